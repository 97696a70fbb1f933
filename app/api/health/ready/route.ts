import { version } from '@/package.json'
import { readiness } from '@/lib/study'

/** Whether answers can be kept now: the database takes writes, is of this version, and the disk has room. */
export async function GET(): Promise<Response> {
  const checks = await readiness()
  const ready = Object.values(checks).every((check) => check === 'ok')
  return Response.json(
    { status: ready ? 'ok' : 'failing', version, checks },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
