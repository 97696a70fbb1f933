// The database's migrations, of both kinds: `deploy` applies them to DATABASE_URL, `author <name>` writes the next one from
// prisma/schema.prisma, `check` fails when the schema and the migrations disagree.
//
// `deploy` leaves its connection locked, so it always runs as a process of its own; `npm start` wraps it in a verified
// copy and a restore (scripts/start/database.mjs).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  KINDS,
  migrationNames,
  migrationsFolder,
  postgresqlSchema,
  schemaFile,
  writePostgresqlSchema,
} from './database-kinds.mjs'
import { missingSql, openSchemaEngine } from './schema-engine.mjs'

const [command, name] = process.argv.slice(2)

const commands = {
  async deploy() {
    const url = process.env.DIRECT_DATABASE_URL || process.env.DATABASE_URL
    if (!url) throw new Error('Set DATABASE_URL to the database, as file:./data/receptive.db.')
    const { appliedMigrationNames } = await (await openSchemaEngine(url)).apply()
    process.stdout.write(`${JSON.stringify({ applied: appliedMigrationNames })}\n`)
  },

  async author() {
    if (!/^[a-z][a-z0-9_]*$/.test(name ?? '')) {
      throw new Error('Name the migration in lower case with underscores: npm run migrate -- author add_plan_target')
    }
    writePostgresqlSchema()
    const scripts = await missing()
    if (Object.values(scripts).every((sql) => !sql)) {
      return void process.stdout.write('The migrations already agree with prisma/schema.prisma.\n')
    }
    const number = String(migrationNames('sqlite').length + 1).padStart(4, '0')
    for (const kind of KINDS) {
      const folder = join(migrationsFolder(kind), `${number}_${name}`)
      mkdirSync(folder, { recursive: true })
      // both kinds keep the same names, so that one number says where a database stands
      writeFileSync(join(folder, 'migration.sql'), scripts[kind] || '-- nothing changes on this kind of database\n')
    }
    process.stdout.write(`Wrote ${number}_${name} for both kinds. Read their SQL before you commit it.\n`)
  },

  async check() {
    const written = schemaFile('postgresql')
    if (!existsSync(written) || readFileSync(written, 'utf8') !== postgresqlSchema()) {
      throw new Error(
        'prisma/postgresql/schema.prisma is not as prisma/schema.prisma says: npm run migrate -- author …',
      )
    }
    if (String(migrationNames('sqlite')) !== String(migrationNames('postgresql'))) {
      throw new Error('prisma/migrations and prisma/postgresql/migrations do not hold the same names.')
    }
    const scripts = await missing()
    for (const kind of KINDS) {
      if (scripts[kind]) {
        throw new Error(`prisma/schema.prisma has changes without a migration for ${kind}:\n${scripts[kind]}`)
      }
    }
    process.stdout.write('The migrations of both kinds agree with prisma/schema.prisma.\n')
  },
}

async function missing() {
  const [sqlite, postgresql] = [
    await missingSql('sqlite', readFileSync(schemaFile('sqlite'), 'utf8')),
    await missingSql('postgresql', postgresqlSchema()),
  ]
  return { sqlite, postgresql }
}

if (!Object.hasOwn(commands, command ?? '')) {
  process.stderr.write('Say what to do: npm run migrate -- deploy | author <name> | check\n')
  process.exitCode = 2
} else {
  try {
    await commands[command]()
    // a database that ran within this process leaves an exit code of its own
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${error?.message ?? error}\n`)
    process.exit(1)
  }
}
