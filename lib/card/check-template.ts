import type { Fraction } from '@/lib/engine'
import { LIMITS } from '@/lib/limits'
import { areSameQuantity, isTakenFor } from './answer'
import type { FigureCard, NumericCard } from './card'
import { checkTexts, problemsOf, readTexts } from './check-card'
import { notReached } from './check-derivation'
import { countInstances } from './count-instances'
import { multiplicationsOf } from './effort'
import { fractionOf } from './exact'
import { plainValue } from './format-value'
import type { TextSource } from './formula'
import type { Instance } from './instance'
import { instantiate, instantiateFrom } from './instantiate'
import { listInstances } from './list-instances'
import type { InstanceList } from './list-instances'
import { MOST_MULTIPLICATIONS, PLEASANT_MULTIPLICATIONS, isPleasant } from './pleasant'
import type { CardCode, CardProblem, ProblemValues } from './problem'
import { programOf } from './program'
import type { NumberValue } from './value'
import { isExact } from './value'

/** What a template's instances are found wanting in. */
export type QualityCode =
  | CardCode
  | 'too_few_instances'
  | 'few_instances'
  | 'answer_too_long'
  | 'answer_unpleasant'
  | 'too_much_arithmetic'
  | 'misconception_is_answer'
  | 'misconception_never_applies'
  | 'no_misconception_left'
  | 'misconceptions_coincide'
  | 'options_look_alike'
  | 'derivation_leads_elsewhere'

/** One finding about a template; where a certain instance shows it, with its values, and its seed if it was drawn. */
export interface TemplateViolation {
  readonly card: string
  readonly field: string
  readonly code: QualityCode
  readonly severity: 'error' | 'warning'
  readonly seed?: number
  /** the drawn values of that instance */
  readonly drawn?: Readonly<Record<string, string>>
  readonly values: ProblemValues
}

/**
 * Looks at the instances of some seeds as a reviewer would. Errors: an instance that cannot be built or shown, an answer
 * that is not pleasant to compute in the head, or beyond what can be typed, or that a named derivation does not end in,
 * fewer than six instances, a misconception that is taken for the answer, an instance without any misconception although
 * the template has some, two options of a figure card that look the same. Warnings: an answer that is some work, fewer
 * than twenty instances, misconceptions of the same value (both are named), one that applies to none of the seeds.
 *
 * @param seeds - each whole, 0 … 2³¹ − 1
 */
export function checkTemplate(card: NumericCard | FigureCard, seeds: readonly number[]): TemplateViolation[] {
  const violations = checkVariety(card, () => countInstances(card, GOOD_INSTANCES))
  const build = seeds.map((seed) => ({ where: { seed }, build: () => instantiate(card, seed) }))
  return [...violations, ...checkBuilt(card, buildAll(build))]
}

/**
 * As {@link checkTemplate}, for every instance that can be drawn; of a template that has more than a bound, for as many
 * seeds.
 *
 * @param atMost - whole, ≥ 1
 */
export function checkWholeTemplate(card: NumericCard | FigureCard, atMost: number): TemplateViolation[] {
  let list: InstanceList = { values: [], isComplete: true }
  const refused = problemsOf(() => {
    list = listInstances(card, atMost + 1)
  })
  if (refused.length > 0) return refused.map((problem) => ofProblem(problem))
  if (list.values.length > atMost || !list.isComplete)
    return checkTemplate(
      card,
      Array.from({ length: atMost }, (_, seed) => seed),
    )
  const built = buildAll(list.values.map((drawn) => ({ where: { drawn }, build: () => instantiateFrom(card, drawn) })))
  const shown = drawable(card, built)
  const violations = checkVariety(card, () => shown.filter(({ instance }) => instance !== undefined).length)
  return [...violations, ...checkBuilt(card, shown)]
}

/** Where an instance comes from: its seed, or the values it was asked for by. */
interface Where {
  readonly seed?: number
  readonly drawn?: Readonly<Record<string, string>>
}

interface Built {
  readonly where: Where
  readonly instance?: Instance
  readonly problem?: CardProblem
}

function buildAll(plans: readonly { readonly where: Where; readonly build: () => Instance }[]): Built[] {
  return plans.map(({ where, build }) => {
    let instance: Instance | undefined
    const [problem] = problemsOf(() => {
      instance = build()
    })
    return { where, ...(instance === undefined ? {} : { instance }), ...(problem === undefined ? {} : { problem }) }
  })
}

/** A draw on which no misconception is left is passed over where there are others. */
function drawable(card: NumericCard | FigureCard, built: readonly Built[]): readonly Built[] {
  if (card.kind !== 'numeric' || card.template.misconceptions.length === 0) return built
  const kept = built.filter(({ instance }) => instance === undefined || instance.wrong.length > 0)
  return kept.some(({ instance }) => instance !== undefined) ? kept : built
}

function checkBuilt(card: NumericCard | FigureCard, built: readonly Built[]): TemplateViolation[] {
  const texts = readTexts(card)
  const applied = new Set<string>()
  const violations = built.flatMap(({ where, instance, problem }) => {
    if (problem !== undefined) return [ofProblem(problem, where)]
    if (instance === undefined) return []
    for (const { id } of instance.wrong) applied.add(id)
    return checkInstance(card, instance, texts, { ...where, drawn: instance.values })
  })
  if (card.kind !== 'numeric' || built.length === 0) return violations
  const idle = card.template.misconceptions.flatMap(({ id }, index) =>
    applied.has(id)
      ? []
      : [finding(card, `template.misconceptions.${index}`, 'misconception_never_applies', 'warning', { id })],
  )
  return [...violations, ...idle]
}

/** Least number of instances, and the number under which a warning is due. */
const FEWEST_INSTANCES = 6
const GOOD_INSTANCES = 20

function checkVariety(card: NumericCard | FigureCard, count: () => number): TemplateViolation[] {
  // a figure card may be drawn from one network: its variety is the order of its options
  if (card.kind === 'figure' && Object.keys(card.template.vary).length === 0) return []
  let found = 0
  const refused = problemsOf(() => {
    found = count()
  })
  if (refused.length > 0) return refused.map((problem) => ofProblem(problem))
  if (card.kind === 'numeric' && found < FEWEST_INSTANCES)
    return [finding(card, 'template.vary', 'too_few_instances', 'error', { found, least: FEWEST_INSTANCES })]
  if (found < GOOD_INSTANCES)
    return [finding(card, 'template.vary', 'few_instances', 'warning', { found, least: GOOD_INSTANCES })]
  return []
}

function checkInstance(
  card: NumericCard | FigureCard,
  instance: Instance,
  texts: readonly TextSource[],
  where: Where,
): TemplateViolation[] {
  const at = (field: string, code: QualityCode, severity: 'error' | 'warning', values: ProblemValues) =>
    finding(card, field, code, severity, values, where)
  return [
    ...checkTexts(instance, texts).map((problem) => ofProblem(problem, where)),
    ...(card.kind === 'numeric' ? checkNumeric(card, instance, at) : checkOptions(instance, at)),
  ]
}

type Report = (
  field: string,
  code: QualityCode,
  severity: 'error' | 'warning',
  values: ProblemValues,
) => TemplateViolation

function checkNumeric(card: NumericCard, instance: Instance, at: Report): TemplateViolation[] {
  const { answer, wrong, steps } = instance
  if (answer === undefined) return []
  const violations: TemplateViolation[] = []
  const items = answer.value.kind === 'tuple' ? answer.value.items : [answer.value]
  if (!items.every(isTypeable))
    violations.push(at('template.answer', 'answer_too_long', 'error', { found: plainValue(answer.value).slice(0, 80) }))
  else if (!items.every((item) => isPleasant(item, answer)))
    violations.push(at('template.answer', 'answer_unpleasant', 'error', { found: plainValue(answer.value) }))
  const work = multiplicationsOf(card, instance.values)
  if (work > PLEASANT_MULTIPLICATIONS)
    violations.push(
      at('template.answer', 'too_much_arithmetic', work > MOST_MULTIPLICATIONS ? 'error' : 'warning', {
        found: work,
        pleasant: PLEASANT_MULTIPLICATIONS,
        limit: MOST_MULTIPLICATIONS,
      }),
    )
  if (programOf(card).derivation !== undefined)
    for (const item of notReached(answer, steps))
      violations.push(at('template.steps', 'derivation_leads_elsewhere', 'error', { answer: plainValue(item) }))
  if (card.template.misconceptions.length > 0 && wrong.length === 0)
    violations.push(
      at('template.misconceptions', 'no_misconception_left', 'error', { answer: plainValue(answer.value) }),
    )
  wrong.forEach(({ id, value }, index) => {
    const field = `template.misconceptions.${card.template.misconceptions.findIndex((one) => one.id === id)}`
    const found = plainValue(value)
    if (isTakenFor(value, answer)) violations.push(at(field, 'misconception_is_answer', 'error', { id, found }))
    const twin = wrong.slice(0, index).find((earlier) => areSameQuantity(earlier.value, value))
    if (twin !== undefined)
      violations.push(at(field, 'misconceptions_coincide', 'warning', { id, other: twin.id, found }))
  })
  return violations
}

function checkOptions({ optionFigures = [] }: Instance, at: Report): TemplateViolation[] {
  const pictures = optionFigures.map((figure) => JSON.stringify(figure.draw().marks))
  return pictures.flatMap((picture, index) => {
    const other = pictures.indexOf(picture)
    return other === index ? [] : [at(`options.${index}.figure`, 'options_look_alike', 'error', { index, other })]
  })
}

/** Whether a person can type a number: finite, and no longer than the reader of answers takes. */
function isTypeable(value: NumberValue): boolean {
  if (!isExact(value)) return Number.isFinite(value.value)
  const { num, den }: Fraction = fractionOf(value)
  return num < LARGEST && num > -LARGEST && den < LARGEST
}

const LARGEST = 10n ** BigInt(LIMITS.numericAnswerDecimalDigits.limit)

function finding(
  { id }: NumericCard | FigureCard,
  field: string,
  code: QualityCode,
  severity: 'error' | 'warning',
  values: ProblemValues,
  where: Where = {},
): TemplateViolation {
  return { card: id, field, code, severity, ...where, values }
}

function ofProblem({ card, field, code, values }: CardProblem, where: Where = {}): TemplateViolation {
  return { card, field, code, severity: 'error', ...where, values }
}
