import { formatFraction } from '@/lib/engine'
import type { Fraction } from '@/lib/engine'
import { LIMITS } from '@/lib/limits'
import { Budget } from './budget'
import type { Card } from './card'
import { STEPS_OF_ALL_TRIES, satisfies } from './instantiate'
import { programOf } from './program'
import { TemplateScope } from './template-scope'
import { valueAt, valueCount } from './variable'

/** Sets of drawn values that satisfy `where`. */
export interface InstanceList {
  /** as `instantiateFrom` takes them */
  readonly values: readonly Readonly<Record<string, string>>[]
  /** whether there are no others */
  readonly isComplete: boolean
}

/**
 * The different sets of drawn values that satisfy `where`, up to a bound. All combinations are gone through, far-apart
 * ones first; of a template of very many combinations of which few hold some may be missed, since the steps are bounded,
 * as are those of the tries for one instance.
 *
 * @param atMost - whole, ≥ 1; listing stops there
 * @returns one empty set for a card without variables
 * @throws CardError where a condition is refused
 */
export function listInstances(card: Card, atMost: number): InstanceList {
  const program = programOf(card)
  const variables = program.vary.map(([name, variable]) => ({ name, variable, count: valueCount(variable) }))
  const combinations = variables.reduce((product, { count }) => product * count, 1)
  const all = new Budget(2 * STEPS_OF_ALL_TRIES)
  const stride = strideFor(combinations)
  const found: Map<string, Fraction>[] = []
  let at = 0
  let looked = 0
  for (; looked < Math.min(combinations, MOST_COMBINATIONS) && found.length < atMost && !all.isSpent; looked += 1) {
    let rest = at
    const values = new Map<string, Fraction>()
    for (const { name, variable, count } of variables) {
      values.set(name, valueAt(variable, rest % count))
      rest = Math.floor(rest / count)
    }
    const budget = new Budget(LIMITS.templateSteps.limit, all)
    if (satisfies(program, new TemplateScope(program, values, budget), budget)) found.push(values)
    at = (at + stride) % combinations
  }
  return { values: found.map(written), isComplete: looked === combinations }
}

const MOST_COMBINATIONS = 20_000

// a step without a common divisor visits every combination once; near the golden section it spreads them
function strideFor(combinations: number): number {
  if (combinations > 2 ** 40) return 1
  for (let stride = Math.max(1, Math.floor(combinations * 0.618)); ; stride -= 1)
    if (gcd(stride, combinations) === 1) return stride
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

function written(values: ReadonlyMap<string, Fraction>): Record<string, string> {
  return Object.fromEntries([...values].map(([name, value]) => [name, formatFraction(value)]))
}
