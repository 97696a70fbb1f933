// `npm run restore <file>`: puts a copy in the place of the database, which is kept beside it. `npm run restore -- --salvage`
// does the same with what can still be read of a damaged database. The server must not run.
import { copyFileSync, existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import { backupsIn, notedSha256, removeDatabase, sha256Of, writeDurably } from './backup/files.mjs'
import { salvage } from './backup/salvage.mjs'
import { finishSwitch, switchDatabase } from './backup/switch.mjs'
import { damageOf, migrationsOf } from './backup/verdict.mjs'
import { migrationNames } from './database-kinds.mjs'
import { BACKUPS, DATABASE, ON_POSTGRESQL, REPAIR_NEEDED } from './start/paths.mjs'
import { runningServer } from './start/running-server.mjs'
import { StartProblem } from './start/problem.mjs'

const staged = `${DATABASE}.new`

try {
  await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof StartProblem)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function main([given, ...rest]) {
  if (given === undefined || rest.length > 0 || (given.startsWith('-') && given !== '--salvage')) {
    const newest = backupsIn(BACKUPS)[0]
    throw new StartProblem(
      `Say which copy: npm run restore -- ${newest ?? '/path/of/a/copy.db'}\nOr save what can be read of a damaged database: npm run restore -- --salvage`,
    )
  }
  if (ON_POSTGRESQL) {
    throw new StartProblem(
      'The answers are on a PostgreSQL server: put a dump back with its own programs, as pg_restore --clean --if-exists --dbname="$DATABASE_URL" receptive.dump',
    )
  }
  const server = await runningServer()
  if (server) throw new StartProblem(`Receptive is running at ${server}. End it first (Ctrl-C), then restore.`)
  finishSwitch(DATABASE)
  refuseInUse()
  removeDatabase(staged)
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
  try {
    if (given === '--salvage') await salvageTo(stamp)
    else await restoreFrom(resolve(given), stamp)
  } finally {
    removeDatabase(staged)
  }
}

async function restoreFrom(copy, stamp) {
  if (!existsSync(copy) || !statSync(copy).isFile()) throw new StartProblem(`There is no file ${copy}.`)
  if (resolve(copy) === resolve(DATABASE)) throw new StartProblem(`${copy} is the database itself.`)
  if (existsSync(`${copy}-wal`) && statSync(`${copy}-wal`).size > 0) {
    throw new StartProblem(
      `${copy} was in use when it was copied: a part of it lies in ${copy}-wal. Make copies with npm run backup.`,
    )
  }
  const noted = notedSha256(copy)
  if (noted !== null && noted !== (await sha256Of(copy))) {
    throw new StartProblem(
      `${copy} is not as it was made: its SHA-256 is another than ${copy}.sha256 says. Take another copy.`,
    )
  }
  copyFileSync(copy, staged)
  const damage = damageOf(staged)
  if (damage !== null) throw new StartProblem(`${copy} is damaged (${damage}). Take another copy.`)
  refuseForeign(copy)
  const aside = `${DATABASE}.before-restore-${stamp}`
  switchTo(aside)
  tell(`Restored ${copy}.`, aside)
}

async function salvageTo(stamp) {
  if (!existsSync(DATABASE)) throw new StartProblem(`There is no database at ${DATABASE}.`)
  const { way, rows } = await salvage(DATABASE, staged).catch((error) => {
    throw new StartProblem(`Nothing could be read of ${DATABASE} (${error.message}); it was left as it is.`)
  })
  const damage = damageOf(staged)
  if (damage !== null) throw new StartProblem(`What was read is not sound (${damage}); ${DATABASE} was left as it is.`)
  const aside = `${DATABASE}.damaged-${stamp}`
  switchTo(aside)
  const how = way === 'shell' ? 'with the shell of SQLite' : 'row by row'
  tell(`Saved ${how}: ${rows.LogEntry ?? 0} entries of the log, ${rows.User ?? 0} people.`, aside)
}

function switchTo(aside) {
  // states may be older than the log beside them, or be gone: the next start replays
  writeDurably(REPAIR_NEEDED, '')
  switchDatabase(DATABASE, staged, aside, testStop)
}

function tell(words, aside) {
  const kept = existsSync(aside) ? ` The database that was there is kept: ${aside}` : ''
  process.stdout.write(`${words}${kept}\nnpm start brings it up to date, reads the questions, and replays the log.\n`)
}

/** A database of a newer version, or of another program, is not put in the place of ours. */
function refuseForeign(copy) {
  const migrations = migrationsOf(staged)
  if (migrations === null) throw new StartProblem(`${copy} is no database of Receptive.`)
  const newer = migrations.filter((name) => !migrationNames('sqlite').includes(name))
  if (newer.length > 0) {
    throw new StartProblem(
      `${copy} was made by a newer Receptive (it knows ${newer.join(', ')}). Update the clone first. Nothing was changed.`,
    )
  }
}

/** Whoever has the database open would go on writing to the one that was put aside. */
function refuseInUse() {
  if (!existsSync(DATABASE)) return
  let db
  try {
    db = new Sqlite(DATABASE, { timeout: 1_000 })
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE; COMMIT')
  } catch (error) {
    if (/^SQLITE_(BUSY|LOCKED)/.test(error.code ?? '')) {
      throw new StartProblem(`Another program has ${DATABASE} open. End it first, then restore.`)
    }
    // a damaged one cannot be opened, and may well be what is to be replaced
  } finally {
    db?.close()
  }
}

/** A test cuts the restore off after a step. */
function testStop(step) {
  if (process.env.RECEPTIVE_TEST === '1' && process.env.RECEPTIVE_TEST_KILL_AT === step)
    process.kill(process.pid, 'SIGKILL')
}
