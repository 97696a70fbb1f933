import { plainValue, type Card, type Instance } from '@/lib/card'
import type { AnswerKey } from '@/lib/grading'
import { renderFormula } from '@/lib/prose'
import type { CardContent } from './card-content'
import { instanceText } from './instance-text'
import type { CardTerm, Html, Language, QueueInstance } from './review-api'

/**
 * All a browser needs to ask one instance, judge an answer to it and explain it, in one language.
 *
 * @param terms - of the glossary, that the card uses
 */
export function instanceView(
  content: CardContent,
  instance: Instance,
  language: Language,
  terms: readonly CardTerm[],
): QueueInstance {
  const { card } = content
  const text = (path: string): Html => instanceText(content, instance, path, language)
  return {
    seed: instance.seed,
    values: instance.values,
    order: instance.order,
    question: card.kind === 'cloze' ? withBlanks(text('question')) : text('question'),
    ...questionParts(card, instance, text),
    hints: card.hints.map((_, index) => text(`hints.${index}`)),
    key: keyOf(card, instance, text),
    after: {
      explanation: text('explanation'),
      steps: instance.steps.map((step) => ({
        html: [
          step.textPath === undefined ? '' : text(step.textPath),
          step.tex === undefined ? '' : renderFormula(step.tex, language),
        ].join(''),
        ...(step.id === undefined ? {} : { id: step.id, values: step.values }),
      })),
      ...(instance.figure ? { scene: instance.figure.draw() } : {}),
      ...(card.kind === 'numeric' && card.template.caption ? { caption: text('caption') } : {}),
      ...afterParts(card, instance, text),
      sources: content.compiled.sources.map((html) => ({ html })),
      ...(terms.length === 0 ? {} : { terms }),
    },
  }
}

type TextOf = (path: string) => Html

function questionParts(
  card: Card,
  instance: Instance,
  text: TextOf,
): Pick<QueueInstance, 'options' | 'blanks' | 'rubric'> {
  switch (card.kind) {
    case 'choice':
      return { options: instance.order.map((index) => ({ html: text(`options.${index}`) })) }
    case 'figure':
      return {
        options: instance.order.map((index) => {
          const figure = instance.optionFigures?.[index]
          return { html: text(`options.${index}.alt`), ...(figure ? { scene: figure.draw() } : {}) }
        }),
      }
    case 'cloze':
      return { blanks: card.blanks.length }
    case 'explain':
      return {
        rubric: card.rubric.map(({ words, bonus }, index) => ({
          html: text(`rubric.${index}`),
          words: [...(words?.en ?? []), ...(words?.zh ?? [])],
          bonus: bonus ?? false,
        })),
      }
    case 'numeric':
      return {}
  }
}

function afterParts(
  card: Card,
  instance: Instance,
  text: TextOf,
): Pick<QueueInstance['after'], 'answer' | 'followUps' | 'optionWhy'> {
  switch (card.kind) {
    case 'choice':
    case 'figure':
      return {
        optionWhy: instance.order.map((index) => (card.options[index]?.why ? text(`options.${index}.why`) : null)),
      }
    case 'explain':
      return { answer: text('answer'), followUps: card.followUps.map((_, index) => text(`followUps.${index}`)) }
    default:
      return {}
  }
}

function keyOf(card: Card, instance: Instance, text: TextOf): AnswerKey {
  switch (card.kind) {
    case 'explain':
      return { type: 'explain', wrong: [] }
    case 'choice':
    case 'figure':
      return {
        type: 'choice',
        right: instance.order.flatMap((index, place) => (card.options[index]?.right ? [place] : [])),
        wrong: [],
      }
    case 'cloze':
      return {
        type: 'cloze',
        accepted: card.blanks.map(({ en, zh }) => [...en, ...zh]),
        shown: card.blanks.map(({ en, zh }) => ({ en: en[0] ?? '', zh: zh[0] ?? '' })),
        wrong: [],
      }
    case 'numeric': {
      const { answer } = instance
      if (!answer) throw new Error(`card ${card.id} has no answer`)
      const { type, value, tolerance, unit, suffixes } = answer
      return {
        type,
        value: plainValue(value),
        ...(tolerance ? { tolerance: toleranceText(tolerance) } : {}),
        ...(unit === undefined ? {} : { unit }),
        suffixes,
        wrong: instance.wrong.map(({ id, value: wrong, textPath }) => ({
          id,
          value: plainValue(wrong),
          html: text(textPath),
        })),
      }
    }
  }
}

function toleranceText(
  tolerance: NonNullable<NonNullable<Instance['answer']>['tolerance']>,
): NonNullable<AnswerKey['tolerance']> {
  const write = ({ num, den }: { num: bigint; den: bigint }): string => `${num}/${den}`
  return 'relative' in tolerance ? { relative: write(tolerance.relative) } : { absolute: write(tolerance.absolute) }
}

/** The renderer leaves `{{1}}` as it is, for it is no markup; here it becomes the place of a field. */
const withBlanks = (html: Html): Html => html.replace(/\{\{(\d)\}\}/g, '<span data-blank="$1"></span>')
