import type { QueueAnswer } from '@/lib/study'
import { guest, type Jar } from './guest'

/** What the app's clock shows, and which study day that is for somebody in UTC: a test's own clock may be on another. */
export async function serverDay(address: string, jar?: Jar): Promise<{ now: number; studyDay: number }> {
  const { header } = jar ?? (await guest(address))
  const asked = await fetch(`${address}/api/queue?n=1`, { headers: { cookie: header } })
  const { serverNow, studyDay } = (await asked.json()) as QueueAnswer
  return { now: serverNow, studyDay }
}
