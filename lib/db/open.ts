import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient as PostgresqlClient } from './generated/postgresql/client'
import { PrismaClient } from './generated/sqlite/client'
import { kindOf, type DatabaseKind } from './kind'
import { SqliteAdapterFactory } from './sqlite-adapter'
import type { SqliteDriver } from './sqlite-driver'

/** A client; its type is that of SQLite's, the narrower of the two. */
export interface OpenDatabase {
  readonly url: string
  readonly kind: DatabaseKind
  readonly client: PrismaClient
  /** SQLite's connection beneath the client, once there is one */
  readonly driver: () => SqliteDriver | null
}

/** Connections of this process to a PostgreSQL server; each serves one transaction or statement at a time. */
const MOST_CONNECTIONS = 10

/** How long a request waits for a connection before it is told that the database is busy. */
const CONNECT_MS = 5_000

/**
 * Makes a client for the database that a URL names; it connects at first use.
 *
 * @param url - `file:…`, `postgres://…` or `postgresql://…`
 */
export function openDatabase(url: string): OpenDatabase {
  const kind = kindOf(url)
  if (kind === 'postgresql') return { url, kind, client: postgresql(url), driver: () => null }
  const adapter = new SqliteAdapterFactory(url)
  return { url, kind, client: new PrismaClient({ adapter }), driver: () => adapter.driver }
}

function postgresql(connectionString: string): PrismaClient {
  const adapter = new PrismaPg({
    connectionString,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'receptive',
  })
  // both are generated from one schema, and the room asks nothing that only one of them knows
  return new PostgresqlClient({ adapter }) as unknown as PrismaClient
}
