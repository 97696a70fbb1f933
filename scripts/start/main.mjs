import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from './build.mjs'
import { fillContent, migrateDatabase } from './database.mjs'
import { authSecret, buildDriver, generateClient, installPackages } from './install.mjs'
import { DATA, DATABASE_URL, makeFolders, ON_POSTGRESQL } from './paths.mjs'
import { choosePort } from './port.mjs'
import { checkPostgresql, identityOfPostgresql, migratePostgresql, refuseForeignUrl } from './postgresql.mjs'
import { StartProblem } from './problem.mjs'
import { Progress } from './progress.mjs'

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
  const progress = new Progress(build ? 5 : 4)
  await progress.step('Install packages from the lock file', installPackages)
  // a server that is not there is said before minutes of building, not after
  if (ON_POSTGRESQL) await checkPostgresql()
  await progress.step('Generate the database client', generateClient)
  if (build) {
    await buildBesideDriver(progress)
  } else if (!ON_POSTGRESQL) {
    await progress.step('Build the SQLite driver', buildDriver)
  }
  await progress.step('Create or migrate the database', ON_POSTGRESQL ? migratePostgresql : migrateDatabase)
  const fill = () => fillContent(ON_POSTGRESQL ? identityOfPostgresql : undefined)
  if (build) await progress.step('Read the questions', fill)
  else await fill()
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
  const note = join(DATA, 'server.json')
  const { serve: listen } = await import('../serve.mjs')
  await listen({ host, port, dev })
  writeFileSync(note, JSON.stringify({ pid: process.pid, address }), { mode: 0o600 })
  process.on('exit', () => rmSync(note, { force: true }))
  process.stdout.write(`Receptive is ready: ${address}  (Ctrl-C ends it)\n`)
}

/** The address of a server that already writes to this data folder: there must be only one. */
async function runningServer() {
  try {
    const { pid, address } = JSON.parse(readFileSync(join(DATA, 'server.json'), 'utf8'))
    process.kill(pid, 0)
    const answer = await fetch(`${address}/api/health/live`, { signal: AbortSignal.timeout(2_000) })
    return answer.ok ? address : null
  } catch {
    return null
  }
}
