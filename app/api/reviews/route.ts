import { z } from 'zod'
import { now } from '@/app/_server/clock'
import { databaseProblem } from '@/app/_server/database-problem'
import { jsonBody } from '@/app/_server/json-body'
import { malformedField } from '@/app/_server/malformed-field'
import { problemResponse, signedOut, slowDown } from '@/app/_server/problem-response'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { overRate, type SignedIn } from '@/lib/auth'
import { LIMITS } from '@/lib/limits'
import { recordEntries } from '@/lib/study'

const BodySchema = z.strictObject({
  v: z.literal(1),
  user: z.string(),
  entries: z.array(z.unknown()).min(1),
})

/** Keeps a batch of log entries; the answer is sent once they are on the disk. */
export async function POST(request: Request): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  try {
    return await keep(user.userId, request)
  } catch (error) {
    return databaseProblem(error)
  }
}

async function keep(userId: SignedIn['userId'], request: Request): Promise<Response> {
  const wait = await overRate('review', userId, now())
  if (wait !== null) return slowDown(wait)
  const json = await jsonBody(request)
  if (!json.ok) return json.response
  const body = BodySchema.safeParse(json.value)
  if (!body.success) {
    return problemResponse(422, {
      code: 'malformed',
      found: malformedField(body.error),
      todo: 'Send { v: 1, user, entries: […] } with one entry at least and nothing else.',
    })
  }
  const { limit, code } = LIMITS.entriesPerRequest
  if (body.data.entries.length > limit) {
    return problemResponse(422, { code, limit, found: body.data.entries.length, todo: 'Send fewer entries at a time.' })
  }
  if (body.data.user !== userId) {
    return problemResponse(409, { code: 'other_user', todo: 'Keep these entries until their own user signs in.' })
  }
  return Response.json(await recordEntries(userId, body.data.entries, await reader()), {
    headers: { 'cache-control': 'no-store' },
  })
}
