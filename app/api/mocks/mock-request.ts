import 'server-only'
import type { z } from 'zod'
import { now } from '@/app/_server/clock'
import { databaseProblem } from '@/app/_server/database-problem'
import { jsonBody } from '@/app/_server/json-body'
import { problemResponse, signedOut, slowDown } from '@/app/_server/problem-response'
import { currentUser } from '@/app/_server/session'
import { overRate, type SignedIn } from '@/lib/auth'

const PROBLEMS = {
  no_plan: [409, 'Make a plan with an interview ahead, or ask by role or map.'],
  unknown_role: [422, 'Ask for a role of content/roles.yaml.'],
  nothing_to_ask: [409, 'Take a scope with cards in it.'],
  unknown_mock: [404, 'Ask for an interview of your own.'],
  not_finished: [409, 'Finish the interview first.'],
  unknown_question: [422, 'Name questions of the interview that were answered, each once.'],
  already_finished: [409, 'Other answers were kept; read the report.'],
  already_counted: [409, 'Undo the ratings in the log first.'],
} as const

export type MockProblem = keyof typeof PROBLEMS

/** Refuses what an interview cannot do. */
export function mockProblem(code: MockProblem): Response {
  const [status, todo] = PROBLEMS[code]
  return problemResponse(status, { code, todo })
}

/** What every change of an interview has in common: who asks, how often, and a body of the one form. */
export async function mockWrite<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  todo: string,
  keep: (userId: SignedIn['userId'], body: z.infer<Schema>) => Promise<Response>,
): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  try {
    const wait = await overRate('write', user.userId, now())
    if (wait !== null) return slowDown(wait)
    const json = await jsonBody(request)
    if (!json.ok) return json.response
    const body = schema.safeParse(json.value)
    if (body.success) return await keep(user.userId, body.data)
    return problemResponse(422, { code: 'malformed', found: body.error.issues[0]?.path.join('.') ?? '', todo })
  } catch (error) {
    return databaseProblem(error)
  }
}
