import { cardTexts, instantiate, splitHoles } from '@/lib/card'
import type { Card, Language } from '@/lib/card'
import { LIMITS } from '@/lib/limits'
import { ProseError, compileText, fillText, plainText, renderTex } from '@/lib/prose'
import type { HoleText } from '@/lib/prose'
import { pathOf } from './check-cards'
import type { PlacedCard } from './check-cards'
import type { FieldPath, ProblemList } from './content-problem'
import type { YamlFile } from './yaml-file'

const LANGUAGES = ['en', 'zh'] as const
const SEEDS = [0, 1, 2]

type ValuesOf = (expressions: readonly string[]) => readonly HoleText[]

/**
 * Renders every text in both languages, those with holes for three instances, and names what the renderer refuses: bounds
 * and pictures, formulas that KaTeX does not understand, and emphasis that is not read as such because Chinese punctuation
 * stands at its edge.
 *
 * @param cards - those that pass the card room's check; others have no instances
 */
export function checkTexts(
  cards: readonly PlacedCard[],
  topics: readonly { yaml: YamlFile; data: { text: Record<Language, string> } }[],
  list: ProblemList,
): void {
  for (const { yaml, data } of topics) {
    for (const lang of LANGUAGES) checkText(data.text[lang], [() => []], yaml, ['text', lang], list)
  }
  for (const { card, yaml, index } of cards) {
    const instances = SEEDS.map((seed) => instantiate(card, seed))
    for (const { path, text } of cardTexts(card)) {
      for (const lang of LANGUAGES) {
        const split = splitHoles(text[lang])
        if (!split.ok) continue
        const fills = instances.map(
          (instance): ValuesOf =>
            (expressions) =>
              instance.fill(expressions),
        )
        const field = pathOf(`${fieldOf(card, path)}.${lang}`, index)
        const taken = split.expressions.length === 0 ? fills.slice(0, 1) : fills
        checkText(
          split.text,
          taken.map((fill) => () => fill(split.expressions)),
          yaml,
          field,
          list,
        )
      }
    }
    checkFormulaRoom(card, yaml, index, list)
    for (const { steps } of instances) {
      for (const { tex } of steps) {
        if (tex !== undefined && renderTex(tex, true).includes('katex-error')) {
          list.add(yaml.problem(pathOf('template.steps', index), 'formula_wrong', { formula: tex }))
        }
      }
    }
  }
}

/** All formulas of a card in one language, together: each may be short and the card still take seconds to render. */
function checkFormulaRoom(card: Card, yaml: YamlFile, index: number, list: ProblemList): void {
  const { limit } = LIMITS.formulaCharactersPerCard
  for (const lang of LANGUAGES) {
    const found = cardTexts(card).reduce((sum, { text }) => sum + formulaCharacters(text[lang]), 0)
    if (found > limit) list.add(yaml.problem(pathOf('', index), 'formulas_too_long', { limit, found, lang }))
  }
}

const formulaCharacters = (text: string): number =>
  (text.match(/\$[^$]+\$/g) ?? []).reduce((sum, formula) => sum + formula.length, 0)

function checkText(
  text: string,
  fills: readonly (() => readonly HoleText[])[],
  yaml: YamlFile,
  field: FieldPath,
  list: ProblemList,
): void {
  try {
    const compiled = compileText(text)
    if (plainText(compiled).includes('**')) list.add(yaml.problem(field, 'emphasis_not_read'))
    for (const fill of fills) {
      const wrong = /<code class="katex-error">([^<]*)/.exec(fillText(compiled, fill()))
      if (wrong) return list.add(yaml.problem(field, 'formula_wrong', { formula: wrong[1] ?? '' }))
    }
  } catch (error) {
    if (!(error instanceof ProseError)) throw error
    list.add(yaml.problem(field, error.code, { limit: error.limit, found: error.found }))
  }
}

/** Where in the file a text of `cardTexts` stands. */
function fieldOf(card: Card, path: string): string {
  const [name = '', rest = ''] = [path.split('.')[0], path.slice(path.indexOf('.') + 1)]
  if (name === 'parts') return `template.answer.${path}`
  if (name === 'steps') return `template.${path}`
  if (name !== 'misconceptions' || card.kind !== 'numeric') return path
  const place = card.template.misconceptions.findIndex(({ id }) => id === rest)
  return `template.misconceptions.${place}.say`
}
