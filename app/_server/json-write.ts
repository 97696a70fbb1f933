import 'server-only'
import type { z } from 'zod'
import { overRate, type SignedIn } from '@/lib/auth'
import { now } from './clock'
import { databaseProblem } from './database-problem'
import { jsonBody } from './json-body'
import { malformedField } from './malformed-field'
import { problemResponse, signedOut, slowDown } from './problem-response'
import { currentUser } from './session'

type UserId = SignedIn['userId']

/**
 * What every change by a JSON body has in common: who asks, how often they may, a body of the one form, and what is said
 * where the database cannot take it.
 *
 * @param todo - what to send, for who sent something else
 */
export async function jsonWrite<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  todo: string,
  keep: (userId: UserId, body: z.output<Schema>) => Promise<Response>,
): Promise<Response> {
  return write(async (userId) => {
    const json = await jsonBody(request)
    if (!json.ok) return json.response
    const body = schema.safeParse(json.value)
    if (body.success) return keep(userId, body.data)
    return problemResponse(422, { code: 'malformed', found: malformedField(body.error), todo })
  })
}

/** The same of a change that needs no body. */
export async function write(keep: (userId: UserId) => Promise<Response>): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  try {
    const wait = await overRate('write', user.userId, now())
    return wait === null ? await keep(user.userId) : slowDown(wait)
  } catch (error) {
    return databaseProblem(error)
  }
}
