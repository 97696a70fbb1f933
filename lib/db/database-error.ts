export type DatabaseErrorCode = 'busy' | 'disk_full' | 'not_durable' | 'not_open'

/** A fault of the database that a person may have to hear of: its code says which, `cause` holds the driver's words. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'

  constructor(
    readonly code: DatabaseErrorCode,
    options?: ErrorOptions,
  ) {
    super(code, options)
  }
}

/** The code behind a driver's or Prisma's error, or null when it is neither a lock nor a full disk. */
export function databaseFault(error: unknown): 'busy' | 'disk_full' | null {
  const words = textOf(error)
  if (/SQLITE_BUSY|database is locked|SocketTimeout|P1008|P2034|P2028/i.test(words)) return 'busy'
  // an operating system's file-size limit shows itself as a failed write
  if (/SQLITE_FULL|database or disk is full|SQLITE_IOERR_(WRITE|FSYNC)|disk I\/O error|ENOSPC/i.test(words))
    return 'disk_full'
  return null
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  const meta = 'meta' in error ? JSON.stringify(error.meta) : ''
  return `${code} ${meta} ${error.message} ${error.cause === undefined ? '' : textOf(error.cause)}`
}
