import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, parse } from 'node:path'
import { freePort } from './free-port'
import { postgresPrograms } from './postgres-programs'

/** `nobody`, by number: PostgreSQL refuses to run as root. */
const NOBODY = 65_534

/** Nothing here outlives the tests, so nothing waits for the disk. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  shared_buffers: '64MB',
  max_connections: '200',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
}

/** A PostgreSQL server of our own, from the programs in a development package. */
export interface PostgresServer {
  /** of a database on it */
  url(database: string): string
  /** Kills it as a crash would; its folder stays. */
  crash(): Promise<void>
  /** Starts it again where it crashed, at the same address. */
  resume(): Promise<void>
  stop(): Promise<void>
}

/** Starts a server on a folder that is gone when it stops. @throws where {@link postgresPrograms} finds none */
export async function startPostgres(): Promise<PostgresServer> {
  const home = postgresPrograms()
  if (!home) throw new Error('there are no PostgreSQL programs for this platform')
  const folder = mkdtempSync(join(tmpdir(), 'receptive-postgres-'))
  const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  const native = readable(home, folder, 'uid' in owner)
  linkLibraries(native)
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  const password = randomBytes(18).toString('hex')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if ('uid' in owner) for (const place of [folder, data, passwordFile]) chownSync(place, NOBODY, NOBODY)

  const env = { ...process.env, LC_ALL: 'C', NODE_OPTIONS: '' }
  const made = spawnSync(
    join(native, 'bin', 'initdb'),
    [
      `--pgdata=${data}`,
      '--username=receptive',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...owner, env, cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.error?.message ?? ''}${made.stdout}${made.stderr}`)

  const port = await freePort()
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const launch = async (): Promise<ChildProcess> => {
    const child = spawn(join(native, 'bin', 'postgres'), ['-D', data, '-p', String(port), ...settings], {
      ...owner,
      env,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await ready(child)
    return child
  }
  let server = await launch()
  const end = async (signal: 'SIGINT' | 'SIGQUIT'): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill(signal)
    await ended
  }
  const atExit = (): void => void server.kill('SIGINT')
  process.once('exit', atExit)
  return {
    url: (database) => `postgresql://receptive:${password}@127.0.0.1:${port}/${database}`,
    crash: () => end('SIGQUIT'),
    async resume() {
      server = await launch()
    },
    async stop() {
      process.removeListener('exit', atExit)
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A clone in a folder that root keeps for itself: the programs are copied to where `nobody` may read them. */
function readable(home: string, folder: string, needed: boolean): string {
  const OTHERS_MAY_PASS = 0o001
  const open = (place: string): boolean =>
    (statSync(place).mode & OTHERS_MAY_PASS) !== 0 && (place === parse(place).root || open(dirname(place)))
  if (!needed || open(home)) return home
  const copy = join(folder, 'native')
  cpSync(home, copy, { recursive: true, verbatimSymlinks: true })
  return copy
}

/** The package's libraries need links that its install script makes; we install without scripts. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(dirname(native), target.replace(/^native/, basename(native)))
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('database system is ready to accept connections')) {
        output = ''
        resolve()
      }
    })
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${output}`)))
  })
}
