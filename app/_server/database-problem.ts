import 'server-only'
import { isDatabaseFault } from '@/lib/study'
import { problemResponse } from './problem-response'

const BUSY_RETRY_SECONDS = 2

/** The answer where the database could not take a write; a fault of our own is thrown on. */
export function databaseProblem(error: unknown): Response {
  switch (isDatabaseFault(error)) {
    case 'busy':
      return problemResponse(
        503,
        { code: 'busy', todo: 'Another program holds the database; keep it and try again.' },
        BUSY_RETRY_SECONDS,
      )
    case 'disk_full':
      return problemResponse(507, {
        code: 'disk_full',
        todo: 'The disk is full. Keep it and try again once there is room.',
      })
    default:
      throw error
  }
}
