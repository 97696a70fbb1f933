// Makes the database client from prisma/schema.prisma.
//
// Prisma's command line fetches a schema-engine binary before anything else, although generating needs none. Pointing it
// at an executable that is there anyway skips the fetch; it holds for this child process only, for with it every command
// that does need the engine would do nothing and succeed.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const prisma = join(dirname(require.resolve('prisma/package.json')), 'build', 'index.js')
const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
  encoding: 'utf8',
})
if (status !== 0) process.stderr.write(`${stdout}${stderr}\n`)
process.exitCode = status ?? 1
