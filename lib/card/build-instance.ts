import type { Fraction } from '@/lib/engine'
import { EngineError, formatFraction } from '@/lib/engine'
import { middleUnit } from '@/lib/figure'
import { computeAnswer } from './answer'
import { Budget } from './budget'
import type { Card } from './card'
import { derivationSteps } from './derivation-steps'
import { HOLE_FIELD, compute, computeShown, errorAt, fillSource, readFormula, writePlainly } from './formula'
import { formatValue } from './format-value'
import type { HoleValue, ShownValue } from './format-value'
import type { Instance, InstanceFigure, WrongAnswer } from './instance'
import { misconceptionsOf } from './misconceptions'
import { CardError } from './problem'
import type { FigureProgram, Program } from './program'
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
  const figures = program.figures.map((figure) => buildFigure(program, figure, scope, budget))
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

function buildFigure(program: Program, figure: FigureProgram, scope: TemplateScope, budget: Budget): InstanceFigure {
  const value = scope.get(figure.net)
  if (value?.kind !== 'network') {
    const problem = { code: 'unknown_name' as const, values: { name: figure.net } }
    throw new CardError({ card: program.card, field: `${figure.field}.net`, ...problem })
  }
  const { network } = value
  return { scene: figure.scene, network, unit: unitOf(program, figure, network, scope, budget) }
}

function unitOf(
  program: Program,
  { field, unit }: FigureProgram,
  network: InstanceFigure['network'],
  scope: TemplateScope,
  budget: Budget,
): number {
  if (unit === 'middle') return middleOf(network, program.card, field)
  const value = compute(unit, scope, budget)
  if (value.kind !== 'integer' || !Number.isSafeInteger(Number(value.value)))
    throw errorAt(unit, 'unit_not_whole', { found: value.kind })
  return Number(value.value)
}

function middleOf(network: InstanceFigure['network'], card: string, field: string): number {
  try {
    return middleUnit(network)
  } catch (error) {
    if (error instanceof EngineError) throw new CardError({ card, field, code: error.code, values: error.values })
    throw error
  }
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
