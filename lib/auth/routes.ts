import NextAuth from 'next-auth'
import type { NextRequest } from 'next/server'
import { authOptions } from './options'

type Handler = (request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>

/** next-auth's own routes, for `app/api/auth/[...nextauth]`. @param clock - milliseconds UTC */
export function authRoutes(clock: () => number): { GET: Handler; POST: Handler } {
  const handler = NextAuth(authOptions(clock)) as Handler
  return { GET: handler, POST: handler }
}
