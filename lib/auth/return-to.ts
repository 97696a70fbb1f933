/**
 * A place of our own to go back to after signing in; anything else leads home.
 *
 * @param asked - what a link or a form asked for
 * @param base - our own origin
 * @returns a path that begins with a single `/`
 */
export function safeReturnTo(asked: string, base: string): string {
  if (!URL.canParse(asked, base)) return '/'
  const url = new URL(asked, base)
  const path = `${url.pathname}${url.search}${url.hash}`
  return url.origin === new URL(base).origin && /^\/(?![/\\])/.test(path) ? path : '/'
}
