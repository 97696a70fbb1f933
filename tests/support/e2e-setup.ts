import type { TestProject } from 'vitest/node'
import { AppProcess } from './app-process'

declare module 'vitest' {
  interface ProvidedContext {
    address: string
    appDatabaseUrl: string
    appData: string
  }
}

/** Serves the production build once for all end-to-end tests; each makes a guest of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const app = await AppProcess.create()
  await app.start().catch(async (error: unknown) => {
    await app.dispose()
    throw error
  })
  project.provide('address', app.address)
  project.provide('appDatabaseUrl', app.databaseUrl)
  project.provide('appData', app.data)
  return () => app.dispose()
}
