import { z } from 'zod'
import { ownJson } from '@/app/_server/own-json'
import { problemResponse, signedOut } from '@/app/_server/problem-response'
import { readQuery } from '@/app/_server/query'
import { currentUser } from '@/app/_server/session'
import { LIMITS } from '@/lib/limits'
import { ACT_SCOPES, cardsOfAct, TOPIC_ACTS } from '@/lib/study'

const QuerySchema = z.strictObject({
  topic: z.string().max(LIMITS.queryCharacters.limit),
  scope: z.enum(ACT_SCOPES),
  act: z.enum(TOPIC_ACTS),
})

const TODO = 'Ask with topic=…, scope=own|below and act=suspend|resume|reset.'

/** The cards that an act on a topic would change, for whoever is to write it into the log. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const query = readQuery(request, QuerySchema, TODO)
  if ('refusal' in query) return query.refusal
  const { topic: topicId, scope, act } = query.asked
  const cards = await cardsOfAct(user.userId, { topicId, scope, act })
  if (cards === null) {
    return problemResponse(404, { code: 'malformed', found: topicId, todo: 'Ask for a topic of the map.' })
  }
  return ownJson({ v: 1, cards })
}
