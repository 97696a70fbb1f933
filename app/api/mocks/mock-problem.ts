import 'server-only'
import { problemResponse } from '@/app/_server/problem-response'

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
