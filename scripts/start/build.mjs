import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DIST, ROOT } from './paths.mjs'
import { StartProblem } from './problem.mjs'
import { run } from './run.mjs'
import { finish, hashOf, isFresh } from './stamp.mjs'
import { tail } from './install.mjs'

const SOURCES = [
  'app',
  'lib',
  'public',
  'types',
  'prisma/schema.prisma',
  'prisma/postgresql/schema.prisma',
  'proxy.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

/** Path of Next's command line; started directly, since a wrapper would leave its child alive when killed. */
export const nextCli = () =>
  join(dirname(createRequire(join(ROOT, 'package.json')).resolve('next/package.json')), 'dist', 'bin', 'next')

/** Builds the app when its sources changed. */
export async function buildApp() {
  const step = `build-${DIST.replace(/[^a-z0-9]+/gi, '_')}`
  const hash = hashOf(SOURCES, process.version)
  if (isFresh(step, hash) && existsSync(join(DIST, 'BUILD_ID'))) return false
  const { code, output } = await run(process.execPath, [nextCli(), 'build'], {
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (code !== 0) throw new StartProblem(`The app could not be built:\n${tail(output)}`)
  finish(step, hash)
}
