'use server'

import { cookies } from 'next/headers'
import { currentUser } from '@/app/_server/session'
import { HINT_COOKIE } from './hint-cookie'

const YEAR_S = 365 * 24 * 60 * 60

/** Puts the hint about guests away for good on this device. */
export async function dismissHint(): Promise<void> {
  if (!(await currentUser())) return
  ;(await cookies()).set(HINT_COOKIE, 'no', { path: '/', maxAge: YEAR_S, sameSite: 'lax' })
}
