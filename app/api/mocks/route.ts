import { jsonWrite } from '@/app/_server/json-write'
import { reader } from '@/app/_server/reader'
import { startMock } from '@/lib/study'
import { START_WANTED, StartSchema } from './mock-body'
import { mockProblem } from './mock-problem'

/** Starts a mock interview; the same one under an id that is kept already. */
export async function POST(request: Request): Promise<Response> {
  return jsonWrite(request, StartSchema, START_WANTED, async (userId, { v: _, ...wish }) => {
    const started = await startMock(userId, await reader(), wish)
    return started.ok ? Response.json({ v: 1, id: started.id }, { status: 201 }) : mockProblem(started.problem)
  })
}
