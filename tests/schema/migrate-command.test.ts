import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

test('the check of the migrations ends well where both kinds agree with the schema', () => {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/migrate.mjs', 'check'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  expect(stdout).toContain('agree with prisma/schema.prisma')
  expect(status).toBe(0)
})
