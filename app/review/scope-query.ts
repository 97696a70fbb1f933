import { filterOf, type Scope } from './read-scope'

/** A scope as the queries of `GET /api/queue` and of `/review` name it. */
export function scopeQuery(scope: Scope): Record<string, string> {
  return Object.fromEntries(Object.entries(scope).map(([name, value]) => [name, value === true ? '1' : String(value)]))
}

/** What `GET /api/queue` is asked for: where the session ends is the page's own business. */
export function filterQuery(scope: Scope): Record<string, string> {
  return scopeQuery(filterOf(scope))
}

/** The address of a session with this scope. */
export function reviewAddress(scope: Scope): string {
  const query = new URLSearchParams(scopeQuery(scope))
  return `/review${query.size === 0 ? '' : `?${query}`}`
}
