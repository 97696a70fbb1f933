import { LIMITS } from '@/lib/limits'
import { calculate, compareNumbers, negate, raise } from './arithmetic'
import { Budget } from './budget'
import { fractionOf } from './exact'
import type { ComparisonSign, Expression, Node } from './expression'
import { callFunction } from './functions'
import { nearestName } from './nearest-name'
import type { ExpressionProblem } from './problem'
import { Refusal, overBudget, placed } from './problem'
import type { NumberValue, Value } from './value'
import { booleanValue, isExact, isNumber } from './value'

/** What names stand for; a `Map` is one. `keys` serve to name the nearest known name. */
export interface Scope {
  get(name: string): Value | undefined
  keys(): Iterable<string>
}

export type Evaluation =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: ExpressionProblem }

/**
 * The value of an expression. Pure: the same expression and scope give the same value; only the branch of an `if` that
 * is taken is computed, and `and`, `or` stop at the first member that decides.
 *
 * @param scope - values of the names
 * @param budget - steps left, shared by the expressions of one instance; a fresh one if absent
 * @returns the value, or why there is none, with line and column in the expression
 */
export function evaluate(expression: Expression, scope: Scope, budget: Budget = new Budget()): Evaluation {
  try {
    return { ok: true, value: valueOf(expression.root, { scope, budget }) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: placed(error, expression.text) }
    throw error
  }
}

interface Context {
  readonly scope: Scope
  readonly budget: Budget
}

function valueOf(node: Node, context: Context): Value {
  context.budget.spend(1, node.at)
  switch (node.type) {
    case 'number':
      return node.value
    case 'constant':
      return node.name === 'pi' ? { kind: 'real', value: Math.PI } : booleanValue(node.name === 'true')
    case 'words':
      return { kind: 'words', text: node.text }
    case 'name':
      return lookUp(node.name, node.at, context)
    case 'call': {
      const args = node.args.map((argument) => valueOf(argument, context))
      return callFunction(node.name, args, node.at, context.budget)
    }
    case 'tuple':
      return { kind: 'tuple', items: node.items.map((item) => numberOf(item, context, ',')) }
    case 'list':
      return listOf(node.items, node.at, context)
    case 'index':
      return node.indexes.reduce((of, index) => elementOf(of, index, node.at, context), valueOf(node.of, context))
    case 'negate':
      return negate(numberOf(node.of, context, '-'))
    case 'not':
      return booleanValue(!truthOf(node.of, context, 'not'))
    case 'power':
      return raise(numberOf(node.base, context, '^'), numberOf(node.exponent, context, '^'), node.at)
    case 'sum':
    case 'product':
      return node.rest.reduce(
        (left, { sign, of, at }) => calculate(sign, left, numberOf(of, context, sign), at),
        numberOf(node.first, context, node.rest[0]?.sign ?? ''),
      )
    case 'compare':
      return compareChain(node, context)
    case 'and':
      return booleanValue(node.items.every((item) => truthOf(item, context, 'and')))
    case 'or':
      return booleanValue(node.items.some((item) => truthOf(item, context, 'or')))
    case 'if':
      return valueOf(truthOf(node.condition, context, 'if') ? node.then : node.otherwise, context)
  }
}

function lookUp(name: string, at: number, { scope }: Context): Value {
  const value = scope.get(name)
  if (value !== undefined) return value
  const nearest = nearestName(name, scope.keys())
  throw new Refusal('unknown_name', at, { name, ...(nearest === undefined ? {} : { nearest }) })
}

function listOf(nodes: readonly Node[], at: number, context: Context): Value {
  const { limit } = LIMITS.templateListLength
  if (nodes.length > limit) throw overBudget('list_length', at, limit, nodes.length)
  const items = nodes.map((node) => {
    const value = valueOf(node, context)
    // lists within lists would let a short text grow without bound
    if (!isNumber(value) && value.kind !== 'words') throw wrongType('[', 'number', value, node.at)
    return value
  })
  return { kind: 'list', items }
}

function elementOf(of: Value, index: Node, at: number, context: Context): Value {
  if (of.kind !== 'list' && of.kind !== 'tuple') throw wrongType('[', 'list', of, at)
  const position = valueOf(index, context)
  if (position.kind !== 'integer') throw wrongType('[', 'integer', position, index.at)
  const element = position.value < 0n ? undefined : of.items[Number(position.value)]
  if (element === undefined)
    throw new Refusal('index_out_of_range', index.at, {
      index: `${position.value}`.slice(0, 40),
      length: of.items.length,
    })
  return element
}

function compareChain(node: Extract<Node, { type: 'compare' }>, context: Context): Value {
  let left = valueOf(node.first, context)
  for (const { sign, of, at } of node.rest) {
    const right = valueOf(of, context)
    if (!compare(sign, left, right, at)) return booleanValue(false)
    left = right
  }
  return booleanValue(true)
}

function compare(sign: ComparisonSign, left: Value, right: Value, at: number): boolean {
  if (sign === '==' || sign === '!=') return areEqual(left, right, sign, at) === (sign === '==')
  if (!isNumber(left)) throw wrongType(sign, 'number', left, at)
  if (!isNumber(right)) throw wrongType(sign, 'number', right, at)
  const order = compareNumbers(left, right)
  if (sign === '<') return order < 0
  if (sign === '<=') return order <= 0
  if (sign === '>') return order > 0
  return order >= 0
}

// equality asks for exact numbers: of two reals it would depend on how they were computed
function areEqual(left: Value, right: Value, sign: ComparisonSign, at: number): boolean {
  for (const value of [left, right])
    if (value.kind === 'real') throw new Refusal('real_not_allowed', at, { name: sign })
  if (isNumber(left) && isNumber(right)) return exactlyEqual(left, right, sign, at)
  if ((left.kind === 'tuple' || left.kind === 'list') && left.kind === right.kind) {
    const others = right.items
    return (
      left.items.length === others.length &&
      left.items.every((item, index) => {
        const other = others[index]
        return other !== undefined && areEqual(item, other, sign, at)
      })
    )
  }
  if (left.kind === 'boolean' && right.kind === 'boolean') return left.value === right.value
  throw wrongType(sign, left.kind, right, at)
}

function exactlyEqual(left: NumberValue, right: NumberValue, sign: ComparisonSign, at: number): boolean {
  if (!isExact(left) || !isExact(right)) throw new Refusal('real_not_allowed', at, { name: sign })
  const [a, b] = [fractionOf(left), fractionOf(right)]
  return a.num === b.num && a.den === b.den
}

function numberOf(node: Node, context: Context, name: string): NumberValue {
  const value = valueOf(node, context)
  if (!isNumber(value)) throw wrongType(name, 'number', value, node.at)
  return value
}

function truthOf(node: Node, context: Context, name: string): boolean {
  const value = valueOf(node, context)
  if (value.kind !== 'boolean') throw wrongType(name, 'boolean', value, node.at)
  return value.value
}

function wrongType(name: string, expected: string, found: Value, at: number): Refusal {
  return new Refusal('wrong_type', at, { name, expected, found: found.kind })
}
