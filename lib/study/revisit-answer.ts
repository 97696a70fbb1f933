import { gradeCloze, gradeNumber, readAnswer, type AnswerKey } from '@/lib/grading'
import { store, type UserId } from '@/lib/db'
import type { Rating, ReviewEntry } from '@/lib/memory'
import { wallClock } from '@/lib/time'
import { askedQuestion } from './asked-question'
import { catalogue } from './catalogue'
import { termsOfCards } from './glossary'
import { instanceView } from './instance-view'
import type { Reader } from './reader'
import type { CardKind, Html, QueueInstance, ReviewMode } from './review-api'
import { settingsOf } from './settings'
import { zoneOf } from './study-time'
import { topicPath } from './topic-path'

/** An answer of the past with the question it was given to. */
export interface PastAnswer {
  readonly id: string
  /** as the card is called now */
  readonly cardId: string
  readonly kind: CardKind
  readonly level: number
  /** from the top of the map down to the card's own topic, where that still stands */
  readonly topic: readonly { readonly id: string; readonly label: string }[]
  /** the question as it was asked; null where it cannot be made again */
  readonly asked: QueueInstance | null
  readonly given: ReviewEntry['answer']
  /** the number as it was read, where that is not how it was written */
  readonly readAs: string | null
  /** for each blank whether it was right */
  readonly perBlank: readonly boolean[]
  readonly verdict: ReviewEntry['verdict']
  /** what was recognised behind a wrong number, each with its sentence of that version; null where that has none */
  readonly misconceptions: readonly { readonly id: string; readonly html: Html | null }[]
  /** what the answer was held against, where that is not what the same question gives today */
  readonly heldAgainst: string | null
  readonly rating: Rating
  readonly mode: ReviewMode
  readonly hints: number
  readonly spentMs: number
  /** on the reader's calendar and clock: `2026-11-24`, `14:05` */
  readonly date: string
  readonly time: string
  readonly undone: boolean
  /** the card has another version now */
  readonly changed: boolean
  readonly retired: boolean
}

/**
 * Shows an answer again with its question as it was asked: its version, its numbers and its order, whatever has become of
 * the card since.
 *
 * @param answerId - of the review in the log
 * @returns null where this person gave no such answer
 */
export async function revisitAnswer(userId: UserId, answerId: string, reader: Reader): Promise<PastAnswer | null> {
  const [row, cards, settings, termsOf] = await Promise.all([
    store().answers.one(userId, answerId),
    catalogue(),
    settingsOf(userId),
    termsOfCards(reader.language),
  ])
  const card = row === null ? undefined : cards.card.get(row.cardId ?? row.entry.cardId)
  if (row === null || card === undefined) return null
  const { entry } = row
  const shown = await askedQuestion(entry, (content, instance) => ({
    kind: content.card.kind,
    level: content.card.level,
    asked: instanceView(content, instance, reader.language, termsOf(content)),
  }))
  const key = shown?.asked.key ?? NO_KEY
  return {
    id: entry.id,
    cardId: card.id,
    kind: shown?.kind ?? card.kind,
    level: shown?.level ?? card.level,
    topic: topicPath(card.topicId, cards, reader.language),
    asked: shown?.asked ?? null,
    given: entry.answer,
    ...readingOf(entry, key),
    perBlank: entry.answer.blanks === undefined ? [] : gradeCloze(key, entry.answer.blanks).perBlank,
    verdict: entry.verdict,
    heldAgainst: entry.expected === undefined || entry.expected === key.value ? null : entry.expected,
    rating: entry.rating,
    mode: entry.mode,
    hints: entry.hints,
    spentMs: entry.spentMs,
    ...wallClock(row.effectiveAt, zoneOf(settings, reader.zone) ?? zoneOf(settings, entry.zone) ?? 'UTC'),
    undone: row.undone,
    changed: entry.cardVersion !== card.version,
    retired: card.retired,
  }
}

/** Of a question that cannot be made again: nothing can be read against it. */
const NO_KEY: AnswerKey = { type: 'explain', wrong: [] }

/** How a number was read, and every mistake that gives it: the log keeps the likeliest alone. */
function readingOf(entry: ReviewEntry, key: AnswerKey): Pick<PastAnswer, 'readAs' | 'misconceptions'> {
  const reading = key.value === undefined ? null : readAnswer(entry.answer.text ?? '', key)
  const { misconception } = entry
  const graded = misconception !== undefined && reading?.ok ? gradeNumber(key, reading.value).misconception : undefined
  const told = misconception === undefined ? [] : [{ id: misconception, html: sentenceOf(key, misconception) }]
  return {
    readAs: reading?.ok && reading.differs ? reading.readAs : null,
    misconceptions: graded?.some(({ id }) => id === misconception) ? graded : told,
  }
}

const sentenceOf = (key: AnswerKey, misconception: string): Html | null =>
  key.wrong.find(({ id }) => id === misconception)?.html ?? null
