import { cardTexts, splitHoles } from '@/lib/card'
import type { Card, FigureTemplate, NumericTemplate } from '@/lib/card'
import type { Content } from './content'
import type { DeckFinding } from './deck-finding'
import { namesIn } from './names-in'

/** Names variables, helpers and networks of templates that no text, formula, network or picture uses. */
export function checkUnusedNames({ cards }: Content): DeckFinding[] {
  return cards.flatMap(({ card }) => {
    if (card.kind !== 'numeric' && card.kind !== 'figure') return []
    const used = usedNames(card, card.template)
    return (['vary', 'let', 'nets'] as const).flatMap((field) =>
      Object.keys(card.template[field])
        .filter((name) => !used.has(name))
        .map((name): DeckFinding => ({
          subject: card.id,
          field: `template.${field}`,
          code: 'name_unused',
          values: { name },
        })),
    )
  })
}

function usedNames(card: Card, template: NumericTemplate | FigureTemplate): ReadonlySet<string> {
  const { let: helpers, nets, where } = template
  const inTexts = [...cardTexts(card).flatMap(({ text }) => [text.en, text.zh]), ...Object.values(nets), card.lab ?? '']
  return new Set([
    ...[...Object.values(helpers), ...where, ...formulasOf(card)].flatMap(namesIn),
    ...inTexts.flatMap(holesOf).flatMap(namesIn),
  ])
}

/** Every other text of the template that is an expression, or has holes; words among them do no harm. */
function formulasOf(card: Card): string[] {
  if (card.kind === 'figure') return card.options.flatMap(({ figure }) => textsIn(figure))
  if (card.kind !== 'numeric') return []
  const { answer, misconceptions, steps, figure } = card.template
  const written = Array.isArray(steps) ? steps.flatMap(({ tex = '' }) => holesOf(tex)) : textsIn(steps)
  return [answer.is, ...misconceptions.flatMap(({ is, when = '' }) => [is, when]), ...written, ...textsIn(figure)]
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function holesOf(text: string): readonly string[] {
  const split = splitHoles(text)
  return split.ok ? split.expressions : []
}
