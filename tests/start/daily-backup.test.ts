import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('where no process can be begun for a copy, that is told and the server goes on', () => {
  const data = mkdtempSync(join(tmpdir(), 'receptive-daily-'))
  writeFileSync(join(data, 'receptive.db'), '')
  const server = `
    process.execPath = '/nowhere/node'
    const { backUpDaily } = await import('./scripts/start/daily-backup.mjs')
    backUpDaily((problem) => process.stdout.write(problem))
    setTimeout(() => process.stdout.write(' and on'), 1_500)
  `
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', server], {
    encoding: 'utf8',
    env: { ...process.env, RECEPTIVE_DATA: data, RECEPTIVE_TEST: '1', RECEPTIVE_TEST_BACKUP: '1', DATABASE_URL: '' },
  })
  rmSync(data, { recursive: true })
  expect(stdout).toMatch(/ENOENT.* and on$/)
  expect(status).toBe(0)
})
