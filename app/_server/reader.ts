import 'server-only'
import { cookies } from 'next/headers'
import type { Reader } from '@/lib/study'
import { now } from './clock'
import { language } from './language'

/** Who reads, as far as wording and time go: the instant, the language, and the browser's time zone where it is known. */
export async function reader(): Promise<Reader> {
  const zone = (await cookies()).get('zone')?.value
  return { now: now(), language: await language(), ...(zone ? { zone } : {}) }
}
