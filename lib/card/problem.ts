import type { EngineErrorCode, NetworkProblem } from '@/lib/engine'
import { LIMITS } from '@/lib/limits'
import type { HoleProblem } from './holes'
import type { Position } from './position'
import { positionAt } from './position'

/** Numbers and names that say what was wrong and what would be right. */
export type ProblemValues = Readonly<Record<string, string | number>>

/** What the language itself refuses. */
export type LanguageCode =
  | 'template_budget'
  | 'expression_empty'
  | 'unexpected_character'
  | 'unexpected_token'
  | 'words_not_closed'
  | 'unknown_name'
  | 'unknown_function'
  | 'wrong_argument_count'
  | 'wrong_type'
  | 'real_not_allowed'
  | 'division_by_zero'
  | 'outside_domain'
  | 'not_finite'
  | 'index_out_of_range'
  | 'cannot_be_shown'

/** Why an expression is refused, by the language or by the engine it calls. */
export type ExpressionCode = LanguageCode | EngineErrorCode | NetworkProblem['code']

/** A refused expression: what and where; `i18n` has the words. */
export interface ExpressionProblem extends Position {
  readonly code: ExpressionCode
  readonly values: ProblemValues
}

/** What an expression may use up. */
export type BudgetName = 'characters' | 'depth' | 'names' | 'steps' | 'integer_bits' | 'list_length'

/** Thrown while one expression is read or computed; its doors give the problem back as a value. */
export class Refusal extends Error {
  constructor(
    readonly code: ExpressionCode,
    /** offset in the expression */
    readonly at: number,
    readonly values: ProblemValues = {},
  ) {
    super(code)
    this.name = 'Refusal'
  }
}

/** The refusal of something that goes beyond a bound. */
export function overBudget(budget: BudgetName, at: number, limit: number, found: number | string): Refusal {
  return new Refusal(LIMITS.templateSteps.code, at, { budget, limit, found })
}

/** A refusal with its place in the text. */
export function placed(refusal: Refusal, text: string): ExpressionProblem {
  return { code: refusal.code, ...positionAt(text, refusal.at), values: refusal.values }
}

/** What can be wrong with a whole card, beside its expressions, holes and networks. */
export type CardCode =
  | ExpressionCode
  | HoleProblem['code']
  | 'no_instance'
  | 'seed_out_of_range'
  | 'used_before_defined'
  | 'answer_type'
  | 'answer_not_one_quantity'
  | 'parts_do_not_fit'
  | 'where_not_a_truth_value'
  | 'example_answer_differs'
  | 'example_recognised_differs'
  | 'figure_number_refused'
  | 'value_missing'
  | 'value_without_variable'
  | 'value_unreadable'
  | 'order_does_not_fit'

/** Something wrong with a card: which card, which field, where in it, and what would be right. */
export interface CardProblem {
  readonly card: string
  /** path in the card: `template.answer.is`, `question.en` */
  readonly field: string
  readonly code: CardCode
  /** place in that field's text, from 1; absent where the whole field is meant */
  readonly line?: number
  readonly column?: number
  readonly values: ProblemValues
}

/** A card that cannot be instantiated: only a card that `checkCard` refuses, or values of another card, bring this up. */
export class CardError extends Error {
  readonly code: CardCode

  constructor(readonly problem: CardProblem) {
    super(`${problem.card} ${problem.field}: ${problem.code} ${JSON.stringify(problem.values)}`)
    this.name = 'CardError'
    this.code = problem.code
  }
}
