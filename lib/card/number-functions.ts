import { gcdBigint, squareRootFraction } from '@/lib/engine'
import { LIMITS } from '@/lib/limits'
import { calculate, compareNumbers, negate, wholeOf } from './arithmetic'
import type { Call } from './arguments'
import { checkProduct, doubleOf, exactResult, fractionOf, numberValue, realResult } from './exact'
import type { FunctionName } from './names'
import type { NumberValue, Value } from './value'
import { booleanValue, integerValue, isExact, isNumber } from './value'

/** Exact functions of numbers and lists. */
export const NUMBER_FUNCTIONS = {
  abs: (call: Call) => {
    const value = call.number(0)
    return isNegative(value) ? negate(value) : value
  },
  min: (call: Call) => call.numbersOrList().reduce((a, b) => (compareNumbers(b, a) < 0 ? b : a)),
  max: (call: Call) => call.numbersOrList().reduce((a, b) => (compareNumbers(b, a) > 0 ? b : a)),
  floor: (call: Call) => wholeOf(call.number(0), false, call.at),
  ceil: (call: Call) => wholeOf(call.number(0), true, call.at),
  // half goes up, ⌊x + ½⌋: one rule for exact numbers and reals
  round: (call: Call) => wholeOf(calculate('+', call.number(0), HALF, call.at), false, call.at),
  gcd: (call: Call) => integerValue(wholes(call).reduce((a, b) => gcdBigint(a, b), 0n)),
  lcm: (call: Call) => integerValue(wholes(call).reduce((a, b) => leastCommonMultiple(a, b, call), 1n)),
  len: (call: Call) => integerValue(call.items(0).length),
  sum: (call: Call) =>
    call.numbers(0).reduce((total: NumberValue, item) => calculate('+', total, item, call.at), integerValue(0)),
  distinct: (call: Call) => integerValue(new Set(call.items(0).map((item) => keyOf(item, call))).size),
  contains: (call: Call) => {
    const wanted = keyOf(call.value(1), call)
    return booleanValue(call.items(0).some((item) => keyOf(item, call) === wanted))
  },
  num: (call: Call) => integerValue(call.exact(0).num),
  den: (call: Call) => integerValue(call.exact(0).den),
  comb: (call: Call) => integerValue(binomial(call.whole(0), call.whole(1), call)),
} satisfies Record<string, (call: Call) => Value>

const HALF = numberValue({ num: 1n, den: 2n })

function isNegative(value: NumberValue): boolean {
  return value.kind === 'real' ? value.value < 0 : fractionOf(value).num < 0n
}

function wholes(call: Call): bigint[] {
  return call.numbersOrList().map((value) => {
    if (value.kind !== 'integer') throw call.refuse('wrong_type', { expected: 'integer', found: value.kind })
    return value.value
  })
}

function leastCommonMultiple(a: bigint, b: bigint, call: Call): bigint {
  if (a === 0n || b === 0n) return 0n
  const factor = b / gcdBigint(a, b)
  checkProduct(a, factor, call.at)
  const product = a * factor
  return product < 0n ? -product : product
}

// two values are the same element if they are the same exact number or the same words; reals have no equality here
function keyOf(value: Value, call: Call): string {
  if (value.kind === 'words') return `'${value.text}`
  if (!isNumber(value)) throw call.refuse('wrong_type', { expected: 'number', found: value.kind })
  if (!isExact(value)) throw call.refuse('real_not_allowed')
  const { num, den } = fractionOf(value)
  return `${num}/${den}`
}

function binomial(n: bigint, k: bigint, call: Call): bigint {
  if (n < 0n) throw call.refuse('outside_domain', { value: `${n}`.slice(0, 40), least: 0 })
  if (k < 0n || k > n) return 0n
  const times = k < n - k ? k : n - k
  if (times > BigInt(LIMITS.templateSteps.limit)) call.budget.spend(LIMITS.templateSteps.limit + 1, call.at)
  let result = 1n
  for (let index = 1n; index <= times; index += 1n) {
    call.budget.spend(1, call.at)
    checkProduct(result, n - times + index, call.at)
    result = (result * (n - times + index)) / index
  }
  return exactWhole(result, call)
}

function exactWhole(value: bigint, call: Call): bigint {
  exactResult({ num: value, den: 1n }, call.at)
  return value
}

/** Functions that give a real number, save for the square root of a square. */
export const REAL_FUNCTIONS = {
  sqrt: (call: Call) => squareRoot(call),
  exp: (call: Call) => realResult(Math.exp(doubleOf(call.number(0))), call.at),
  log: (call: Call) => realResult(Math.log(positive(call)), call.at),
  log2: (call: Call) => realResult(Math.log2(positive(call)), call.at),
  cos: (call: Call) => realResult(Math.cos(doubleOf(call.number(0))), call.at),
  Phi: (call: Call) => realResult(normalDistribution(doubleOf(call.number(0))), call.at),
} satisfies Record<string, (call: Call) => Value>

/** Whether a function is of numbers alone: no size and no network. */
export function isNumberFunction(name: FunctionName): boolean {
  return Object.hasOwn(NUMBER_FUNCTIONS, name) || Object.hasOwn(REAL_FUNCTIONS, name)
}

function squareRoot(call: Call): NumberValue {
  const value = call.number(0)
  if (isNegative(value)) throw call.refuse('outside_domain', { value: doubleOf(value), least: 0 })
  if (isExact(value)) {
    const root = squareRootFraction(fractionOf(value))
    if (root) return numberValue(root)
  }
  return realResult(Math.sqrt(doubleOf(value)), call.at)
}

function positive(call: Call): number {
  const x = doubleOf(call.number(0))
  if (x <= 0) throw call.refuse('outside_domain', { value: x, above: 0 })
  return x
}

/**
 * Normal distribution function. Below 6 in size by the series Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/15 + …), whose terms are all
 * of one sign; beyond by the continued fraction of the tail.
 *
 * @see Marsaglia 2004, "Evaluating the Normal Distribution", §2
 */
function normalDistribution(x: number): number {
  const size = Math.abs(x)
  if (size > 38) return x < 0 ? 0 : 1
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
  if (size > 6) {
    let fraction = size
    for (let index = 60; index >= 1; index -= 1) fraction = size + index / fraction
    return x < 0 ? density / fraction : 1 - density / fraction
  }
  let term = x
  let series = x
  for (let odd = 3; Math.abs(term) > 1e-18 * Math.abs(series) && odd < 500; odd += 2) {
    term *= (x * x) / odd
    series += term
  }
  return 0.5 + density * series
}
