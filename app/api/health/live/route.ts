import { version } from '@/package.json'

/** The process is up; nothing else is looked at. */
export function GET(): Response {
  return Response.json({ status: 'ok', version }, { headers: { 'cache-control': 'no-store' } })
}
