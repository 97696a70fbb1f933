import { z } from 'zod'
import { ownJson } from '@/app/_server/own-json'
import { problemResponse, signedOut } from '@/app/_server/problem-response'
import { readQuery } from '@/app/_server/query'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { LIMITS } from '@/lib/limits'
import { freshInstances } from '@/lib/study'

/** As many as a browser asks for at a time: one to show, one in hand. */
const DRAWN = 2
/** More than anyone practises of one card at a sitting would only slow the draw. */
const MOST_AVOIDED = 20

const SeedSchema = z.coerce.number<string>().int().min(0).max(2_147_483_647)

const QuerySchema = z.strictObject({
  card: z.string().min(1).max(LIMITS.queryCharacters.limit),
  lang: z.enum(['en', 'zh']).optional(),
  not: z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(SeedSchema).max(MOST_AVOIDED))
    .default([]),
})

/** A card asked anew, for practice: other numbers than the last shown. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const query = readQuery(request, QuerySchema, `Ask with card, lang=en|zh, not=seed,seed (at most ${MOST_AVOIDED}).`)
  if ('refusal' in query) return query.refusal
  const { card, lang, not } = query.asked
  const language = lang ?? (await reader()).language
  const answer = await freshInstances(user.userId, { cardId: card, language, not, count: DRAWN })
  if (answer === null) {
    return problemResponse(404, {
      code: 'unknown_card',
      found: card,
      todo: 'Ask for a numeric card or one with pictures.',
    })
  }
  return ownJson(answer)
}
