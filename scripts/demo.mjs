// `npm run demo`: the app with a learner of 120 days, in a database of its own. The learner's memory is simulated; what it
// answers goes through the same use cases as everybody's. `--days 60` makes a shorter one, `--anew` makes it again,
// `--make-only` does not start the app.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LONGEST_DAYS = 730

const options = process.argv.slice(2)
const days = options.includes('--days') ? Number(options[options.indexOf('--days') + 1]) : 120
if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS) {
  process.stderr.write(`Say for how many days, 1 to ${LONGEST_DAYS}: npm run demo -- --days 120\n`)
  process.exit(2)
}

process.env.RECEPTIVE_DATA = process.env.RECEPTIVE_DEMO_DATA || join(ROOT, 'data', 'demo')
// an answer to the demo must never reach another database
delete process.env.DATABASE_URL
const { DATA, DATABASE_URL } = await import('./start/paths.mjs')
const note = join(DATA, 'demo.json')

if (options.includes('--anew') || !existsSync(note)) {
  for (const name of ['receptive.db', 'receptive.db-wal', 'receptive.db-shm', 'content.stamp', 'demo.json']) {
    rmSync(join(DATA, name), { force: true })
  }
  run(['scripts/start.mjs', '--prepare'])
  process.stdout.write(`Simulating a learner of ${days} days …\n`)
  run(['--conditions=react-server', '--import', 'tsx', 'scripts/demo/make.ts', note, String(days)], { DATABASE_URL })
}

const { email, password } = JSON.parse(readFileSync(note, 'utf8'))
process.stdout.write(`\nThe demo learner signs in as ${email} with the password ${password}\n\n`)
if (!options.includes('--make-only')) run(['scripts/start.mjs'])

function run(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  if (status !== 0) process.exit(status ?? 1)
}
