import type { Fraction } from '@/lib/engine'
import { Budget } from './budget'
import type { NumericCard } from './card'
import { evaluate } from './evaluate'
import { fractionOf } from './exact'
import type { Expression, Node } from './expression'
import { programOf } from './program'
import type { Program } from './program'
import { TemplateScope } from './template-scope'
import type { NumberValue } from './value'
import { isExact, isNumber } from './value'

/**
 * How much work in the head the answer of an instance is, counted in multiplications of two-digit numbers.
 *
 * Counted are the products and powers in the answer's formula and in the helpers it uses, on the branches taken. A factor
 * has as many digits as stand between its first and its last that is not zero, so 300 has one; a product of a by b digits
 * costs (a − 1)(b − 1): nothing for 9·64, one for 56·48, two for 224·48, four for 224·112. Powers of two multiply for
 * nothing, as do powers of numbers up to ten. With a tolerance a factor counts as two digits at most, for it may be
 * rounded. What a function of the engine multiplies is not seen: there the answer's size is the measure.
 *
 * @param values - of the instance, by name
 */
export function multiplicationsOf(card: NumericCard, values: Readonly<Record<string, string>>): number {
  const program = programOf(card)
  if (program.answer === undefined || !program.answer.parsed.ok) return 0
  const budget = new Budget()
  const scope = TemplateScope.of(program, values, budget)
  const mostDigits = card.template.answer.tolerance === undefined ? Infinity : 2
  return costOf(program.answer.parsed.expression, { program, scope, budget, mostDigits, counted: new Set() })
}

interface Context {
  readonly program: Program
  readonly scope: TemplateScope
  readonly budget: Budget
  readonly mostDigits: number
  /** helpers whose work is counted already: a person computes them once */
  readonly counted: Set<string>
}

function costOf({ text, root }: Expression, context: Context): number {
  const costOfNode = (node: Node): number => costOf({ text, root: node }, context)
  const valueOf = (node: Node): NumberValue | undefined => {
    const result = evaluate({ text, root: node }, context.scope, context.budget)
    return result.ok && isNumber(result.value) ? result.value : undefined
  }
  switch (root.type) {
    case 'name':
      return costOfHelper(root.name, context)
    case 'call':
      return total(root.args.map(costOfNode))
    case 'tuple':
    case 'list':
    case 'and':
    case 'or':
      return total(root.items.map(costOfNode))
    case 'index':
      return total([root.of, ...root.indexes].map(costOfNode))
    case 'negate':
    case 'not':
      return costOfNode(root.of)
    case 'compare':
    case 'sum':
      return total([root.first, ...root.rest.map(({ of }) => of)].map(costOfNode))
    case 'if': {
      const condition = evaluate({ text, root: root.condition }, context.scope, context.budget)
      const isTrue = condition.ok && condition.value.kind === 'boolean' && condition.value.value
      return costOfNode(root.condition) + costOfNode(isTrue ? root.then : root.otherwise)
    }
    case 'power': {
      const [base, exponent] = [valueOf(root.base), valueOf(root.exponent)]
      return costOfNode(root.base) + costOfPower(base, exponent, context)
    }
    case 'product': {
      let cost = costOfNode(root.first)
      root.rest.forEach(({ sign, of }, index) => {
        cost += costOfNode(of)
        if (sign !== '*') return
        const left: Node = { ...root, rest: root.rest.slice(0, index) }
        cost += costOfProduct(valueOf(index === 0 ? root.first : left), valueOf(of), context)
      })
      return cost
    }
    default:
      return 0
  }
}

function costOfHelper(name: string, context: Context): number {
  const parsed = context.program.let.get(name)?.parsed
  if (!parsed?.ok || context.counted.has(name)) return 0
  context.counted.add(name)
  return costOf(parsed.expression, context)
}

function costOfPower(base: NumberValue | undefined, exponent: NumberValue | undefined, context: Context): number {
  if (base === undefined || exponent?.kind !== 'integer' || !isExact(base)) return 0
  const { num, den } = fractionOf(base)
  if (num <= 10n && den <= 10n) return 0
  let cost = 0
  let power: NumberValue = base
  const times = exponent.value < 0n ? -exponent.value : exponent.value
  for (let factor = 2n; factor <= times && factor <= 8n; factor += 1n) {
    cost += costOfProduct(power, base, context)
    power = { kind: 'fraction', value: { num: num ** factor, den: den ** factor } }
  }
  return cost
}

function costOfProduct(left: NumberValue | undefined, right: NumberValue | undefined, { mostDigits }: Context): number {
  if (left === undefined || right === undefined) return 0
  // a fraction is multiplied above and below the bar
  const [a, b] = [partsOf(left), partsOf(right)]
  const cost = (x: bigint, y: bigint): number => {
    if (isPowerOfTwo(x) && isPowerOfTwo(y)) return 0
    return (Math.min(digitsOf(x), mostDigits) - 1) * (Math.min(digitsOf(y), mostDigits) - 1)
  }
  return cost(a.num, b.num) + cost(a.den, b.den)
}

function isPowerOfTwo(value: bigint): boolean {
  return value > 0n && (value & (value - 1n)) === 0n
}

function partsOf(value: NumberValue): Fraction {
  // a real is worked with rounded to two digits
  return isExact(value) ? fractionOf(value) : { num: 11n, den: 1n }
}

/** Digits from the first to the last that is not zero; at least one. */
function digitsOf(value: bigint): number {
  const digits = `${value}`.replace('-', '').replace(/0+$/, '')
  return Math.max(1, digits.length)
}

function total(costs: readonly number[]): number {
  return costs.reduce((sum, cost) => sum + cost, 0)
}
