import type { Fraction } from '@/lib/engine'
import { drawScene } from '@/lib/figure'
import { LIMITS } from '@/lib/limits'
import { areSameQuantity, isTakenFor } from './answer'
import type { FigureCard, NumericCard } from './card'
import { checkTexts, problemsOf, readTexts } from './check-card'
import { countInstances } from './count-instances'
import { fractionOf } from './exact'
import { plainValue } from './format-value'
import type { TextSource } from './formula'
import type { Instance } from './instance'
import { instantiate } from './instantiate'
import type { CardCode, CardProblem, ProblemValues } from './problem'
import { CardError } from './problem'
import type { NumberValue } from './value'
import { isExact } from './value'

/** What a template's instances are found wanting in. */
export type QualityCode =
  | CardCode
  | 'too_few_instances'
  | 'few_instances'
  | 'answer_too_long'
  | 'misconception_is_answer'
  | 'misconception_never_applies'
  | 'no_misconception_left'
  | 'misconceptions_coincide'
  | 'options_look_alike'

/** One finding about a template; with a seed where a certain instance shows it. */
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
 * Looks at many instances of a template as a reviewer would. Errors: an instance that cannot be built or shown, an
 * answer beyond what can be typed, fewer than six instances, a misconception that is taken for the answer, an instance
 * without any misconception although the template has some, two options of a figure card that look the same. Warnings:
 * fewer than twenty instances, misconceptions of the same value (both are named), one that applies to none of the seeds.
 *
 * @param seeds - each whole, 0 … 2³¹ − 1
 */
export function checkTemplate(card: NumericCard | FigureCard, seeds: readonly number[]): TemplateViolation[] {
  const texts = readTexts(card)
  const applied = new Set<string>()
  const violations = checkVariety(card)
  for (const seed of seeds) {
    try {
      const instance = instantiate(card, seed)
      for (const { id } of instance.wrong) applied.add(id)
      violations.push(...checkInstance(card, instance, texts))
    } catch (error) {
      if (!(error instanceof CardError)) throw error
      violations.push(ofProblem(error.problem, { seed }))
    }
  }
  if (card.kind === 'numeric' && seeds.length > 0)
    card.template.misconceptions.forEach(({ id }, index) => {
      if (!applied.has(id))
        violations.push(
          finding(card, `template.misconceptions.${index}`, 'misconception_never_applies', 'warning', { id }),
        )
    })
  return violations
}

/** Least number of instances, and the number under which a warning is due. */
const FEWEST_INSTANCES = 6
const GOOD_INSTANCES = 20

function checkVariety(card: NumericCard | FigureCard): TemplateViolation[] {
  // a figure card may be drawn from one network: its variety is the order of its options
  if (card.kind === 'figure' && Object.keys(card.template.vary).length === 0) return []
  let found = 0
  const refused = problemsOf(() => {
    found = countInstances(card, GOOD_INSTANCES)
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
): TemplateViolation[] {
  const { seed, values: drawn } = instance
  const at = (field: string, code: QualityCode, severity: 'error' | 'warning', values: ProblemValues) =>
    finding(card, field, code, severity, values, { seed, drawn })
  return [
    ...checkTexts(instance, texts).map((problem) => ofProblem(problem, { seed, drawn })),
    ...(card.kind === 'numeric' ? checkNumeric(card, instance, at) : checkOptions(instance, at)),
  ]
}

type Report = (
  field: string,
  code: QualityCode,
  severity: 'error' | 'warning',
  values: ProblemValues,
) => TemplateViolation

function checkNumeric(card: NumericCard, { answer, wrong }: Instance, at: Report): TemplateViolation[] {
  if (answer === undefined) return []
  const violations: TemplateViolation[] = []
  const items = answer.value.kind === 'tuple' ? answer.value.items : [answer.value]
  if (!items.every(isTypeable))
    violations.push(at('template.answer', 'answer_too_long', 'error', { found: plainValue(answer.value).slice(0, 80) }))
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
  const pictures = optionFigures.map((figure) => JSON.stringify(drawScene(figure).marks))
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
  where: { seed?: number; drawn?: Readonly<Record<string, string>> } = {},
): TemplateViolation {
  return { card: id, field, code, severity, ...where, values }
}

function ofProblem(
  { card, field, code, values }: CardProblem,
  where: { seed?: number; drawn?: Readonly<Record<string, string>> } = {},
): TemplateViolation {
  return { card, field, code, severity: 'error', ...where, values }
}
