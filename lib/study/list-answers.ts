import { store, type AnswerRow, type SettingsRow, type UserId } from '@/lib/db'
import type { Rating, ReviewEntry } from '@/lib/memory'
import { wallClock } from '@/lib/time'
import { catalogue } from './catalogue'
import { isBelow } from './is-below'
import { questionLine } from './question-line'
import type { Reader } from './reader'
import type { ReviewMode } from './review-api'
import { settingsOf } from './settings'
import { zoneOf } from './study-time'

/** One answer in a line. */
export interface AnswerLine {
  readonly id: string
  /** on the reader's calendar, `2026-11-24` */
  readonly date: string
  /** the question as it was asked, without markup */
  readonly question: string
  readonly verdict: ReviewEntry['verdict']
  readonly rating: Rating
  readonly mode: ReviewMode
  readonly undone: boolean
}

/** Some of a person's answers, newest first. */
export interface AnswerList {
  readonly answers: readonly AnswerLine[]
  /** there are newer ones than these */
  readonly isLater: boolean
  /** the answer to go on behind; null where these are the oldest */
  readonly older: string | null
}

/** Answers on a page. */
const PAGE = 20

/**
 * The answers that a person gave in a topic and below it, newest first, a page at a time; undone ones and those given for
 * practice are among them.
 *
 * @param before - the answer behind which the page begins; the newest page where this person gave none of that id
 */
export async function listAnswers(
  userId: UserId,
  topicId: string,
  reader: Reader,
  before?: string,
): Promise<AnswerList> {
  const [cards, settings, behind] = await Promise.all([
    catalogue(),
    settingsOf(userId),
    before === undefined ? null : store().answers.one(userId, before),
  ])
  const ids = [...cards.card].filter(([, card]) => isBelow(card.topicId, topicId, cards)).map(([id]) => id)
  const rows = await store().answers.ofCards(userId, ids, { count: PAGE + 1, before: behind })
  const shown = rows.slice(0, PAGE)
  return {
    answers: await Promise.all(
      shown.map(async (row) => ({
        id: row.entry.id,
        date: dateOf(row, settings, reader),
        question: await questionLine(row.entry, row.cardId, cards, reader.language),
        verdict: row.entry.verdict,
        rating: row.entry.rating,
        mode: row.entry.mode,
        undone: row.undone,
      })),
    ),
    isLater: behind !== null,
    older: rows.length > PAGE ? (shown.at(-1)?.entry.id ?? null) : null,
  }
}

function dateOf({ entry, effectiveAt }: AnswerRow, settings: SettingsRow, reader: Reader): string {
  return wallClock(effectiveAt, zoneOf(settings, reader.zone) ?? zoneOf(settings, entry.zone) ?? 'UTC').date
}
