// `npm run faults`: faults done for real to the built server: kills, a full disk, a held lock, a slow disk, damaged pages,
// restarts, copies under load. It ends with a table of what was seen; exit code 1 where anything was otherwise than promised.
// `npm run faults -- kill` runs the files whose name has it.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from './start/paths.mjs'

delete process.env.DATABASE_URL
delete process.env.DIRECT_DATABASE_URL

const { prepareForTests } = await import('./start/main.mjs')
if (!(await prepareForTests())) process.exit(1)

const folder = mkdtempSync(join(tmpdir(), 'receptive-faults-'))
const figures = join(folder, 'figures')
const vitest = join(dirname(createRequire(join(ROOT, 'package.json')).resolve('vitest/package.json')), 'vitest.mjs')
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--config', 'vitest.faults.config.ts', ...process.argv.slice(2)],
  { cwd: ROOT, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test', RECEPTIVE_FAULTS_FIGURES: figures } },
)

const seen = existsSync(figures) ? readFileSync(figures, 'utf8').trim().split('\n') : []
const order = (name) => Number(name.slice(1))
for (const { fault, what, seen: found } of seen
  .map((line) => JSON.parse(line))
  .sort((a, b) => order(a.fault) - order(b.fault))) {
  const list = Object.entries(found).map(([name, figure]) => `${name} ${figure}`)
  console.log(`${fault.padEnd(4)} ${what}: ${list.join(' · ')}`)
}
rmSync(folder, { recursive: true, force: true })
process.exit(status ?? 1)
