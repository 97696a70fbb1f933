import { store, type UserId } from '@/lib/db'
import { foldEmail } from './emails'
import { isPassword } from './passwords'
import { delayAfterWrongMs, digest } from './rate-limit'

/**
 * The user behind an e-mail address and a password. An unknown address, a wrong password and an account closed for a while
 * all give null, after the same work.
 *
 * @param now - milliseconds UTC
 */
export async function signInWithPassword(email: string, password: string, now: number): Promise<UserId | null> {
  const folded = foldEmail(email)
  const user = folded ? await store().users.findByEmail(folded) : null
  const right = await isPassword(user?.passwordHash ?? null, password)
  if (!user) return null
  const account = `wrong:${digest(user.id)}`
  const wrongSoFar = await store().rates.read(account, 0)
  const delayMs = delayAfterWrongMs(wrongSoFar)
  const lastWrongAt = await store().rates.read(`${account}:at`, 0)
  const closed = delayMs === null || now < lastWrongAt * 1000 + delayMs
  if (right && !closed) {
    await forgetWrongPasswords(user.id)
    return user.id
  }
  if (!right && delayMs !== null) {
    await store().rates.add(account, 0)
    await store().rates.put(`${account}:at`, 0, Math.floor(now / 1000))
  }
  return null
}

/** Opens an account again: after a right password, or a reset one. */
export async function forgetWrongPasswords(userId: UserId): Promise<void> {
  await store().rates.clear(`wrong:${digest(userId)}`)
  await store().rates.clear(`wrong:${digest(userId)}:at`)
}
