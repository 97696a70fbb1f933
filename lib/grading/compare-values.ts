import {
  compareFractions,
  equalFractions,
  fraction,
  multiplyFractions,
  parseFraction,
  subtractFractions,
} from '@/lib/engine'
import type { Fraction } from '@/lib/engine'
import type { AnswerKey } from './answer-key'
import { tupleValues } from './tuple-values'

/** How far a rounded wrong answer may lie from what a mistake gives. */
const RECOGNISED_WITHIN = fraction(1, 200)
/** A real key is a double written out; its last bits must not turn an answer on the edge of the tolerance wrong. */
const REAL_SLACK = fraction(1n, 2n ** 42n)
const NOTHING = fraction(0)

/** Whether numbers are the answer: exactly, or within the tolerance the key states. */
export function isRight(key: AnswerKey, typed: readonly Fraction[]): boolean {
  const expected = key.value === undefined ? null : valuesOf(key.value)
  if (expected === null) return false
  const slack = key.type === 'real' ? REAL_SLACK : NOTHING
  const { relative, absolute } = toleranceOf(key)
  return all(typed, expected, (item, right) => isWithin(item, right, absolute, relative, slack))
}

/**
 * Whether numbers are what a mistake gives: exactly where key and value are exact, else within 0.5 % or the key's
 * tolerance, whichever is more.
 *
 * @param text - the mistake's value
 */
export function isRecognised(key: AnswerKey, text: string, typed: readonly Fraction[]): boolean {
  const wrong = valuesOf(text)
  if (wrong === null) return false
  const { relative, absolute } = toleranceOf(key)
  const exact = key.type !== 'real' && key.tolerance === undefined && !isReal(text)
  const share = exact ? NOTHING : larger(relative, RECOGNISED_WITHIN)
  return all(typed, wrong, (item, result) => isWithin(item, result, absolute, share, NOTHING))
}

/** Whether numbers are those of a text, in its order, to the last digit. */
export function areValuesOf(text: string, typed: readonly Fraction[]): boolean {
  const values = valuesOf(text)
  return values !== null && all(typed, values, equalFractions)
}

/** The numbers of a value as a card's instance writes it; null where it is none. */
export function valuesOf(text: string): Fraction[] | null {
  const single = parseFraction(text)
  return single === null ? tupleValues(text) : [single]
}

/** Whether two lists are as long and every pair of items fits. */
export function all(
  typed: readonly Fraction[],
  expected: readonly Fraction[],
  fits: (item: Fraction, other: Fraction) => boolean,
): boolean {
  return (
    typed.length === expected.length &&
    typed.every((item, position) => {
      const other = expected[position]
      return other !== undefined && fits(item, other)
    })
  )
}

/** Exact values are written as digits or as a fraction; a real has a point or an exponent. */
function isReal(text: string): boolean {
  return /[.e]/i.test(text)
}

function toleranceOf({ tolerance }: AnswerKey): { relative: Fraction; absolute: Fraction } {
  if (tolerance === undefined) return { relative: NOTHING, absolute: NOTHING }
  if ('relative' in tolerance) return { relative: parseFraction(tolerance.relative) ?? NOTHING, absolute: NOTHING }
  return { relative: NOTHING, absolute: parseFraction(tolerance.absolute) ?? NOTHING }
}

function isWithin(item: Fraction, centre: Fraction, absolute: Fraction, relative: Fraction, slack: Fraction): boolean {
  if (equalFractions(item, centre)) return true
  const size = magnitude(centre)
  const allowed = larger(absolute, multiplyFractions(size, relative))
  const distance = subtractFractions(magnitude(subtractFractions(item, centre)), multiplyFractions(size, slack))
  return compareFractions(distance, allowed) <= 0
}

/** A number without its sign. */
export function magnitude(value: Fraction): Fraction {
  return value.num < 0n ? subtractFractions(NOTHING, value) : value
}

function larger(a: Fraction, b: Fraction): Fraction {
  return compareFractions(a, b) < 0 ? b : a
}
