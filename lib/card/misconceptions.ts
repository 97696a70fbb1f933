import { isTakenFor } from './answer'
import type { Budget } from './budget'
import type { Scope } from './evaluate'
import { compute, errorAt } from './formula'
import type { InstanceAnswer, WrongAnswer } from './instance'
import { CardError } from './problem'
import type { CardCode } from './problem'
import type { Program } from './program'
import { isQuantity } from './value'

/** What becomes of one misconception for the values drawn. */
export type MisconceptionResult = WrongAnswer & {
  readonly fate:
    | 'named'
    /** its value is the answer, or within its tolerance */
    | 'taken_for_answer'
}

/**
 * The misconceptions of a template that have a value here, in file order: those whose `when` holds and whose formula is
 * defined. A wrong formula may well have no value where the right one has (a kernel too long for the input, a division by
 * zero): there nobody can have computed it.
 *
 * @throws {@link CardError} for a formula that is wrong everywhere, as an unknown name
 */
export function misconceptionsOf(
  program: Program,
  answer: InstanceAnswer,
  scope: Scope,
  budget: Budget,
): MisconceptionResult[] {
  return program.misconceptions.flatMap(({ id, is, when }) => {
    try {
      if (when !== undefined && !holds(when, scope, budget)) return []
      const value = compute(is, scope, budget)
      if (!isQuantity(value)) throw errorAt(is, 'wrong_type', { name: id, expected: 'number', found: value.kind })
      const fate = isTakenFor(value, answer) ? 'taken_for_answer' : 'named'
      return [{ id, value, textPath: `misconceptions.${id}`, fate } as const]
    } catch (error) {
      if (error instanceof CardError && !ALWAYS_WRONG.has(error.code)) return []
      throw error
    }
  })
}

/**
 * Whether a condition holds.
 *
 * @throws {@link CardError} `where_not_a_truth_value`, or the expression's own
 */
export function holds(formula: Parameters<typeof compute>[0], scope: Scope, budget: Budget): boolean {
  const value = compute(formula, scope, budget)
  if (value.kind !== 'boolean') throw errorAt(formula, 'where_not_a_truth_value', { found: value.kind })
  return value.value
}

/** Refusals that lie in the formula and not in the values; all others (the engine's too) mean "undefined here". */
const ALWAYS_WRONG: ReadonlySet<CardCode> = new Set<CardCode>([
  'template_budget',
  'expression_empty',
  'unexpected_character',
  'unexpected_token',
  'words_not_closed',
  'unknown_name',
  'unknown_function',
  'wrong_argument_count',
  'wrong_type',
  'real_not_allowed',
  'where_not_a_truth_value',
  'used_before_defined',
])
