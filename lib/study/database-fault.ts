import { DatabaseError } from '@/lib/db'

/** The code of a fault that the database could not help and that a person should hear of; null for anything else. */
export function isDatabaseFault(error: unknown): 'busy' | 'disk_full' | null {
  if (!(error instanceof DatabaseError)) return null
  return error.code === 'busy' || error.code === 'disk_full' ? error.code : null
}
