import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { finishSwitch } from '../backup/switch.mjs'
import { buildApp } from './build.mjs'
import { fillContent, migrateDatabase, restoreInterrupted } from './database.mjs'
import { backUpDaily } from './daily-backup.mjs'
import { authSecret, buildDriver, generateClient, installPackages } from './install.mjs'
import { checkInBackground, checkIntegrity, orWayOut } from './integrity.mjs'
import { DATA, DATABASE, DATABASE_URL, makeFolders, ON_POSTGRESQL, REPAIR_NEEDED } from './paths.mjs'
import { choosePort } from './port.mjs'
import { checkPostgresql, identityOfPostgresql, migratePostgresql, refuseForeignUrl } from './postgresql.mjs'
import { StartProblem } from './problem.mjs'
import { Progress } from './progress.mjs'
import { repairStates } from './repair.mjs'
import { runningServer, SERVER_NOTE } from './running-server.mjs'
import { remoteFileSystem, storageWarning } from './storage.mjs'

/** Nobody else on the network sees the app unless told to. */
const HOST = '127.0.0.1'

/**
 * Brings the clone from whatever state it is in to a running app.
 *
 * @param {string[]} options - `--prepare` stops before serving; `--dev` serves with live reload and no build
 */
export async function main(options) {
  try {
    refuseForeignUrl()
    makeFolders()
    const dev = options.includes('--dev')
    const running = options.includes('--prepare') ? null : await runningServer()
    if (running) return void process.stdout.write(`Receptive is already running: ${running}\n`)
    const serves = !options.includes('--prepare')
    // a port that is taken is said before minutes of building, not after
    if (serves && process.env.PORT) await choosePort(process.env.HOST || HOST)
    await prepare({ build: !dev })
    if (serves) await serve({ dev })
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error
    process.stderr.write(`\n${error.message}\n`)
    process.exitCode = 1
  }
}

/** Everything the tests need that a bare clone lacks; they make databases of their own. @returns whether it went well */
export async function prepareForTests() {
  try {
    makeFolders()
    const progress = new Progress(3)
    await progress.step('Install packages from the lock file', installPackages)
    await progress.step('Generate the database client', generateClient)
    await buildBesideDriver(progress)
    return true
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error
    process.stderr.write(`\n${error.message}\n`)
    return false
  }
}

async function prepare({ build }) {
  const progress = new Progress(build ? 6 : 5)
  await progress.step('Install packages from the lock file', installPackages)
  // a server that is not there is said before minutes of building, not after
  if (ON_POSTGRESQL) await checkPostgresql()
  await progress.step('Generate the database client', generateClient)
  if (build) {
    await buildBesideDriver(progress)
  } else if (!ON_POSTGRESQL) {
    await progress.step('Build the SQLite driver', buildDriver)
  }
  if (!ON_POSTGRESQL) {
    finishSwitch(DATABASE)
    restoreInterrupted()
    process.env.RECEPTIVE_INTEGRITY = await checkIntegrity()
  }
  await progress.step('Create or migrate the database', ON_POSTGRESQL ? migrateServer : () => orWayOut(migrateDatabase))
  const fill = () => orWayOut(() => fillContent(ON_POSTGRESQL ? identityOfPostgresql : undefined))
  if (build) await progress.step('Read the questions', fill)
  else await fill()
  await progress.step('Replay the log', () => orWayOut(repairStates))
}

async function migrateServer() {
  const did = await migratePostgresql()
  if (did !== false) writeFileSync(REPAIR_NEEDED, '')
  return did
}

/** The driver may take minutes to compile: it does so beside the build, which does not need it. */
async function buildBesideDriver(progress) {
  const driver = ON_POSTGRESQL ? Promise.resolve(false) : buildDriver()
  driver.catch(() => undefined)
  await progress.step('Build the app and the SQLite driver', async () => {
    const did = await Promise.all([buildApp(), driver])
    return did.some((done) => done !== false)
  })
}

async function serve({ dev }) {
  const host = process.env.HOST || HOST
  const port = await choosePort(host)
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  process.env.DATABASE_URL = DATABASE_URL
  process.env.NEXTAUTH_SECRET = process.env.AUTH_SECRET || (await authSecret())
  process.env.NEXTAUTH_URL = process.env.APP_ORIGIN || address
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  // what `npm run demo` left here says that nothing in this database was really answered
  if (existsSync(join(DATA, 'demo.json'))) process.env.RECEPTIVE_DEMO = '1'
  const { serve: listen } = await import('../serve.mjs')
  await listen({ host, port, dev })
  writeFileSync(SERVER_NOTE, JSON.stringify({ pid: process.pid, address }), { mode: 0o600 })
  process.on('exit', () => rmSync(SERVER_NOTE, { force: true }))
  process.stdout.write(`Receptive is ready: ${address}  (Ctrl-C ends it)\n`)
  if (!ON_POSTGRESQL) keepSafe()
}

/** What goes on beside the app for the sake of the file: none of it makes anybody wait. */
function keepSafe() {
  const say = (problem) => process.stderr.write(`\n${problem}\n`)
  const warning = storageWarning(DATA, remoteFileSystem(DATA))
  if (warning !== null) say(warning)
  // what `npm run demo` made can be made again
  if (process.env.RECEPTIVE_DEMO !== '1') backUpDaily(say)
  if (process.env.RECEPTIVE_INTEGRITY !== 'checking') return
  checkInBackground(
    (problem) => {
      process.env.RECEPTIVE_INTEGRITY = 'damaged'
      say(problem)
      // nothing more may be written to it
      process.exitCode = 1
      process.kill(process.pid, 'SIGTERM')
    },
    () => {
      process.env.RECEPTIVE_INTEGRITY = 'ok'
    },
  )
}
