import type { OpenDatabase } from './open'

/** SQLite's number for `synchronous = FULL`: an acknowledged commit has reached the disk. */
const SYNCHRONOUS_FULL = 2n

/** Set to 1, it lets a PostgreSQL server run that does not write to the disk: that of the tests, which end with it. */
const ALLOW_FSYNC_OFF = 'ALLOW_FSYNC_OFF'

/** Reads back, on a connection the program uses, whether a commit is on the disk when it is acknowledged. */
export async function commitsReachDisk({ kind, client }: OpenDatabase): Promise<boolean> {
  if (kind === 'sqlite') {
    const rows = await client.$queryRaw<{ synchronous: bigint | number }[]>`PRAGMA synchronous`
    return BigInt(rows[0]?.synchronous ?? 0) === SYNCHRONOUS_FULL
  }
  const [server] = await client.$queryRaw<{ commit: string; fsync: string }[]>`
    SELECT current_setting('synchronous_commit') AS "commit", current_setting('fsync') AS "fsync"`
  const writes = server?.fsync === 'on' || process.env[ALLOW_FSYNC_OFF] === '1'
  return writes && server !== undefined && server.commit !== 'off'
}
