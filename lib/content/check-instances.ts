import { CardError, checkWholeTemplate, instantiate, instantiateFrom, listInstances } from '@/lib/card'
import type { Card, FigureCard, Instance, InstanceFigure, Language, NumericCard, TemplateViolation } from '@/lib/card'
import { fillText, renderFormula } from '@/lib/prose'
import { compileCard } from './compile'
import type { CompiledCard } from './compile'
import type { Source } from './file-schemas'

/** One finding about the instances of a card: the card room's, or that a text or picture of one does not come out. */
export type InstanceViolation = Omit<TemplateViolation, 'code'> & {
  readonly code: TemplateViolation['code'] | 'text_not_rendered' | 'figure_not_drawn'
}

/** How many instances are looked at. */
export interface InstanceBounds {
  /** all where there are no more, else as many seeds */
  readonly checked: number
  /** how many of these have their texts rendered in both languages, with their pictures; the first ones */
  readonly rendered: number
}

/** Whether a card draws values, so that its instances are worth looking at one by one. */
export function hasInstances(card: Card): card is NumericCard | FigureCard {
  return card.kind === 'numeric' || card.kind === 'figure'
}

/**
 * Looks at the instances of a card as `checkWholeTemplate` does, and renders some as a person would see them: every text
 * in both languages, every formula of the derivation, every picture.
 *
 * @param sources - what the card's citations mean
 * @throws ContentError for a text that cannot be compiled, which `loadContent` with `texts` would have named
 */
export function checkInstances(
  card: NumericCard | FigureCard,
  sources: ReadonlyMap<string, Source>,
  { checked, rendered }: InstanceBounds,
): InstanceViolation[] {
  const violations: InstanceViolation[] = checkWholeTemplate(card, checked)
  const compiled = compileCard(card, sources)
  const built = unlessRefused(() => someInstances(card, rendered)) ?? []
  for (const build of built) violations.push(...(unlessRefused(() => checkRendering(card, compiled, build())) ?? []))
  return violations
}

function someInstances(card: NumericCard | FigureCard, atMost: number): (() => Instance)[] {
  const { values, isComplete } = listInstances(card, atMost)
  if (isComplete) return values.map((drawn) => () => instantiateFrom(card, drawn))
  return Array.from({ length: atMost }, (_, seed) => () => instantiate(card, seed))
}

/** Nothing where the card room refuses: that is named already, and cannot be rendered. */
function unlessRefused<Result>(run: () => Result): Result | undefined {
  try {
    return run()
  } catch (error) {
    if (error instanceof CardError) return undefined
    throw error
  }
}

function checkRendering(card: Card, compiled: CompiledCard, instance: Instance): InstanceViolation[] {
  const found = (field: string, code: InstanceViolation['code'], shown: string): InstanceViolation => {
    const where = { seed: instance.seed, drawn: instance.values }
    return { card: card.id, field, code, severity: 'error', ...where, values: { found: shown.slice(0, 200) } }
  }
  const texts = Object.entries(compiled.texts).flatMap(([path, both]) =>
    LANGUAGES.flatMap((language) => {
      const { text, expressions } = both[language]
      const html = fillText(text, instance.fill(expressions))
      return isClean(html) ? [] : [found(`${path}.${language}`, 'text_not_rendered', html)]
    }),
  )
  const formulas = instance.steps.flatMap(({ tex }, index) => {
    if (tex === undefined) return []
    const isRendered = LANGUAGES.every((language) => isClean(renderFormula(tex, language)))
    return isRendered ? [] : [found(`template.steps.${index}.tex`, 'text_not_rendered', tex)]
  })
  const pictures = [instance.figure, ...(instance.optionFigures ?? [])]
  const figures = pictures.flatMap((picture, index) => {
    if (picture === undefined) return []
    const field = index === 0 ? 'template.figure' : `options.${index - 1}.figure`
    try {
      return isDrawn(picture) ? [] : [found(field, 'figure_not_drawn', JSON.stringify(picture.draw().marks))]
    } catch (error) {
      if (!(error instanceof CardError)) throw error
      return [found(error.problem.field, error.code, JSON.stringify(error.problem.values))]
    }
  })
  return [...texts, ...formulas, ...figures]
}

/** Whether a picture has marks, all of them at places that are numbers. */
function isDrawn(picture: InstanceFigure): boolean {
  const { marks } = picture.draw()
  let isPlaced = marks.length > 0
  JSON.stringify(marks, (_, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value)) isPlaced = false
    return value
  })
  return isPlaced
}

const LANGUAGES: readonly Language[] = ['en', 'zh']

/** No error of KaTeX, nor its red print of commands it does not take, no hole left over, no mark of an empty one. */
function isClean(html: string): boolean {
  return (
    html.trim() !== '' && !/katex-error|#cc0000|\{=|undefined|NaN/.test(html) && !/[\uE000-\uF8FF\uFFFD]/.test(html)
  )
}
