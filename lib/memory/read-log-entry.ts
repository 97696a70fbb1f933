import { type LogEntry, LogEntrySchema } from './entry-schema'

/** Why an entry can't be kept, as the review API says it. */
export type EntryProblemCode = 'malformed' | 'out_of_range' | 'too_long'

export type EntryReading =
  | { readonly ok: true; readonly entry: LogEntry }
  | { readonly ok: false; readonly problem: { readonly code: EntryProblemCode; readonly path: string } }

/**
 * One entry of a request, checked.
 *
 * @param input - anything at all
 * @returns the entry, or the first problem with the place it was found (`answer.text`)
 */
export function readLogEntry(input: unknown): EntryReading {
  const result = LogEntrySchema.safeParse(input)
  if (result.success) return { ok: true, entry: result.data }
  const [issue] = result.error.issues
  const path = issue?.path.map(String) ?? []
  return { ok: false, problem: { code: codeOf(issue, valueAt(input, path)), path: path.join('.') } }
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
