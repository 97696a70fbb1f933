import type { Fraction } from '@/lib/engine'
import { compareFractions, fraction, multiplyFractions, parseFraction, subtractFractions } from '@/lib/engine'
import type { Budget } from './budget'
import type { NumericTemplate, ToleranceText } from './card'
import type { Scope } from './evaluate'
import { doubleOf, fractionOf } from './exact'
import { compute, errorAt } from './formula'
import type { Formula } from './formula'
import type { InstanceAnswer, Tolerance } from './instance'
import type { NumberValue, QuantityValue, Value } from './value'
import { isExact, isQuantity } from './value'

/**
 * The right answer of a template.
 *
 * @throws {@link CardError} the expression's own; `answer_type` where its value is not of the type stated (a real one is
 * only with a tolerance); `parts_do_not_fit`
 */
export function computeAnswer(
  formula: Formula,
  stated: NumericTemplate['answer'],
  scope: Scope,
  budget: Budget,
): InstanceAnswer {
  const value = compute(formula, scope, budget)
  if (!isQuantity(value) || !TYPES[stated.type](value))
    throw errorAt(formula, 'answer_type', { expected: stated.type, found: value.kind })
  if (stated.tolerance === undefined && hasReal(value)) throw errorAt(formula, 'real_not_allowed', { name: 'answer' })
  if (stated.parts !== undefined && (value.kind !== 'tuple' || value.items.length !== stated.parts.length))
    throw errorAt(formula, 'parts_do_not_fit', {
      found: stated.parts.length,
      expected: value.kind === 'tuple' ? value.items.length : 1,
    })
  return {
    type: stated.type,
    value,
    ...(stated.tolerance === undefined ? {} : { tolerance: readTolerance(stated.tolerance) }),
    ...(stated.unit === undefined ? {} : { unit: stated.unit }),
    suffixes: stated.suffixes,
    ...(stated.parts === undefined ? {} : { parts: stated.parts }),
  }
}

/**
 * Whether a misconception's value would be taken for the answer, so that it must not be named: equal, within the
 * answer's tolerance, or, where it is real and therefore matched within 0.5 %, that near.
 */
export function isTakenFor(value: QuantityValue, answer: InstanceAnswer): boolean {
  const right = answer.value
  if (value.kind === 'tuple' || right.kind === 'tuple') {
    if (value.kind !== 'tuple' || right.kind !== 'tuple' || value.items.length !== right.items.length) return false
    return value.items.every((item, index) => {
      const expected = right.items[index]
      return expected !== undefined && isNear(item, expected, answer.tolerance)
    })
  }
  return isNear(value, right, answer.tolerance)
}

/** Whether two values are the same number or tuple; between reals, to 12 digits. */
export function areSameQuantity(a: QuantityValue, b: QuantityValue): boolean {
  if (a.kind === 'tuple' || b.kind === 'tuple') {
    if (a.kind !== 'tuple' || b.kind !== 'tuple' || a.items.length !== b.items.length) return false
    return a.items.every((item, index) => {
      const other = b.items[index]
      return other !== undefined && areSameQuantity(item, other)
    })
  }
  if (isExact(a) && isExact(b)) return compareFractions(fractionOf(a), fractionOf(b)) === 0
  return Math.abs(doubleOf(a) - doubleOf(b)) <= 1e-12 * Math.abs(doubleOf(a))
}

/** How far off a real misconception may be typed and still be named. */
export const REAL_MISCONCEPTION_TOLERANCE: Tolerance = { relative: fraction(1, 200) }

function isNear(value: NumberValue, right: NumberValue, tolerance: Tolerance | undefined): boolean {
  if (isExact(value) && isExact(right)) {
    const [found, expected] = [fractionOf(value), fractionOf(right)]
    return tolerance === undefined
      ? compareFractions(found, expected) === 0
      : compareFractions(size(subtractFractions(found, expected)), reach(tolerance, expected)) <= 0
  }
  const expected = doubleOf(right)
  const distance = Math.abs(doubleOf(value) - expected)
  return [tolerance, REAL_MISCONCEPTION_TOLERANCE].some(
    (allowed) => allowed !== undefined && distance <= doubleReach(allowed, expected),
  )
}

function reach(tolerance: Tolerance, expected: Fraction): Fraction {
  return 'absolute' in tolerance ? tolerance.absolute : multiplyFractions(tolerance.relative, size(expected))
}

// a double's last bits must not decide: 2⁻⁴² of the value is added
function doubleReach(tolerance: Tolerance, expected: number): number {
  const allowed = 'absolute' in tolerance ? tolerance.absolute : tolerance.relative
  const share = Number(allowed.num) / Number(allowed.den)
  return ('absolute' in tolerance ? share : share * Math.abs(expected)) + Math.abs(expected) * 2 ** -42
}

function size(value: Fraction): Fraction {
  return value.num < 0n ? { num: -value.num, den: value.den } : value
}

function readTolerance(tolerance: ToleranceText): Tolerance {
  return 'relative' in tolerance
    ? { relative: readPositive(tolerance.relative) }
    : { absolute: readPositive(tolerance.absolute) }
}

// the schema lets only numbers through that parse
function readPositive(text: string): Fraction {
  const value = parseFraction(text)
  if (value === null) throw new RangeError(`${text} is no tolerance`)
  return value
}

const TYPES: Readonly<Record<InstanceAnswer['type'], (value: Value) => boolean>> = {
  integer: (value) => value.kind === 'integer',
  fraction: isExact,
  real: (value) => value.kind === 'real' || isExact(value),
  tuple: (value) => value.kind === 'tuple' && value.items.length >= 2,
}

function hasReal(value: QuantityValue): boolean {
  return value.kind === 'tuple' ? value.items.some((item) => item.kind === 'real') : value.kind === 'real'
}
