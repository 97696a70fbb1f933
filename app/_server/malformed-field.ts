import type { z } from 'zod'

/** A key that somebody made up may be as long as the request. */
const LONGEST = 200

/** The name of the first thing that a schema did not understand, `entries` or `answer.text`; of a key it does not know that key. */
export function malformedField({ issues: [issue] }: z.core.$ZodError): string {
  if (issue === undefined) return ''
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return [...issue.path, ...unknown].join('.').slice(0, LONGEST)
}
