import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { store, transaction, uuidv7, type UserId } from '@/lib/db'
import { signInWithPassword } from './password-sign-in'
import { networkOf, overRate } from './rate-limit'
import { safeReturnTo } from './return-to'

const DAY_S = 24 * 60 * 60

/** How long a sign-in lasts unused, and at all. */
export const SESSION_IDLE_MS = 30 * DAY_S * 1000
export const SESSION_LIFE_MS = 180 * DAY_S * 1000

/** The cookie that carries the session; over https no other host of the domain can set it. */
export const sessionCookie = (): { name: string; secure: boolean } => {
  const secure = process.env['NEXTAUTH_URL']?.startsWith('https:') ?? false
  return { name: `${secure ? '__Host-' : ''}receptive.session`, secure }
}

/**
 * next-auth's settings: an encrypted token in a cookie that names a Session row. The row is what counts; without it the
 * token is worth nothing.
 *
 * @param clock - milliseconds UTC
 */
export function authOptions(clock: () => number): NextAuthOptions {
  const { name, secure } = sessionCookie()
  return {
    session: { strategy: 'jwt', maxAge: SESSION_LIFE_MS / 1000 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: { sessionToken: { name, options: { httpOnly: true, sameSite: 'lax', path: '/', secure } } },
    providers: [
      CredentialsProvider({
        id: 'guest',
        name: 'guest',
        credentials: {},
        authorize: async (_, request) => {
          const now = clock()
          const headers = headersOf(request)
          if ((await overRate('guest', headers.network, now)) !== null) throw new Error('slow_down')
          const id = uuidv7(now) as UserId
          await store().users.create({ id, guest: true, at: now })
          return openSession(id, headers.agent, now)
        },
      }),
      CredentialsProvider({
        id: 'password',
        name: 'password',
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: async (credentials, request) => {
          const now = clock()
          const headers = headersOf(request)
          if ((await overRate('signIn', headers.network, now)) !== null) throw new Error('slow_down')
          const id = await signInWithPassword(text(credentials?.email), text(credentials?.password), now)
          return id ? openSession(id, headers.agent, now) : null
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (isSignIn(user) ? { userId: user.id, sid: user.sid } : token),
      session: ({ session, token }) => ({ ...session, userId: token.userId, sid: token.sid }),
      redirect: ({ url, baseUrl }) => new URL(safeReturnTo(url, baseUrl), baseUrl).href,
    },
  }
}

async function openSession(userId: UserId, agent: string, now: number): Promise<{ id: UserId; sid: string }> {
  const sid = uuidv7(now)
  await transaction(async (tx) => {
    await tx.sessions.create(userId, { sid, at: now, agent })
    await tx.users.touch(userId, now)
  })
  return { id: userId, sid }
}

function headersOf(request: { headers?: Record<string, unknown> | undefined }): { network: string; agent: string } {
  const headers = request.headers ?? {}
  return { network: networkOf(text(headers['x-forwarded-for'])), agent: text(headers['user-agent']).slice(0, 200) }
}

/** next-auth hands over what `authorize` returned at the sign-in itself, and nothing later. */
const isSignIn = (user: unknown): user is { id: UserId; sid: string } =>
  typeof user === 'object' && user !== null && 'sid' in user

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
