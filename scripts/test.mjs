// `npm test`: everything from a bare clone to a verdict. It installs, builds, checks types and style, finds a browser, and
// ends with the test runner's own summary. What follows `--` goes to the runner (npm test -- --project unit tests/engine).
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Receptive needs Node 20.19 or newer; this is ${process.version}. Install a newer Node and start again.`,
  )
  process.exit(1)
}

// tests make databases of their own and must never reach one that somebody uses
delete process.env.DATABASE_URL
delete process.env.DIRECT_DATABASE_URL

const { prepareForTests } = await import('./start/main.mjs')
if (!(await prepareForTests())) process.exit(1)

const tool = (name, bin) =>
  join(dirname(createRequire(join(ROOT, 'package.json')).resolve(`${name}/package.json`)), bin)
const tsc = tool('typescript', 'bin/tsc')

check('types', [tsc, '--noEmit', '-p', 'tsconfig.json'])
check('types of the pure rooms', [tsc, '--noEmit', '-p', 'tsconfig.pure.json'])
check('lint', [tool('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0'])
check('format', [tool('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'])
check('migrations', ['scripts/migrate.mjs', 'check'])

const { ensureBrowser } = await import('./browser.mjs')
try {
  process.env.RECEPTIVE_BROWSER = await ensureBrowser()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

const { status } = spawnSync(process.execPath, [tool('vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'test' },
})
process.exit(status ?? 1)

function check(name, args) {
  const from = Date.now()
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
  console.log(`${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - from) / 1000).toFixed(1)} s`)
  if (status !== 0) process.exit(status ?? 1)
}
