import { getServerSession } from 'next-auth'
import { cookies } from 'next/headers'
import { DatabaseError, store, transaction, type UserId } from '@/lib/db'
import { authOptions, SESSION_IDLE_MS, SESSION_LIFE_MS, sessionCookie } from './options'

export interface SignedIn {
  readonly userId: UserId
  readonly guest: boolean
  readonly email: string | null
}

const HOUR_MS = 60 * 60 * 1000

/**
 * Who is asking, by the session's row and not by the cookie alone.
 *
 * @param now - milliseconds UTC
 * @returns null when nobody is signed in, or the session was ended or has run out
 */
export async function currentUser(now: number): Promise<SignedIn | null> {
  const session = await getServerSession(authOptions(() => now))
  if (!session?.userId || !session.sid) return null
  const { userId, sid } = session
  const row = await store().sessions.find(userId, sid)
  if (!row || now - row.seenAt > SESSION_IDLE_MS || now - row.createdAt > SESSION_LIFE_MS) return null
  const user = await store().users.find(userId)
  if (!user) return null
  if (now - row.seenAt > HOUR_MS) await noteSeen(userId, sid, now)
  return { userId, guest: user.guest, email: user.email }
}

/** Ends this session: its row goes, and with it whatever copies of the cookie there are. */
export async function signOut(now: number): Promise<void> {
  const session = await getServerSession(authOptions(() => now))
  if (session?.userId && session.sid) await store().sessions.end(session.userId, session.sid)
  const jar = await cookies()
  jar.delete(sessionCookie().name)
}

/** Where the disk is full or the database held, people still read. */
async function noteSeen(userId: UserId, sid: string, now: number): Promise<void> {
  try {
    await transaction(async (tx) => {
      await tx.sessions.touch(userId, sid, now)
      await tx.users.touch(userId, now)
    })
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
  }
}
