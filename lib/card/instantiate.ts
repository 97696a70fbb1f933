import type { Fraction } from '@/lib/engine'
import { formatFraction, parseFraction } from '@/lib/engine'
import { LIMITS } from '@/lib/limits'
import { Budget } from './budget'
import { buildInstance } from './build-instance'
import type { Card } from './card'
import { Draw, shuffledOrder } from './draw'
import type { Instance } from './instance'
import { holds } from './misconceptions'
import { CardError } from './problem'
import type { CardCode, ProblemValues } from './problem'
import type { Program } from './program'
import { programOf } from './program'
import { TemplateScope } from './template-scope'
import { valueAt, valueCount } from './variable'

/**
 * What a card looks like for a seed: the variables are drawn in file order, all again while `where` fails; the options'
 * order comes from the same stream after them. The same card and seed give the same instance on every machine.
 *
 * A draw on which no misconception of the template is left (each one equals the answer) is passed over for the first
 * that has one, within the same tries; where there is none, the first draw that `where` allows is taken.
 *
 * @param seed - whole, 0 … 2³¹ − 1
 * @throws {@link CardError} `no_instance` when `where` does not hold in `LIMITS.templateTries` draws; the problem of an
 * expression, network or figure that is refused; `seed_out_of_range`
 */
export function instantiate(card: Card, seed: number): Instance {
  if (!Number.isInteger(seed) || seed < 0 || seed > MOST_SEED)
    throw cardError(card, 'seed', 'seed_out_of_range', { seed, most: MOST_SEED })
  const program = programOf(card)
  const draw = new Draw(seed)
  const all = new Budget(STEPS_OF_ALL_TRIES)
  const passedOver = new Set<string>()
  let fallback: Instance | undefined
  const tries = program.where.length > 0 || program.misconceptions.length > 0 ? LIMITS.templateTries.limit : 1
  for (let attempt = 0; attempt < tries && !all.isSpent; attempt += 1) {
    const values = drawValues(program, draw)
    const key = [...values.values()].map(formatFraction).join()
    if (passedOver.has(key)) continue
    const budget = new Budget(LIMITS.templateSteps.limit, all)
    const scope = new TemplateScope(program, values, budget)
    if (!satisfies(program, scope, budget)) {
      passedOver.add(key)
      continue
    }
    const order = shuffledOrder(optionCount(card), draw)
    const instance = buildInstance(card, program, { seed, values, order, scope, budget })
    if (program.misconceptions.length === 0 || instance.wrong.length > 0) return instance
    passedOver.add(key)
    fallback ??= instance
  }
  if (fallback !== undefined) return fallback
  throw cardError(card, 'template.where', 'no_instance', { limit: LIMITS.templateTries.limit })
}

/**
 * The instance for values that were drawn before, as they stand in the log. `where` is not asked again: what was once
 * shown can always be shown.
 *
 * @param values - every variable of the card by name, as text: `3`, `1/4`
 * @param order - the options in the order shown; the card's own order if absent
 * @throws {@link CardError} `value_missing`, `value_without_variable`, `value_unreadable`, `order_does_not_fit`; and as
 * {@link instantiate}
 */
export function instantiateFrom(
  card: Card,
  values: Readonly<Record<string, string>>,
  order?: readonly number[],
  seed = 0,
): Instance {
  const program = programOf(card)
  const drawn = readValues(card, program, values)
  const count = optionCount(card)
  const natural = Array.from({ length: count }, (_, index) => index)
  if (order !== undefined && [...order].sort((a, b) => a - b).join() !== natural.join())
    throw cardError(card, 'order', 'order_does_not_fit', { found: order.join(' '), expected: natural.join(' ') })
  const budget = new Budget()
  const scope = new TemplateScope(program, drawn, budget)
  return buildInstance(card, program, { seed, values: drawn, order: order ?? natural, scope, budget })
}

/**
 * Whether every `where` holds. A condition that is false decides, even if another one, or a helper that it needs, has no
 * value for these values: what is passedOver need not be computable.
 *
 * @throws {@link CardError} where none is false and one is refused
 */
export function satisfies(program: Program, scope: TemplateScope, budget: Budget): boolean {
  let refused: CardError | undefined
  for (const condition of program.where)
    try {
      if (!holds(condition, scope, budget)) return false
    } catch (error) {
      if (!(error instanceof CardError)) throw error
      refused ??= error
    }
  if (refused !== undefined) throw refused
  return true
}

/** Options that a card shows in the seed's order. */
export function optionCount(card: Card): number {
  return card.kind === 'choice' || card.kind === 'figure' ? card.options.length : 0
}

/**
 * Steps that all tries for one instance may take together: without this a costly `where` that never holds would cost
 * tries × steps. A hundred a try is several times what any `where` of the map needs.
 */
export const STEPS_OF_ALL_TRIES = LIMITS.templateTries.limit * 100

const MOST_SEED = 2 ** 31 - 1

function drawValues(program: Program, draw: Draw): Map<string, Fraction> {
  return new Map(program.vary.map(([name, variable]) => [name, valueAt(variable, draw.pick(valueCount(variable)))]))
}

function readValues(card: Card, program: Program, values: Readonly<Record<string, string>>): Map<string, Fraction> {
  const names = new Set(program.vary.map(([name]) => name))
  for (const name of Object.keys(values))
    if (!names.has(name)) throw cardError(card, 'values', 'value_without_variable', { name })
  return new Map(
    program.vary.map(([name]) => {
      const text = Object.hasOwn(values, name) ? values[name] : undefined
      if (text === undefined) throw cardError(card, 'values', 'value_missing', { name })
      const value = text.length > MOST_VALUE_CHARACTERS ? null : parseFraction(text)
      if (value === null || formatFraction(value) !== text)
        throw cardError(card, 'values', 'value_unreadable', { name, found: text.slice(0, 40) })
      return [name, value]
    }),
  )
}

// two integers of 512 bits, a sign and a bar
const MOST_VALUE_CHARACTERS = 320

function cardError(card: Card, field: string, code: CardCode, values: ProblemValues): CardError {
  return new CardError({ card: card.id, field, code, values })
}
