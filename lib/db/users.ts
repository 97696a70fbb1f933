import type { Queryable } from './queryable'
import type { UserId } from './user-id'

export interface UserRow {
  readonly id: UserId
  readonly guest: boolean
  readonly createdAt: number
  readonly passwordHash: string | null
  /** the folded e-mail address a person signs in with */
  readonly email: string | null
}

const EMAIL = 'email'

/** People and the ways they sign in. */
export const usersIn = (db: Queryable) => ({
  /**
   * Waits until no other transaction holds this person, and holds them until this one ends. Whoever writes from what a
   * person's log says does so first of all: two devices' answers would each be replayed without the other's.
   *
   * It also counts the change: whoever remembers states of before knows by the number that they are out of date.
   *
   * @returns the number of changes, this one included; null where there is no such person
   */
  async hold(id: UserId): Promise<number | null> {
    const [row] = await db.$queryRaw<{ logVersion: bigint | number }[]>`
      UPDATE "User" SET "logVersion" = "logVersion" + 1 WHERE "id" = ${id} RETURNING "logVersion"`
    return row ? Number(row.logVersion) : null
  },

  /** How often the person's log has changed; null where there is no such person. */
  async logVersion(id: UserId): Promise<number | null> {
    const [row] = await db.$queryRaw<{ logVersion: bigint | number }[]>`
      SELECT "logVersion" FROM "User" WHERE "id" = ${id}`
    return row ? Number(row.logVersion) : null
  },

  /** Everybody of whom a log or a cache of it is kept, whether there is such a person or not. */
  async withLog(): Promise<readonly UserId[]> {
    const rows = await db.$queryRaw<{ userId: string }[]>`
      SELECT "userId" FROM "LogEntry" UNION SELECT "userId" FROM "CardState" UNION SELECT "userId" FROM "UserDay"
      ORDER BY "userId"`
    return rows.map(({ userId }) => userId as UserId)
  },

  async create(user: { id: UserId; guest: boolean; at: number }): Promise<void> {
    await db.$executeRaw`
      INSERT INTO "User" ("id", "guest", "createdAt", "seenAt") VALUES (${user.id}, ${user.guest}, ${user.at}, ${user.at})`
  },

  async find(id: UserId): Promise<UserRow | null> {
    // asked with every request: written out, for the client's own way takes thirty times as long on SQLite
    const [user] = await db.$queryRaw<RawUser[]>`
      SELECT "User"."guest", "User"."createdAt", "User"."passwordHash", "Login"."subject" AS "email"
      FROM "User" LEFT JOIN "Login" ON "Login"."userId" = "User"."id" AND "Login"."provider" = ${EMAIL}
      WHERE "User"."id" = ${id} AND "User"."deletedAt" IS NULL LIMIT 1`
    if (!user) return null
    const { guest, createdAt, passwordHash, email } = user
    return { id, guest: Boolean(guest), createdAt: Number(createdAt), passwordHash, email }
  },

  async findByEmail(email: string): Promise<UserRow | null> {
    const login = await db.login.findUnique({ where: { provider_subject: { provider: EMAIL, subject: email } } })
    return login ? this.find(login.userId as UserId) : null
  },

  /** Gives a person an e-mail address and a password. The address must be free: the key refuses a second owner. */
  async addEmail(id: UserId, email: string, passwordHash: string): Promise<void> {
    await db.login.create({ data: { provider: EMAIL, subject: email, userId: id } })
    await db.user.update({ where: { id }, data: { guest: false, passwordHash } })
  },

  async setPassword(id: UserId, passwordHash: string): Promise<void> {
    await db.user.update({ where: { id }, data: { passwordHash } })
  },

  async touch(id: UserId, at: number): Promise<void> {
    await db.user.update({ where: { id }, data: { seenAt: BigInt(at) } })
  },
})

interface RawUser {
  /** SQLite has numbers for truth values */
  readonly guest: number | boolean
  readonly createdAt: number | bigint
  readonly passwordHash: string | null
  readonly email: string | null
}
