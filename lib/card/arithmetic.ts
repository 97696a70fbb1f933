import {
  addFractions,
  ceilFraction,
  compareFractions,
  floorFraction,
  negateFraction,
  subtractFractions,
} from '@/lib/engine'
import {
  doubleOf,
  exactPower,
  exactProduct,
  exactQuotient,
  exactResult,
  floorQuotient,
  fractionOf,
  realResult,
} from './exact'
import type { ArithmeticSign } from './expression'
import { Refusal } from './problem'
import type { IntegerValue, NumberValue } from './value'
import { integerValue, isExact } from './value'

/**
 * One arithmetic step: exact unless one side is real, then in doubles.
 *
 * `div` rounds the quotient down; `mod` is what is left, a − b·(a div b), so it has the divisor's sign.
 *
 * @param at - offset of the sign, for refusals
 * @throws Refusal `division_by_zero`, `not_finite`, `template_budget`
 */
export function calculate(sign: ArithmeticSign, left: NumberValue, right: NumberValue, at: number): NumberValue {
  if (!isExact(left) || !isExact(right)) return calculateReal(sign, doubleOf(left), doubleOf(right), at)
  const [a, b] = [fractionOf(left), fractionOf(right)]
  switch (sign) {
    case '+':
      return exactResult(addFractions(a, b), at)
    case '-':
      return exactResult(subtractFractions(a, b), at)
    case '*':
      return exactResult(exactProduct(a, b, at), at)
    case '/':
      return exactResult(exactQuotient(a, b, at), at)
    case 'div':
      return exactResult({ num: floorQuotient(a, b, at), den: 1n }, at)
    case 'mod': {
      const whole = { num: floorQuotient(a, b, at), den: 1n }
      return exactResult(subtractFractions(a, exactProduct(b, whole, at)), at)
    }
  }
}

/**
 * base ^ exponent: exact for an exact base and a whole exponent, else real.
 *
 * @throws Refusal `outside_domain` for a root of a negative number, `division_by_zero`, `not_finite`, `template_budget`
 */
export function raise(base: NumberValue, exponent: NumberValue, at: number): NumberValue {
  if (isExact(base) && exponent.kind === 'integer')
    return exactResult(exactPower(fractionOf(base), exponent.value, at), at)
  const [x, y] = [doubleOf(base), doubleOf(exponent)]
  if (x < 0 && !Number.isInteger(y)) throw new Refusal('outside_domain', at, { name: '^', value: x, least: 0 })
  if (x === 0 && y < 0) throw new Refusal('division_by_zero', at)
  return realResult(x ** y, at)
}

/** The number with its sign turned. */
export function negate(value: NumberValue): NumberValue {
  if (value.kind === 'integer') return { kind: 'integer', value: -value.value }
  if (value.kind === 'fraction') return { kind: 'fraction', value: negateFraction(value.value) }
  return { kind: 'real', value: -value.value }
}

/** −1, 0 or 1; exact between exact numbers, in doubles where one is real. */
export function compareNumbers(left: NumberValue, right: NumberValue): -1 | 0 | 1 {
  if (left.kind === 'integer' && right.kind === 'integer')
    return left.value < right.value ? -1 : left.value > right.value ? 1 : 0
  if (isExact(left) && isExact(right)) return compareFractions(fractionOf(left), fractionOf(right))
  const [x, y] = [doubleOf(left), doubleOf(right)]
  return x < y ? -1 : x > y ? 1 : 0
}

/** The greatest whole number not above; with `up` the least not below. A real becomes whole here. */
export function wholeOf(value: NumberValue, up: boolean, at: number): IntegerValue {
  if (value.kind === 'integer') return value
  if (value.kind === 'fraction') return integerValue(up ? ceilFraction(value.value) : floorFraction(value.value))
  const whole = integerValue(up ? Math.ceil(value.value) : Math.floor(value.value))
  exactResult({ num: whole.value, den: 1n }, at)
  return whole
}

function calculateReal(sign: ArithmeticSign, x: number, y: number, at: number): NumberValue {
  if (y === 0 && sign !== '+' && sign !== '-' && sign !== '*') throw new Refusal('division_by_zero', at)
  switch (sign) {
    case '+':
      return realResult(x + y, at)
    case '-':
      return realResult(x - y, at)
    case '*':
      return realResult(x * y, at)
    case '/':
      return realResult(x / y, at)
    case 'div':
      return realResult(Math.floor(x / y), at)
    case 'mod':
      return realResult(x - y * Math.floor(x / y), at)
  }
}
