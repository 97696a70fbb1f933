// Makes the database clients, one for each kind, from prisma/schema.prisma.
//
// Prisma's command line fetches a schema-engine binary before anything else, although generating needs none. Pointing it
// at an executable that is there anyway skips the fetch; it holds for these child processes only, for with it every command
// that does need the engine would do nothing and succeed.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { KINDS, schemaFile, writePostgresqlSchema } from './database-kinds.mjs'

const require = createRequire(import.meta.url)
const prisma = join(dirname(require.resolve('prisma/package.json')), 'build', 'index.js')

writePostgresqlSchema()
const codes = await Promise.all(KINDS.map(generate))
process.exitCode = codes.find((code) => code !== 0) ?? 0

function generate(kind) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [prisma, 'generate', '--no-hints', '--schema', schemaFile(kind)], {
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
      })
    }
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(`${output}\n`)
      resolve(code ?? 1)
    })
  })
}
