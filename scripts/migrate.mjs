// The database's migrations: `deploy` applies them to DATABASE_URL, `author <name>` writes the next one from
// prisma/schema.prisma, `check` fails when the schema and the migrations disagree.
//
// `deploy` leaves its connection locked, so it always runs as a process of its own; `npm start` wraps it in a verified
// copy and a restore (scripts/start/database.mjs).
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { migrationNames, openSchemaEngine } from './schema-engine.mjs'

const [command, name] = process.argv.slice(2)

const commands = {
  async deploy() {
    const url = process.env.DATABASE_URL
    if (!url) throw new Error('Set DATABASE_URL to the database, as file:./data/receptive.db.')
    const { appliedMigrationNames } = await (await openSchemaEngine(url)).apply()
    process.stdout.write(`${JSON.stringify({ applied: appliedMigrationNames })}\n`)
  },

  async author() {
    if (!/^[a-z][a-z0-9_]*$/.test(name ?? '')) {
      throw new Error('Name the migration in lower case with underscores: npm run migrate -- author add_plan_target')
    }
    const sql = await (await openSchemaEngine(':memory:')).missing()
    if (!sql) return void process.stdout.write('The migrations already agree with prisma/schema.prisma.\n')
    const number = String(migrationNames().length + 1).padStart(4, '0')
    const folder = fileURLToPath(new URL(`../prisma/migrations/${number}_${name}/`, import.meta.url))
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}migration.sql`, sql)
    process.stdout.write(`Wrote ${number}_${name}. Read its SQL before you commit it.\n`)
  },

  async check() {
    const sql = await (await openSchemaEngine(':memory:')).missing()
    if (sql) throw new Error(`prisma/schema.prisma has changes without a migration:\n${sql}`)
    process.stdout.write('The migrations agree with prisma/schema.prisma.\n')
  },
}

if (!Object.hasOwn(commands, command ?? '')) {
  process.stderr.write('Say what to do: npm run migrate -- deploy | author <name> | check\n')
  process.exitCode = 2
} else {
  try {
    await commands[command]()
    process.exit()
  } catch (error) {
    process.stderr.write(`${error?.message ?? error}\n`)
    process.exit(1)
  }
}
