/** What can be wrong with the files; codes of the card room's schema and of `checkCard` come through as they are. */
export type ContentCode = string

/** One thing wrong with the content files: where, and the numbers and names that say what would be right. */
export interface ContentProblem {
  /** relative to the content folder, with forward slashes */
  readonly file: string
  /** from 1 */
  readonly line?: number
  readonly column?: number
  /** path in the file, `cards.0.question.en`; empty for the file itself */
  readonly field: string
  readonly code: ContentCode
  readonly values: Readonly<Record<string, string | number>>
}

export type FieldPath = readonly (string | number)[]

/** Collects problems; the order is that of finding. */
export interface ProblemList {
  readonly problems: readonly ContentProblem[]
  add(problem: ContentProblem): void
}

/** An empty list, to be handed through a check of many files. */
export function problemList(): ProblemList {
  const problems: ContentProblem[] = []
  return { problems, add: (problem) => problems.push(problem) }
}
