import 'server-only'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { currentUser as currentUserAt, type SignedIn } from '@/lib/auth'
import { now } from './clock'

/** Who is asking; null when nobody is signed in. Looked up once a request. */
export const currentUser: () => Promise<SignedIn | null> = cache(() => currentUserAt(now()))

/** Who is asking, for a page that is somebody's: a visitor is sent to the front page. */
export async function requireUser(): Promise<SignedIn> {
  return (await currentUser()) ?? redirect('/')
}
