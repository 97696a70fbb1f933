import { now } from '@/app/_server/clock'
import { version } from '@/package.json'
import { readiness } from '@/lib/study'

/** Whether answers can be kept now: the database takes writes and is sound, and the disk has room. A late backup only degrades. */
export async function GET(): Promise<Response> {
  const { status, checks } = await readiness(now())
  return Response.json(
    { status, version, checks },
    { status: status === 'failing' ? 503 : 200, headers: { 'cache-control': 'no-store' } },
  )
}
