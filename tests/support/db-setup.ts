import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

declare module 'vitest' {
  interface ProvidedContext {
    /** an empty database with all migrations; copy it, never write to it */
    emptyDatabase: string
    /** the same with the questions of content/ */
    filledDatabase: string
  }
}

/** Makes the databases that tests copy: one empty, one with the questions. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'receptive-db-'))
  const empty = join(folder, 'empty.db')
  const filled = join(folder, 'filled.db')
  const run = (file: string, args: string[]): void => {
    execFileSync(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: `file:${file}` },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  for (const file of [empty, filled]) run(file, ['scripts/migrate.mjs', 'deploy'])
  run(filled, ['--conditions=react-server', '--import', 'tsx', 'scripts/fill-content.ts'])
  project.provide('emptyDatabase', empty)
  project.provide('filledDatabase', filled)
  return () => rmSync(folder, { recursive: true, force: true })
}
