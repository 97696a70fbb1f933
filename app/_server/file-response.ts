import 'server-only'

/**
 * A text of one person's as a file to keep: in UTF-8, and in nobody's cache.
 *
 * @param name - under which the browser offers to keep it; ASCII, without quotes
 * @param type - its media type, `text/csv`
 */
export function fileResponse(name: string, type: string, text: string): Response {
  return new Response(text, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  })
}
