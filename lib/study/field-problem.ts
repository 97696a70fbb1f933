import type { z } from 'zod'

/** What is wrong with a field of something that was sent in, before it is looked at as a whole. */
export interface FieldProblem<Unknown extends string, Custom extends string> {
  readonly field: string
  readonly code: 'malformed' | 'out_of_range' | Unknown | Custom
  readonly values: Readonly<Record<string, number | string>>
}

/**
 * What a schema found, by the field it is about and with the bound that was passed.
 *
 * @param codes - for a key that nobody knows, and for the schema's own refinement
 */
export function fieldProblem<Unknown extends string, Custom extends string>(
  issue: z.core.$ZodIssue,
  codes: { readonly unknown: Unknown; readonly custom: Custom },
): FieldProblem<Unknown, Custom> {
  const field = String(issue.path[0] ?? (issue.code === 'unrecognized_keys' ? issue.keys[0] : ''))
  switch (issue.code) {
    case 'too_big':
      return { field, code: 'out_of_range', values: { most: Number(issue.maximum) } }
    case 'too_small':
      return { field, code: 'out_of_range', values: { least: Number(issue.minimum) } }
    case 'unrecognized_keys':
      return { field, code: codes.unknown, values: {} }
    case 'custom':
      return { field, code: codes.custom, values: {} }
    default:
      return { field, code: 'malformed', values: {} }
  }
}
