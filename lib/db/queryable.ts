import type { Prisma } from './generated/sqlite/client'

/** What a subject's file queries: the client itself, or an open transaction of it. */
export type Queryable = Prisma.TransactionClient
