import { LIMITS } from '@/lib/limits'
import { Budget } from './budget'
import type { Card } from './card'
import { STEPS_OF_ALL_TRIES, satisfies } from './instantiate'
import { programOf } from './program'
import { TemplateScope } from './template-scope'
import { valueAt, valueCount } from './variable'

/**
 * How many different sets of drawn values satisfy `where`, counted up to a bound. All combinations are gone through,
 * far-apart ones first; a template of very many combinations of which few hold may be counted too low, since the steps
 * are bounded, as are those of the tries for one instance.
 *
 * @param atMost - whole, ≥ 1; counting stops there
 * @returns 1 for a card without variables
 * @throws CardError where a condition is refused
 */
export function countInstances(card: Card, atMost: number): number {
  const program = programOf(card)
  const variables = program.vary.map(([name, variable]) => ({ name, variable, count: valueCount(variable) }))
  const combinations = variables.reduce((product, { count }) => product * count, 1)
  const all = new Budget(2 * STEPS_OF_ALL_TRIES)
  const stride = strideFor(combinations)
  let found = 0
  let at = 0
  for (let index = 0; index < Math.min(combinations, MOST_COMBINATIONS) && found < atMost && !all.isSpent; index += 1) {
    let rest = at
    const values = variables.map(({ name, variable, count }) => {
      const position = rest % count
      rest = Math.floor(rest / count)
      return [name, valueAt(variable, position)] as const
    })
    const budget = new Budget(LIMITS.templateSteps.limit, all)
    if (satisfies(program, new TemplateScope(program, new Map(values), budget), budget)) found += 1
    at = (at + stride) % combinations
  }
  return found
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
