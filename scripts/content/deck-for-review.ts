import { createTranslator } from 'use-intl/core'
import { fillMarkdown, instantiate, plainValue, splitHoles } from '@/lib/card'
import type { Bilingual, Card, Instance, InstanceFigure, InstanceStep } from '@/lib/card'
import { compileTopic, hasInstances } from '@/lib/content'
import type { Content, ContentCard, Source, Topic } from '@/lib/content'
import { stepSentence } from '@/lib/i18n'
import type { Language } from '@/lib/i18n'
import en from '@/lib/i18n/messages/en.json'
import zh from '@/lib/i18n/messages/zh.json'

/** What a reviewer asks for. */
export interface DeckRequest {
  /** different instances of each template, at least one; a card without numbers has one */
  readonly instances: number
  /** the beginning of a card's or topic's id; absent for all cards */
  readonly only?: string
}

/**
 * The cards as a person who reviews them reads them: for each card everything that is asked, of all instances, and after
 * that everything that answers it. Texts are `{ en, zh }`, Markdown with the values of the instance put in.
 *
 * @returns one JSON object a card, its keys in the order CONTRIBUTING.md says
 */
export function deckForReview({ cards, topics, sources }: Content, { instances, only = '' }: DeckRequest): object[] {
  const topicOf = new Map(topics.map((topic) => [topic.id, topic]))
  return cards
    .filter(({ card }) => card.id.startsWith(only))
    .map((placed) => reviewed(placed, topicOf.get(placed.topicId), instances, sources))
}

function reviewed(
  { card, version, topicId, file }: ContentCard,
  topic: Topic | undefined,
  count: number,
  sources: ReadonlyMap<string, Source>,
): object {
  const drawn = differentInstances(card, count)
  return {
    id: card.id,
    kind: card.kind,
    level: card.level,
    tags: card.tags,
    topic: { id: topicId, en: topic?.en, zh: topic?.zh },
    questions: drawn.map((instance) => question(card, instance)),
    solutions: drawn.map((instance) => ({ values: instance.values, ...solution(card, instance) })),
    sources: compileTopic({ sources: card.sources }, sources).sources.map(withoutTags),
    ...(card.givesAway.length > 0 ? { givesAway: card.givesAway } : {}),
    version,
    file: `content/${file}`,
  }
}

/** As many instances with different values as are asked for, or as many as a few seeds for each give. */
function differentInstances(card: Card, count: number): Instance[] {
  const wanted = hasInstances(card) ? count : 1
  const found = new Map<string, Instance>()
  for (let seed = 1; seed <= wanted * TRIES && found.size < wanted; seed += 1) {
    const instance = instantiate(card, seed)
    const key = JSON.stringify(instance.values)
    if (!found.has(key)) found.set(key, instance)
  }
  return [...found.values()]
}

const TRIES = 20

/** What stands before the learner. */
function question(card: Card, instance: Instance): object {
  const text = textOf(instance)
  return {
    seed: instance.seed,
    question: text(card.question),
    ...(card.kind === 'choice' || card.kind === 'figure' ? { options: options(card, instance) } : {}),
    ...(card.kind === 'choice' || card.kind === 'figure' ? { several: card.several } : {}),
    ...(card.kind === 'cloze' ? { blanks: card.blanks.length } : {}),
    ...(card.kind === 'numeric' ? answerForm(card.template.answer, text) : {}),
    hints: card.hints.map(text),
  }
}

type OptionCard = Extract<Card, { kind: 'choice' | 'figure' }>
type Answer = Extract<Card, { kind: 'numeric' }>['template']['answer']
type TextOf = (text: Bilingual) => Bilingual

/** In the order in which they are shown. */
function options(card: OptionCard, instance: Instance): object[] {
  const text = textOf(instance)
  if (card.kind === 'choice') return inOrder(instance, card.options).map(text)
  const pictures = instance.optionFigures ?? []
  return instance.order.map((index) => ({
    alt: text(card.options[index]?.alt ?? { en: '', zh: '' }),
    picture: picture(pictures[index]),
  }))
}

/** What the field for the answer says of it. */
function answerForm({ type, unit, suffixes, parts }: Answer, text: TextOf): object {
  return {
    answerType: type,
    ...(unit === undefined ? {} : { unit }),
    ...(suffixes.length > 0 ? { suffixes } : {}),
    ...(parts === undefined ? {} : { parts: parts.map(text) }),
  }
}

/** What the learner sees after the answer. */
function solution(card: Card, instance: Instance): object {
  const text = textOf(instance)
  const last = { explanation: text(card.explanation), ...(instance.lab === undefined ? {} : { lab: instance.lab }) }
  switch (card.kind) {
    case 'explain':
      return {
        rubric: card.rubric.map(({ words, bonus, ...point }) => ({ ...text(point), words, bonus })),
        answer: text(card.answer),
        followUps: card.followUps.map(text),
        ...last,
      }
    case 'choice':
    case 'figure':
      return { ...optionsSolution(card, instance), ...last }
    case 'cloze':
      return { accepted: card.blanks, ...last }
    case 'numeric':
      return { ...numericSolution(card, instance), ...last }
  }
}

function optionsSolution(card: OptionCard, instance: Instance): object {
  const text = textOf(instance)
  const shown = inOrder<Pick<OptionCard['options'][number], 'right' | 'why'>>(instance, card.options)
  return {
    // places among the options as they are listed, from 0
    right: shown.flatMap(({ right }, place) => (right ? [place] : [])),
    why: shown.map(({ why }) => (why === undefined ? null : text(why))),
  }
}

function numericSolution({ template }: Extract<Card, { kind: 'numeric' }>, instance: Instance): object {
  const text = textOf(instance)
  const { answer, wrong } = instance
  const said = new Map(template.misconceptions.map(({ id, say }) => [id, say]))
  return {
    answer: answer && plainValue(answer.value),
    formula: template.answer.is,
    ...(template.answer.tolerance === undefined ? {} : { tolerance: template.answer.tolerance }),
    misconceptions: wrong.map(({ id, value }) => {
      const say = said.get(id)
      return { id, value: plainValue(value), ...(say === undefined ? {} : { say: text(say) }) }
    }),
    derivation: instance.steps.map((step) => derivationLine(step, template.steps, text)),
    ...(instance.figure === undefined ? {} : { picture: picture(instance.figure) }),
    ...(template.caption === undefined ? {} : { caption: text(template.caption) }),
  }
}

function derivationLine(
  step: InstanceStep,
  written: Extract<Card, { kind: 'numeric' }>['template']['steps'],
  text: TextOf,
): object {
  const formula = step.tex === undefined ? {} : { tex: step.tex }
  if (step.id !== undefined) {
    const sentence = stepSentence(step.id, step.values)
    return sentence === null ? formula : { ...formula, ...inBoth((t) => t(sentence.key, sentence.values)) }
  }
  if (step.textPath === undefined || !Array.isArray(written)) return formula
  const own = written[Number(step.textPath.split('.').at(-1))]
  return own?.en === undefined || own.zh === undefined ? formula : { ...formula, ...text({ en: own.en, zh: own.zh }) }
}

/** The picture's sentence and table: what is read out to whoever does not see it. */
function picture(figure: InstanceFigure | undefined): object | null {
  if (figure === undefined) return null
  const { kind, sentence, table } = figure.draw()
  return {
    kind,
    sentence: inBoth((t) => t(`figure.${sentence.code}`, sentence.values)),
    ...(table === undefined ? {} : { table }),
  }
}

const translators = {
  en: createTranslator({ locale: 'en', messages: en, timeZone: 'UTC' }),
  zh: createTranslator({ locale: 'zh', messages: zh, timeZone: 'UTC' }),
}

function inBoth(say: (t: (typeof translators)[Language]) => string): Bilingual {
  return { en: say(translators.en), zh: say(translators.zh) }
}

function inOrder<Item>({ order }: Instance, items: readonly Item[]): Item[] {
  return order.flatMap((index) => items[index] ?? [])
}

/** A text of the card with the values of the instance. */
function textOf(instance: Instance): TextOf {
  const filled = (text: string): string => {
    const split = splitHoles(text)
    return split.ok ? fillMarkdown(split.text, instance.fill(split.expressions)) : text
  }
  return (both) => ({ en: filled(both.en), zh: filled(both.zh) })
}

const ENTITIES: Readonly<Record<string, string>> = { '&#x26;': '&', '&#x3C;': '<', '&#x27;': "'", '&#x22;': '"' }

/** A citation without its markup, addresses in brackets. */
function withoutTags(html: string): string {
  return html
    .replace(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g, '$2 ($1)')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x\w+;/g, (entity) => ENTITIES[entity] ?? entity)
}
