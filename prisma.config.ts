import { defineConfig } from 'prisma/config'

const url = process.env.DIRECT_DATABASE_URL ?? process.env.DATABASE_URL ?? 'file:./data/receptive.db'
const folder = /^postgres(ql)?:/.test(url) ? 'prisma/postgresql' : 'prisma'

// For people who run Prisma's own command line; the project's scripts do not need it.
export default defineConfig({
  schema: `${folder}/schema.prisma`,
  migrations: { path: `${folder}/migrations` },
  datasource: { url },
})
