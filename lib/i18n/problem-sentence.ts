import type { MessageKey, Sentence } from './messages'
import { PROBLEMS } from './problem-codes'

/**
 * A refusal in words: what was wrong and what would be right. A code without words of its own gets the general sentence,
 * and so does one whose numbers are missing, so that nobody reads a gap.
 *
 * @param code - of any room
 * @param values - the numbers that came with it
 */
export function problemSentence(code: string, values: Readonly<Record<string, string | number>>): Sentence {
  const parameters = PROBLEMS.get(code)
  if (parameters === undefined || !parameters.every((name) => name in values))
    return { key: 'problem.unknown', values: {} }
  return { key: `problem.${code}` as MessageKey, values }
}
