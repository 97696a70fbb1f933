import type { Fraction } from '@/lib/engine'
import { formatFraction } from '@/lib/engine'
import { computeAnswer } from './answer'
import { Budget } from './budget'
import type { Card } from './card'
import { derivationSteps } from './derivation-steps'
import { HOLE_FIELD, computeShown, fillSource, readFormula, writePlainly } from './formula'
import { formatValue } from './format-value'
import type { HoleValue, ShownValue } from './format-value'
import { DrawnFigure } from './draw-figure'
import type { Instance, WrongAnswer } from './instance'
import { misconceptionsOf } from './misconceptions'
import type { Program } from './program'
import { type TemplateScope } from './template-scope'

/** What an instance is built from. */
export interface Drawn {
  readonly seed: number
  readonly values: ReadonlyMap<string, Fraction>
  readonly order: readonly number[]
  readonly scope: TemplateScope
  readonly budget: Budget
}

/**
 * The instance for values already drawn: answer, named wrong results, derivation, pictures, and the holes of its texts.
 *
 * @throws {@link CardError} where any of it is refused
 */
export function buildInstance(card: Card, program: Program, drawn: Drawn): Instance {
  const { seed, values, order, scope, budget } = drawn
  const format = formatterOf(card)
  const figures = program.figures.map((figure) => new DrawnFigure(program, figure, scope))
  const [figure] = figures
  return {
    seed,
    values: Object.fromEntries([...values].map(([name, value]) => [name, formatFraction(value)])),
    order,
    ...buildNumeric(card, program, drawn, format),
    ...(card.kind === 'numeric' && figure !== undefined ? { figure } : {}),
    ...(card.kind === 'figure' ? { optionFigures: figures } : {}),
    ...(program.lab === undefined ? {} : { lab: fillSource(program.lab, scope, budget, writePlainly) }),
    fill: (expressions) => fillTexts(program, scope, expressions, format),
  }
}

/** How a card's values are written: one whose answer is real shows short decimals where others show fractions. */
export function formatterOf(card: Card): (value: ShownValue) => HoleValue {
  const decimals = card.kind === 'numeric' && card.template.answer.type === 'real'
  return (value) => formatValue(value, { decimals })
}

function buildNumeric(
  card: Card,
  program: Program,
  { scope, budget }: Drawn,
  format: (value: ShownValue) => HoleValue,
): Pick<Instance, 'answer' | 'wrong' | 'steps'> {
  if (card.kind !== 'numeric' || program.answer === undefined) return { wrong: [], steps: [] }
  const answer = computeAnswer(program.answer, card.template.answer, scope, budget)
  const wrong: WrongAnswer[] = misconceptionsOf(program, answer, scope, budget)
    .filter(({ fate }) => fate === 'named')
    .map(({ id, value, textPath }) => ({ id, value, textPath }))
  return { answer, wrong, steps: derivationSteps(card.template.steps, program, scope, budget, format) }
}

// each call has a budget of its own: a card's texts are filled whenever they are shown
function fillTexts(
  program: Program,
  scope: TemplateScope,
  expressions: readonly string[],
  format: (value: ShownValue) => HoleValue,
): HoleValue[] {
  const budget = new Budget()
  return expressions.map((text) => format(computeShown(readFormula(program.card, HOLE_FIELD, text), scope, budget)))
}
