import { z } from 'zod'
import { ownJson } from '@/app/_server/own-json'
import { signedOut } from '@/app/_server/problem-response'
import { readQuery } from '@/app/_server/query'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { undoableEntries } from '@/lib/study'

const MOST_ENTRIES = 100

const QuerySchema = z.strictObject({
  lang: z.enum(['en', 'zh']).optional(),
  n: z.coerce.number().int().min(1).max(MOST_ENTRIES).default(20),
})

/** What can be taken back, newest first: for a session that has no steps of its own left. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const query = readQuery(request, QuerySchema, `Ask with lang=en|zh, n=1…${MOST_ENTRIES}.`)
  if ('refusal' in query) return query.refusal
  const { lang, n } = query.asked
  const asking = await reader()
  const entries = await undoableEntries(user.userId, n, { ...asking, language: lang ?? asking.language })
  return ownJson({ v: 1, entries })
}
