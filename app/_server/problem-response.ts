import 'server-only'
import type { RequestProblem } from '@/lib/study'

/** Refuses a whole request, in the one shape that every route answers in. @param retryAfterSeconds - when to try again */
export function problemResponse(status: number, problem: RequestProblem, retryAfterSeconds?: number): Response {
  return Response.json(problem, {
    status,
    headers: {
      'cache-control': 'no-store',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    },
  })
}

/** Refuses what nobody asked for. */
export const signedOut = (): Response => problemResponse(401, { code: 'signed_out', todo: 'Sign in again.' })

/** Refuses who asks too often. @param seconds - whole, until the next may come */
export const slowDown = (seconds: number): Response =>
  problemResponse(429, { code: 'slow_down', todo: `Try again in ${seconds} s.` }, seconds)
