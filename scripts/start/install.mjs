import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DATA, ROOT } from './paths.mjs'
import { StartProblem } from './problem.mjs'
import { npm, run } from './run.mjs'
import { finish, forget, hashOf, isFresh } from './stamp.mjs'

const runtime = `${process.version} ${process.platform} ${process.arch}`

/** Installs the packages of the lock file, without the scripts that would compile: those run beside the build. */
export async function installPackages() {
  const hash = hashOf(['package-lock.json', '.npmrc'], runtime)
  if (isFresh('install', hash) && existsSync(join(ROOT, 'node_modules'))) return false
  forget('install')
  forget('driver')
  // NODE_ENV=production would leave the tools out
  const { code, output } = await npm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'])
  if (code !== 0) {
    throw new StartProblem(
      `Installing the packages failed. Check that this machine reaches a package registry (npm ping), then start again. npm said:\n${tail(output)}`,
    )
  }
  finish('install', hash)
}

/** Builds or fetches the SQLite driver's native half. */
export async function buildDriver() {
  const hash = hashOf(['package-lock.json'], runtime)
  if (isFresh('driver', hash) && driverWorks()) return false
  const { code, output } = await npm(['rebuild', 'better-sqlite3'], { env: nodeHeaders() })
  if (code !== 0 || !driverWorks()) {
    throw new StartProblem(
      [
        'The SQLite driver could neither be fetched nor compiled.',
        'Compiling needs python3, make and a C++ compiler: on Debian or Ubuntu `apt-get install python3 make g++`,',
        'on macOS `xcode-select --install`, on Windows the Visual Studio Build Tools. Then start again. npm said:',
        tail(output),
      ].join('\n'),
    )
  }
  finish('driver', hash)
}

/** Makes the database clients, one for each kind of database, from the schema. */
export async function generateClient() {
  const hash = hashOf(['prisma/schema.prisma', 'package-lock.json'])
  const made = ['sqlite', 'postgresql'].every((kind) => existsSync(join(ROOT, `lib/db/generated/${kind}/client.ts`)))
  if (isFresh('client', hash) && made) return false
  const { code, output } = await run(process.execPath, ['scripts/generate-client.mjs'])
  if (code !== 0) throw new StartProblem(`The database client could not be generated:\n${tail(output)}`)
  finish('client', hash)
}

/** The last lines of a program's words, where the reason stands. */
export const tail = (text) => text.trim().split('\n').slice(-15).join('\n')

function driverWorks() {
  try {
    const require = createRequire(join(ROOT, 'package.json'))
    return existsSync(
      join(dirname(require.resolve('better-sqlite3/package.json')), 'build/Release/better_sqlite3.node'),
    )
  } catch {
    return false
  }
}

/** A Node that brings its own headers spares node-gyp a download. */
function nodeHeaders() {
  const prefix = dirname(dirname(process.execPath))
  if (process.env.npm_config_nodedir || !existsSync(join(prefix, 'include/node/node_version.h'))) return {}
  return { npm_config_nodedir: prefix }
}

/** The key that signs sessions: made once, readable by its owner alone. */
export async function authSecret() {
  const { randomBytes } = await import('node:crypto')
  const file = join(DATA, 'auth-secret')
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32) {
    throw new StartProblem(
      `${file} holds no usable key. Remove the file (everybody has to sign in again) and start again.`,
    )
  }
  return secret
}
