import { z } from 'zod'
import { jsonWrite, write } from '@/app/_server/json-write'
import { ownJson } from '@/app/_server/own-json'
import { signedOut } from '@/app/_server/problem-response'
import { readQuery } from '@/app/_server/query'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { finishMock, markMock, mockRun, removeMock } from '@/lib/study'
import { FINISH_WANTED, FinishSchema, MARK_WANTED, MarkSchema } from '../mock-body'
import { mockProblem } from '../mock-problem'

type Context = RouteContext<'/api/mocks/[id]'>

const QuerySchema = z.strictObject({ lang: z.enum(['en', 'zh']).optional() })

/** The questions of an interview that goes on. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const query = readQuery(request, QuerySchema, 'Ask with lang=en|zh.')
  if ('refusal' in query) return query.refusal
  const asking = await reader()
  const run = await mockRun(user.userId, (await params).id, {
    ...asking,
    language: query.asked.lang ?? asking.language,
  })
  return run === null ? mockProblem('unknown_mock') : ownJson(run)
}

/** Ends an interview with its answers; the same ones again change nothing. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  return jsonWrite(request, FinishSchema, FINISH_WANTED, async (userId, { answers }) => {
    const finished = await finishMock(userId, id, answers, await reader())
    return finished.ok ? ownJson({ v: 1, id }) : mockProblem(finished.problem)
  })
}

/** Keeps what the person says of their answers, and under which ids the ratings are about to go into the log. */
export async function PATCH(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  return jsonWrite(request, MarkSchema, MARK_WANTED, async (userId, { marks, entryIds }) => {
    const marked = await markMock(userId, id, { marks, entryIds }, await reader())
    return marked.ok ? ownJson({ v: 1, id }) : mockProblem(marked.problem)
  })
}

/** Forgets an interview; what of it is in the log stays there. */
export async function DELETE(_request: Request, { params }: Context): Promise<Response> {
  const { id } = await params
  return write(async (userId) =>
    (await removeMock(userId, id)) ? new Response(null, { status: 204 }) : mockProblem('unknown_mock'),
  )
}
