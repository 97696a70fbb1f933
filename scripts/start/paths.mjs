import { mkdirSync, accessSync, constants } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartProblem } from './problem.mjs'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Where answers live: the database, its copies and the secret. `RECEPTIVE_DATA` moves it. */
export const DATA = process.env.RECEPTIVE_DATA
  ? isAbsolute(process.env.RECEPTIVE_DATA)
    ? process.env.RECEPTIVE_DATA
    : resolve(ROOT, process.env.RECEPTIVE_DATA)
  : join(ROOT, 'data')

export const DATABASE = join(DATA, 'receptive.db')

/** Where copies of the database are kept, unless somebody names another folder. */
export const BACKUPS = join(DATA, 'backups')

/** Lies here where the next start has to replay the log: after a restore, a migration or a salvage. */
export const REPAIR_NEEDED = join(DATA, 'repair-needed')

/** Whether answers are kept on a PostgreSQL server and not in the file above: DATABASE_URL says so. */
export const ON_POSTGRESQL = /^postgres(ql)?:/.test(process.env.DATABASE_URL ?? '')

export const DATABASE_URL = ON_POSTGRESQL ? process.env.DATABASE_URL : `file:${DATABASE}`

/** Where the built app lies. `RECEPTIVE_DIST` moves it, for a second build beside a running one. */
export const DIST = join(ROOT, process.env.RECEPTIVE_DIST || '.next')

/** Stamps of finished steps; beside node_modules they would vanish with `npm ci`. */
export const CACHE = join(ROOT, '.cache')

/** Makes the folders that the start writes to. @throws {StartProblem} when one cannot be written */
export function makeFolders() {
  for (const [folder, mode] of [
    [DATA, 0o700],
    [CACHE, 0o755],
  ]) {
    try {
      mkdirSync(folder, { recursive: true, mode })
      accessSync(folder, constants.W_OK)
    } catch {
      throw new StartProblem(
        `Cannot write to ${folder}. Make the folder writable for you, or move the clone to one that is; RECEPTIVE_DATA moves the answers alone.`,
      )
    }
  }
  try {
    accessSync(ROOT, constants.W_OK)
  } catch {
    throw new StartProblem(
      `Cannot write to ${ROOT}, where packages and the built app go. Make it writable for you, or move the clone.`,
    )
  }
}
