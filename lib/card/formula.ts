import { EngineError, formatFraction, parseNetwork } from '@/lib/engine'
import type { Network } from '@/lib/engine'
import type { Budget } from './budget'
import { evaluate } from './evaluate'
import type { Scope } from './evaluate'
import { fractionOf } from './exact'
import type { ShownValue } from './format-value'
import { isShown } from './format-value'
import type { SplitText } from './holes'
import { fillHoles, splitHoles, writtenPosition } from './holes'
import { layerSteps, leastSteps } from './layer-steps'
import type { ParsedExpression } from './parse-expression'
import { parseExpression } from './parse-expression'
import type { Position } from './position'
import { positionWithin } from './position'
import type { CardCode, ProblemValues } from './problem'
import { CardError, Refusal } from './problem'
import type { Value } from './value'
import { isExact } from './value'

/** An expression in its place in a card. */
export interface Formula {
  readonly card: string
  /** path in the card: `template.answer.is` */
  readonly field: string
  readonly parsed: ParsedExpression
  /** where it begins in the field's text */
  readonly start: Position
}

/** A text with holes in its place in a card: a network, a formula in TeX, a sentence. */
export interface TextSource {
  readonly card: string
  readonly field: string
  readonly split: SplitText
  readonly formulas: readonly Formula[]
}

/** Stands for the field of an expression that comes without its text. */
export const HOLE_FIELD = '{=…}'

const START: Position = { line: 1, column: 1 }

/** Reads an expression of a card; a problem is kept until it is computed or checked. */
export function readFormula(card: string, field: string, text: string, start: Position = START): Formula {
  return { card, field, parsed: parseExpression(text), start }
}

/** Reads a text with holes; problems are kept as in {@link readFormula}. */
export function readTextSource(card: string, field: string, text: string): TextSource {
  const split = splitHoles(text)
  const formulas = split.ok
    ? split.expressions.map((expression, index) => readFormula(card, field, expression, split.positions[index]))
    : []
  return { card, field, split, formulas }
}

/**
 * The value of a card's expression.
 *
 * @throws {@link CardError} with the place in the field
 */
export function compute(formula: Formula, scope: Scope, budget: Budget): Value {
  const { parsed } = formula
  const result = parsed.ok ? evaluate(parsed.expression, scope, budget) : parsed
  if (!('value' in result)) throw errorAt(formula, result.problem.code, result.problem.values, result.problem)
  return result.value
}

/**
 * The value of an expression that is to be shown.
 *
 * @throws {@link CardError} `cannot_be_shown` for a truth value or a network
 */
export function computeShown(formula: Formula, scope: Scope, budget: Budget): ShownValue {
  const value = compute(formula, scope, budget)
  if (!isShown(value)) throw errorAt(formula, 'cannot_be_shown', { found: value.kind })
  return value
}

/** A text with its holes filled; `write` says how a value is written there. */
export function fillSource(source: TextSource, scope: Scope, budget: Budget, write: Writer): string {
  const values = source.formulas.map((formula) => write(computeShown(formula, scope, budget), formula))
  return fillHoles(splitOf(source).text, values)
}

type Writer = (value: ShownValue, formula: Formula) => string

function splitOf({ card, field, split }: TextSource): Extract<SplitText, { ok: true }> {
  if (!split.ok) throw new CardError({ card, field, ...split.problem })
  return split
}

/**
 * The network that a text with holes describes for the values at hand. Its layers count as steps.
 *
 * @throws {@link CardError} with the engine's code; `values.network` shows the text that was read
 */
export function buildNetwork(source: TextSource, scope: Scope, budget: Budget): Network {
  const split = splitOf(source)
  const values = source.formulas.map((formula) => writePlainly(computeShown(formula, scope, budget), formula))
  const text = fillHoles(split.text, values)
  // told from the text first: reading a hundred thousand layers takes a second
  charge(source, budget, leastSteps(text))
  const reading = parseNetwork(text)
  if (reading.ok) {
    charge(source, budget, Math.max(0, layerSteps(reading.network) - leastSteps(text)))
    return reading.network
  }
  const { code, values: found, suggestion } = reading.problem
  const nearest = suggestion === undefined ? {} : { nearest: suggestion }
  throw new CardError({
    card: source.card,
    field: source.field,
    code,
    ...writtenPosition(split, values, reading.problem),
    values: { ...found, ...nearest, network: text.slice(0, 200) },
  })
}

function charge({ card, field }: TextSource, budget: Budget, steps: number): void {
  try {
    budget.spend(steps, 0)
  } catch (error) {
    if (error instanceof Refusal) throw new CardError({ card, field, code: error.code, values: error.values })
    throw error
  }
}

/** Runs something on behalf of a formula: what it or the engine refuses is given the formula's place. */
export function placing<Result>(formula: Formula, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    if (error instanceof EngineError) throw errorAt(formula, error.code, error.values)
    if (error instanceof Refusal) throw errorAt(formula, error.code, error.values)
    throw error
  }
}

/** The refusal of a formula with its place in the field. */
export function errorAt(
  formula: Formula,
  code: CardCode,
  values: ProblemValues = {},
  inner: Position = START,
): CardError {
  const { card, field, start } = formula
  return new CardError({
    card,
    field,
    code,
    ...positionWithin(start, { line: inner.line, column: inner.column }),
    values,
  })
}

/** Writes a value for a program to read, as in a network: no typography. */
export function writePlainly(value: ShownValue, formula: Formula): string {
  if (isExact(value)) return formatFraction(fractionOf(value))
  if (value.kind === 'words') return value.text
  throw errorAt(formula, 'wrong_type', { name: '{=', expected: 'fraction', found: value.kind })
}
