import { z } from 'zod'
import { ownJson } from '@/app/_server/own-json'
import { signedOut } from '@/app/_server/problem-response'
import { readQuery } from '@/app/_server/query'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { queuePack } from '@/lib/study'

const MOST_DAYS = 7

const QuerySchema = z.strictObject({
  lang: z.enum(['en', 'zh']).optional(),
  days: z.coerce.number().int().min(1).max(MOST_DAYS).default(MOST_DAYS),
})

/** The lists of the coming days, drawn: with them a browser goes on where there is no line. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const query = readQuery(request, QuerySchema, `Ask with lang=en|zh, days=1…${MOST_DAYS}.`)
  if ('refusal' in query) return query.refusal
  const { lang, days } = query.asked
  const asking = await reader()
  const pack = await queuePack(user.userId, { ...asking, language: lang ?? asking.language, days })
  return ownJson(pack)
}
