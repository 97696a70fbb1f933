import { getServerSession } from 'next-auth'
import { cookies } from 'next/headers'
import { store, type UserId } from '@/lib/db'
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
  if (now - row.seenAt > HOUR_MS) {
    await store().sessions.touch(userId, sid, now)
    await store().users.touch(userId, now)
  }
  return { userId, guest: user.guest, email: user.email }
}

/** Ends this session: its row goes, and with it whatever copies of the cookie there are. */
export async function signOut(now: number): Promise<void> {
  const session = await getServerSession(authOptions(() => now))
  if (session?.userId && session.sid) await store().sessions.end(session.userId, session.sid)
  const jar = await cookies()
  jar.delete(sessionCookie().name)
}
