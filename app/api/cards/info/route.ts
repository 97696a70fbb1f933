import { z } from 'zod'
import { catalogueOf } from '@/app/i18n'
import { ownJson } from '@/app/_server/own-json'
import { problemResponse, signedOut } from '@/app/_server/problem-response'
import { readQuery } from '@/app/_server/query'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { LIMITS } from '@/lib/limits'
import { cardInfo } from '@/lib/study'

const QuerySchema = z.strictObject({
  card: z.string().min(1).max(LIMITS.queryCharacters.limit),
  lang: z.enum(['en', 'zh']).optional(),
  before: z.string().max(LIMITS.queryCharacters.limit).optional(),
})

/** A card's memory, marks and history, with the words that they are told in: a session carries none of them. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const query = readQuery(request, QuerySchema, 'Ask with card=id, lang=en|zh, before=id.')
  if ('refusal' in query) return query.refusal
  const { card, lang, before } = query.asked
  const asking = await reader()
  const language = lang ?? asking.language
  const info = await cardInfo(user.userId, card, { ...asking, language }, before)
  if (info === null)
    return problemResponse(404, { code: 'unknown_card', found: card, todo: 'Ask for a card that is here.' })
  const {
    card: words,
    explain,
    absence,
    reason,
    kind,
    rating,
    phase,
    answer,
    mistake,
    topic,
  } = await catalogueOf(language)
  const answerWords = { card: words, explain, absence, reason, kind, rating, phase, answer, mistake, topic }
  return ownJson({ ...info, words: answerWords })
}
