import type { UserId } from '@/lib/db'
import 'next-auth'
import 'next-auth/jwt'

declare module 'next-auth' {
  interface User {
    id: UserId
    sid: string
  }
  interface Session {
    userId?: UserId
    sid?: string
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    userId?: UserId
    sid?: string
  }
}
