/** A browser's cookies, as far as plain requests need them. */
export class Jar {
  readonly #cookies = new Map<string, string>()

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }

  set(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  get pairs(): readonly (readonly [name: string, value: string])[] {
    return [...this.#cookies]
  }

  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }
}

/** Signs in over HTTP as a browser would. @returns the cookies, or null where it was refused */
export async function signIn(
  address: string,
  provider: 'guest' | 'password',
  fields: Record<string, string> = {},
): Promise<Jar | null> {
  const jar = new Jar()
  const csrf = await fetch(`${address}/api/auth/csrf`)
  jar.take(csrf)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const answer = await fetch(`${address}/api/auth/callback/${provider}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address, cookie: jar.header, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, json: 'true', ...fields }),
  })
  jar.take(answer)
  return answer.ok ? jar : null
}

/** A new guest. */
export async function guest(address: string): Promise<Jar> {
  const jar = await signIn(address, 'guest')
  if (!jar) throw new Error('the app refused a guest')
  return jar
}

/** The id of whoever the cookies belong to. */
export async function userIdOf(address: string, jar: Jar): Promise<string> {
  const session = (await (await fetch(`${address}/api/auth/session`, { headers: { cookie: jar.header } })).json()) as {
    userId: string
  }
  return session.userId
}

/** Posts log entries as the browser does. */
export async function postEntries(
  address: string,
  jar: Jar,
  entries: readonly unknown[],
  user?: string,
): Promise<Response> {
  return fetch(`${address}/api/reviews`, {
    method: 'POST',
    headers: { origin: address, cookie: jar.header, 'content-type': 'application/json' },
    body: JSON.stringify({ v: 1, user: user ?? (await userIdOf(address, jar)), entries }),
  })
}
