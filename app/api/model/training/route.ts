import { now } from '@/app/_server/clock'
import { databaseProblem } from '@/app/_server/database-problem'
import { write } from '@/app/_server/json-write'
import { ownJson } from '@/app/_server/own-json'
import { problemResponse, signedOut } from '@/app/_server/problem-response'
import { currentUser } from '@/app/_server/session'
import { newId } from '@/app/_ui/uuid'
import { endTraining, keepModels, startTraining, trainingState } from '@/lib/study'

const BUSY_S = 60

/** How the fit of one's memory model stands. */
export async function GET(): Promise<Response> {
  const user = await currentUser()
  return user ? ownJson({ v: 1, ...trainingState(user.userId) }) : signedOut()
}

/** Starts it; one that runs already goes on. */
export async function POST(): Promise<Response> {
  return write((userId) => {
    const state = startTraining(userId)
    return Promise.resolve(
      state === null
        ? problemResponse(503, { code: 'busy', todo: 'Try again in a minute.' }, BUSY_S)
        : ownJson({ v: 1, ...state }, 202),
    )
  })
}

/** Keeps what came of it. The answer is what the log has to say for it to be in force; the browser writes that. */
export async function PUT(): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const state = trainingState(user.userId)
  if (state.state !== 'done') {
    return problemResponse(409, { code: 'malformed', found: state.state, todo: 'Start it and wait until it is done.' })
  }
  try {
    const at = now()
    const choice = await keepModels(user.userId, state.outcome, { now: at, newId: () => newId(at) })
    endTraining(user.userId)
    return ownJson({ v: 1, choice })
  } catch (error) {
    return databaseProblem(error)
  }
}

/** Ends it, or drops what came of it. */
export async function DELETE(): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  endTraining(user.userId)
  return new Response(null, { status: 204 })
}
