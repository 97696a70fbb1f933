import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, inject } from 'vitest'
import { closeDatabase } from '@/lib/db'

/** Gives a test file a database of its own, as the program would open it. @param kind - without or with the questions */
export function useOwnDatabase(kind: 'emptyDatabase' | 'filledDatabase'): { readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'receptive-test-'))
  const file = join(folder, 'receptive.db')
  beforeAll(() => {
    copyFileSync(inject(kind), file)
    process.env['DATABASE_URL'] = `file:${file}`
  })
  afterAll(async () => {
    await closeDatabase()
    rmSync(folder, { recursive: true, force: true })
  })
  return { file }
}
