import 'server-only'

/** An answer that is one person's own: in nobody's cache, not even the browser's. */
export function ownJson(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } })
}
