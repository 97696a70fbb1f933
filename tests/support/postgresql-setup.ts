import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres-server'
import { preparedOnServer } from './prepared-databases'

/** Starts a PostgreSQL server with the databases that tests copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  try {
    const { empty, filled } = await preparedOnServer((database) => server.url(database))
    project.provide('emptyDatabase', empty)
    project.provide('filledDatabase', filled)
  } catch (error) {
    await server.stop()
    throw error
  }
  return () => server.stop()
}
