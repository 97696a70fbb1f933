import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase } from '@/lib/db'
import { onDatabase } from './prepared-databases'

/** Where a test's database is. */
export interface OwnDatabase {
  /** what DATABASE_URL says while the tests of the file run */
  readonly url: string
  /** the file of an SQLite database; tests that need it are named *.sqlite.test.ts */
  readonly file: string
}

/**
 * Gives a test file a database of its own, as the program would open it: an SQLite file or a database on a PostgreSQL
 * server, by the project that runs it.
 *
 * @param kind - without or with the questions
 */
export function useOwnDatabase(kind: 'emptyDatabase' | 'filledDatabase'): OwnDatabase {
  return inject(kind).startsWith('postgresql:') ? onServer(inject(kind)) : inFolder(inject(kind))
}

function inFolder(prepared: string): OwnDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'receptive-test-'))
  const file = join(folder, 'receptive.db')
  beforeAll(() => {
    copyFileSync(prepared, file)
    process.env['DATABASE_URL'] = `file:${file}`
  })
  afterAll(async () => {
    await closeDatabase()
    rmSync(folder, { recursive: true, force: true })
  })
  return { url: `file:${file}`, file }
}

function onServer(prepared: string): OwnDatabase {
  const name = `test_${randomBytes(8).toString('hex')}`
  const [url, admin] = [new URL(prepared), new URL(prepared)]
  url.pathname = name
  admin.pathname = 'postgres'
  beforeAll(async () => {
    // it keeps nothing on the disk, and says so
    process.env['ALLOW_FSYNC_OFF'] = '1'
    await onDatabase(admin.href, (client) =>
      client.query(`CREATE DATABASE ${name} TEMPLATE ${prepared.split('/').at(-1)}`),
    )
    process.env['DATABASE_URL'] = url.href
  })
  afterAll(async () => {
    await closeDatabase()
    await onDatabase(admin.href, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`))
  })
  return {
    url: url.href,
    get file(): string {
      throw new Error('a database on a server has no file: name the test *.sqlite.test.ts')
    },
  }
}
