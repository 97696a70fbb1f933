import { headers } from 'next/headers'
import { z } from 'zod'
import { store, transaction, uuidv7, type UserId } from '@/lib/db'
import { currentUser } from './current-user'
import { foldEmail } from './emails'
import { hashPassword, passwordProblem } from './passwords'
import { networkOf, overRate } from './rate-limit'

export type BecomeAccount =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly field: 'email' | 'password' | 'form'
      readonly code: string
      readonly values: Readonly<Record<string, number | string>>
    }

const InputSchema = z.strictObject({ email: z.string(), password: z.string() })

/**
 * Turns a guest into an account, with all of its history, or makes a new account for a visitor. Every session of the guest
 * ends: the page signs in anew with the password, and gets a session of its own.
 *
 * @param now - milliseconds UTC
 */
export async function becomeAccount(input: unknown, now: number): Promise<BecomeAccount> {
  const parsed = InputSchema.safeParse(input)
  if (!parsed.success) return refused('form', 'malformed')
  const email = foldEmail(parsed.data.email)
  if (!email) return refused('email', 'email_malformed')
  const problem = await passwordProblem(parsed.data.password, email)
  if (problem) return refused('password', problem.code, problem.values)
  if (process.env['SIGNUP'] === 'closed') return refused('form', 'sign_up_closed')

  const network = networkOf((await headers()).get('x-forwarded-for') ?? '')
  const wait = await overRate('signUp', network, now)
  if (wait !== null) return refused('form', 'slow_down', { seconds: wait })

  const asking = await currentUser(now)
  if (asking && !asking.guest) return refused('form', 'already_account')
  if (await store().users.findByEmail(email)) return refused('email', 'email_taken')
  const passwordHash = await hashPassword(parsed.data.password)
  await transaction(async (tx) => {
    const userId = asking?.userId ?? (uuidv7(now) as UserId)
    if (!asking) await tx.users.create({ id: userId, guest: false, at: now })
    await tx.users.addEmail(userId, email, passwordHash)
    await tx.sessions.endAll(userId)
  })
  return { ok: true }
}

const refused = (
  field: 'email' | 'password' | 'form',
  code: string,
  values: Readonly<Record<string, number | string>> = {},
): BecomeAccount => ({ ok: false, field, code, values })
