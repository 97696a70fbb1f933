import { store, transaction } from '@/lib/db'
import { foldEmail } from './emails'
import { hashPassword, passwordProblem, type PasswordProblem } from './passwords'
import { forgetWrongPasswords } from './password-sign-in'

export type ResetPassword =
  { readonly ok: true } | { readonly ok: false; readonly code: 'unknown_account' | PasswordProblem['code'] }

/** Gives an account a new password, opens it again and signs it out everywhere. For the person who runs the server. */
export async function resetPassword(typedEmail: string, password: string): Promise<ResetPassword> {
  const email = foldEmail(typedEmail)
  const user = email ? await store().users.findByEmail(email) : null
  if (!user || !email) return { ok: false, code: 'unknown_account' }
  const problem = await passwordProblem(password, email)
  if (problem) return { ok: false, code: problem.code }
  const passwordHash = await hashPassword(password)
  await transaction(async (tx) => {
    await tx.users.setPassword(user.id, passwordHash)
    await tx.sessions.endAll(user.id)
  })
  await forgetWrongPasswords(user.id)
  return { ok: true }
}
