import { type LogEntry, LogEntrySchema } from './entry-schema'

/** Why an entry can't be kept, as the review API says it. */
export type EntryProblemCode = 'malformed' | 'out_of_range' | 'too_long'

export type EntryReading =
  | { readonly ok: true; readonly entry: LogEntry }
  | { readonly ok: false; readonly problem: { readonly code: EntryProblemCode; readonly path: string } }

/** A key that somebody made up may be as long as the request. */
const LONGEST_PATH = 200

/**
 * One entry of a request, checked.
 *
 * @param input - anything at all
 * @returns the entry, or the first problem with the place it was found (`answer.text`), or the key that nobody knows
 */
export function readLogEntry(input: unknown): EntryReading {
  const result = LogEntrySchema.safeParse(input)
  if (result.success) return { ok: true, entry: result.data }
  const [issue] = result.error.issues
  const path = issue?.path.map(String) ?? []
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const named = [...path, ...unknown].join('.').slice(0, LONGEST_PATH)
  return { ok: false, problem: { code: codeOf(issue, valueAt(input, path)), path: named } }
}

function codeOf(issue: { readonly code: string } | undefined, found: unknown): EntryProblemCode {
  if (issue?.code !== 'too_small' && issue?.code !== 'too_big') return 'malformed'
  return typeof found === 'number' ? 'out_of_range' : 'too_long'
}

function valueAt(input: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    input,
  )
}
