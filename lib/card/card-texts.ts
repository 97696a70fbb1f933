import type { Bilingual, Card, NumericCard } from './card'

/** One shown text of a card. */
export interface CardText {
  /** where it stands, stable: `question`, `options.0.why`, `misconceptions.<id>` */
  readonly path: string
  /** the object in the card that holds `en` and `zh`, as in a problem's `field`: `template.misconceptions.0.say` */
  readonly field: string
  readonly text: Bilingual
  /** a phrase or one line, in contrast to paragraphs */
  readonly inline: boolean
}

/**
 * Every text of a card that is shown in two languages, in reading order, each with a path by which its compiled form is
 * found again. Formulas of `steps` that stand without a sentence are not among them: an instance brings them filled.
 *
 * Paths: `question explanation answer hints.0 rubric.0 followUps.0 options.0 options.0.alt options.0.why parts.0
 * caption misconceptions.<id> steps.0`.
 */
export function cardTexts(card: Card): CardText[] {
  return [
    block('question', card.question),
    ...numbered('hints', card.hints, false),
    ...ownTexts(card),
    block('explanation', card.explanation),
  ]
}

function ownTexts(card: Card): CardText[] {
  switch (card.kind) {
    case 'explain':
      return [
        ...numbered('rubric', card.rubric, true),
        block('answer', card.answer),
        ...numbered('followUps', card.followUps, true),
      ]
    case 'choice':
      return card.options.flatMap((option, index) => [line(`options.${index}`, option), ...why(option.why, index)])
    case 'figure':
      return card.options.flatMap((option, index) => [
        line(`options.${index}.alt`, option.alt),
        ...why(option.why, index),
      ])
    case 'numeric':
      return templateTexts(card)
    case 'cloze':
      return []
  }
}

function templateTexts({ template: { answer, misconceptions, steps, caption } }: NumericCard): CardText[] {
  return [
    ...(caption === undefined ? [] : [line('caption', caption, 'template.caption')]),
    ...numbered('parts', answer.parts ?? [], true, 'template.answer.parts'),
    ...misconceptions.map(({ id, say }, index) =>
      line(`misconceptions.${id}`, say, `template.misconceptions.${index}.say`),
    ),
    ...(Array.isArray(steps) ? steps : []).flatMap(({ en, zh }, index) =>
      en === undefined || zh === undefined ? [] : [line(`steps.${index}`, { en, zh }, `template.steps.${index}`)],
    ),
  ]
}

function why(text: Bilingual | undefined, index: number): CardText[] {
  return text === undefined ? [] : [line(`options.${index}.why`, text)]
}

function numbered(path: string, texts: readonly Bilingual[], inline: boolean, field = path): CardText[] {
  return texts.map(({ en, zh }, index) => ({
    path: `${path}.${index}`,
    field: `${field}.${index}`,
    text: { en, zh },
    inline,
  }))
}

function block(path: string, { en, zh }: Bilingual): CardText {
  return { path, field: path, text: { en, zh }, inline: false }
}

function line(path: string, { en, zh }: Bilingual, field = path): CardText {
  return { path, field, text: { en, zh }, inline: true }
}
