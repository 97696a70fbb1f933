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
  if (BUSY.test(words) || connectionLost(error)) return 'busy'
  return DISK_FULL.test(words) ? 'disk_full' : null
}

/** Whether a connection to a server broke or could not be made: what ran on it may have been committed or not. */
export const connectionLost = (error: unknown): boolean => LOST.test(textOf(error))

/** Locks, a transaction that has to be run again, a server that takes no more connections or cancels a statement. */
const BUSY = new RegExp(
  `SQLITE_BUSY|database is locked|SocketTimeout|P1008|P2034|P2028|TransactionWriteConflict|${sqlState('40001', '40P01', '53300', '55P03', '57014')}`,
  'i',
)

/** An operating system's file-size limit shows itself as a failed write. */
const DISK_FULL = new RegExp(
  `SQLITE_FULL|database or disk is full|SQLITE_IOERR_(WRITE|FSYNC)|disk I/O error|ENOSPC|${sqlState('53100')}`,
  'i',
)

const LOST = new RegExp(
  `P1001|P1017|DatabaseNotReachable|ConnectionClosed|ECONNRESET|EPIPE|ETIMEDOUT|Connection terminated|is not queryable|timeout exceeded when trying to connect|${sqlState('08006', '57P01', '57P02', '57P03')}`,
  'i',
)

/** The codes of a PostgreSQL server, as its driver passes them on. */
function sqlState(...codes: readonly string[]): string {
  return `"originalCode":"(${codes.join('|')})"`
}

/** All that an error and what lies behind it say. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'object' ? JSON.stringify(error) : String(error)
  const code = 'code' in error ? String(error.code) : ''
  const meta = 'meta' in error ? JSON.stringify(error.meta) : ''
  return `${code} ${meta} ${error.message} ${error.cause === undefined ? '' : textOf(error.cause)}`
}
