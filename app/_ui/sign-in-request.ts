/** Why a sign-in did not happen. `refused`: this e-mail and this password do not belong together. */
export type SignInTrouble = 'refused' | 'slowDown' | 'unreachable' | 'failed'

/**
 * Signs in over next-auth's own routes: a token against forged requests first, then the form. The answer sets the cookie
 * of the session.
 *
 * @param provider - `guest` makes a new guest, `password` takes `email` and `password`
 * @returns `ok`, or why not; never throws
 */
export async function signInOverHttp(
  provider: 'guest' | 'password',
  fields: Readonly<Record<string, string>>,
): Promise<'ok' | SignInTrouble> {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf')).json()) as { csrfToken: string }
    const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' })
    const answer = await fetch(`/api/auth/callback/${provider}`, { method: 'POST', body })
    if (answer.ok) return 'ok'
    if (answer.status === 429) return 'slowDown'
    if (answer.status !== 401) return 'failed'
    const { url } = (await answer.json()) as { url?: string }
    return url?.includes('slow_down') ? 'slowDown' : 'refused'
  } catch {
    return 'unreachable'
  }
}
