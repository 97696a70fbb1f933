import type { TestProject } from 'vitest/node'
import { preparedFiles } from './prepared-databases'

declare module 'vitest' {
  interface ProvidedContext {
    /** an empty database with all migrations: a file or the URL of a server; copy it, never write to it */
    emptyDatabase: string
    /** the same with the questions of content/ */
    filledDatabase: string
  }
}

/** Makes the SQLite files that tests copy: one empty, one with the questions. */
export default function setup(project: TestProject): void {
  const { empty, filled } = preparedFiles()
  project.provide('emptyDatabase', empty)
  project.provide('filledDatabase', filled)
}
