import { nearestName } from '@/lib/card'
import type { z } from 'zod'
import type { ContentProblem, FieldPath, ProblemList } from './content-problem'
import { knownKeys } from './known-keys'
import type { YamlFile } from './yaml-file'

type Issue = z.core.$ZodIssue
type Values = ContentProblem['values']

/**
 * Holds a file's data to its schema.
 *
 * @returns the parsed data with defaults filled in, or null; what is wrong goes to the list, each with the nearest known
 *   key or what was expected
 */
export function parseWith<Schema extends z.ZodType>(
  schema: Schema,
  yaml: YamlFile,
  list: ProblemList,
): z.output<Schema> | null {
  const parsed = schema.safeParse(yaml.data, { reportInput: true })
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    for (const problem of problemsOf(issue, [], yaml, schema)) list.add(problem)
  }
  return null
}

function problemsOf(issue: Issue, before: FieldPath, yaml: YamlFile, schema: z.ZodType): ContentProblem[] {
  const path: FieldPath = [...before, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(schema, path, yaml.data)
    return issue.keys.map((key) => {
      const nearest = nearestName(key, known)
      return yaml.problem(path, 'unknown_key', { key, ...(nearest ? { nearest } : { known: known.join(', ') }) }, key)
    })
  }
  if (issue.code === 'invalid_union') {
    // of the variants it could be, the one with the fewest objections is most likely meant
    const [closest] = [...issue.errors].sort((a, b) => a.length - b.length)
    if (closest && closest.length > 0) return closest.flatMap((inner) => problemsOf(inner, path, yaml, schema))
  }
  const [code, values] = codeOf(issue)
  return [yaml.problem(path, code, values)]
}

function codeOf(issue: Issue): [string, Values] {
  switch (issue.code) {
    case 'custom': {
      const { code, values } = (issue.params ?? {}) as { code?: string; values?: Values }
      return [code ?? 'invalid', values ?? {}]
    }
    case 'invalid_type':
      return issue.input === undefined
        ? ['field_missing', { expected: issue.expected }]
        : ['wrong_type', { expected: issue.expected, found: shown(issue.input) }]
    case 'invalid_value':
      return wrongValue(issue.input, issue.values)
    case 'invalid_union':
      return wrongValue(
        discriminator(issue.input, issue.discriminator),
        'options' in issue && Array.isArray(issue.options) ? issue.options : [],
      )
    case 'too_small':
      return ['too_small', { limit: Number(issue.minimum), found: sizeOf(issue.input), of: issue.origin }]
    case 'too_big':
      return ['too_big', { limit: Number(issue.maximum), found: sizeOf(issue.input), of: issue.origin }]
    case 'invalid_format':
      return ['wrong_format', { found: shown(issue.input), expected: issue.pattern ?? issue.format }]
    case 'invalid_key':
      return ['wrong_key', { found: shown(issue.input) }]
    default:
      return ['invalid', { found: shown(issue.input), message: issue.message }]
  }
}

function discriminator(input: unknown, key: string | undefined): unknown {
  return key === undefined ? input : (input as Record<string, unknown> | null | undefined)?.[key]
}

function wrongValue(input: unknown, values: readonly unknown[]): [string, Values] {
  const allowed = values.map(String)
  const nearest = nearestName(String(input), allowed)
  return ['wrong_value', { found: shown(input), expected: allowed.join(', '), ...(nearest ? { nearest } : {}) }]
}

function sizeOf(input: unknown): number | string {
  return typeof input === 'string' || Array.isArray(input) ? input.length : shown(input)
}

/** A value as it stands in a message, at most forty characters of it. */
function shown(input: unknown): string {
  const text = input === undefined ? 'nothing' : (JSON.stringify(input) ?? String(input))
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
