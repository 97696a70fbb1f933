import { defineConfig } from 'prisma/config'

// For people who run Prisma's own command line; the project's scripts do not need it.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'file:./data/receptive.db' },
})
