import type { Queryable } from './queryable'
import type { UserId } from './user-id'

export interface SessionRow {
  readonly sid: string
  readonly createdAt: number
  readonly seenAt: number
}

/** Sign-ins that may still act; a session without its row is signed out, whatever its cookie says. */
export const sessionsIn = (db: Queryable) => ({
  async create(userId: UserId, session: { sid: string; at: number; agent: string }): Promise<void> {
    const at = BigInt(session.at)
    await db.session.create({ data: { userId, sid: session.sid, createdAt: at, seenAt: at, agent: session.agent } })
  },

  async find(userId: UserId, sid: string): Promise<SessionRow | null> {
    const [row] = await db.$queryRaw<{ createdAt: bigint | number; seenAt: bigint | number }[]>`
      SELECT "createdAt", "seenAt" FROM "Session" WHERE "userId" = ${userId} AND "sid" = ${sid}`
    return row ? { sid, createdAt: Number(row.createdAt), seenAt: Number(row.seenAt) } : null
  },

  async touch(userId: UserId, sid: string, at: number): Promise<void> {
    await db.session.updateMany({ where: { userId, sid }, data: { seenAt: BigInt(at) } })
  },

  async end(userId: UserId, sid: string): Promise<void> {
    await db.session.deleteMany({ where: { userId, sid } })
  },

  async endAll(userId: UserId): Promise<void> {
    await db.session.deleteMany({ where: { userId } })
  },
})
