import { z } from 'zod'
import { ownJson } from '@/app/_server/own-json'
import { signedOut } from '@/app/_server/problem-response'
import { readQuery } from '@/app/_server/query'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { LIMITS, MOCK_LIMITS } from '@/lib/limits'
import { queue } from '@/lib/study'

const MOST_ITEMS = 20

const QuerySchema = z.strictObject({
  lang: z.enum(['en', 'zh']).optional(),
  n: z.coerce.number().int().min(1).max(MOST_ITEMS).default(10),
  not: z
    .string()
    .max(LIMITS.queryCharacters.limit * 40)
    .default(''),
  topic: z.string().max(LIMITS.queryCharacters.limit).optional(),
  own: z.literal('1').optional(),
  kind: z.enum(['explain', 'choice', 'cloze', 'numeric', 'figure']).optional(),
  level: z
    .enum(['1', '2', '3'])
    .transform((level) => Number(level) as 1 | 2 | 3)
    .optional(),
  flagged: z.literal('1').optional(),
  leeches: z.literal('1').optional(),
  only: z
    .string()
    .max(LIMITS.queryCharacters.limit * 40)
    .transform((ids) => ids.split(',').filter(Boolean).slice(0, MOCK_LIMITS.namedCards.limit))
    .optional(),
  way: z.enum(['ahead', 'cram']).optional(),
  first: z.string().max(LIMITS.queryCharacters.limit).optional(),
})

const TODO =
  'Ask with lang=en|zh, n=1…20, not=id,id, topic=id, own=1, kind, level=1|2|3, flagged=1, leeches=1, only=id,id, way=ahead|cram, first=id.'

/** The next cards to show, drawn and ready to be judged by the browser. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const query = readQuery(request, QuerySchema, TODO)
  if ('refusal' in query) return query.refusal
  const { lang, n, not, topic, own, kind, level, flagged, leeches, only, way, first } = query.asked
  const asking = await reader()
  const answer = await queue(user.userId, {
    ...asking,
    language: lang ?? asking.language,
    count: n,
    not: not.split(',').filter(Boolean),
    filter: {
      ...(topic ? { topic } : {}),
      ...(own ? { own: true } : {}),
      ...(kind ? { kind } : {}),
      ...(level ? { level } : {}),
      ...(flagged ? { flagged: true } : {}),
      ...(leeches ? { leeches: true } : {}),
      ...(only ? { only } : {}),
      ...(way ? { way } : {}),
    },
    ...(first ? { first } : {}),
  })
  return ownJson(answer)
}
