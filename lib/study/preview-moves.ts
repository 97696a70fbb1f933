import { type UserId } from '@/lib/db'
import { dueMoves, type DueMove, type MoveReason } from '@/lib/plan'
import { dayDate } from '@/lib/time'
import { plainQuestion } from './card-content'
import { loadDay } from './load-day'
import type { Reader } from './reader'

/** What would move if the intervals of all cards in review were drawn now. */
export interface MovesPreview {
  readonly count: number
  readonly earlier: number
  readonly later: number
  /** cards that would be due today and are not yet */
  readonly becomeDue: number
  /** the first of them, by the day they are due now */
  readonly moves: readonly MoveLine[]
  /** the reader's date */
  readonly today: string
}

export interface MoveLine {
  readonly cardId: string
  /** in a line */
  readonly question: string
  /** dates, `2026-11-24` */
  readonly from: string
  readonly to: string
  /** below zero where it comes earlier */
  readonly days: number
}

/** Lines that are shown; the figures are of all. */
const SHOWN = 100

/** Shows what a changed model, retention or week would move. Nothing is moved by it. */
export async function previewMoves(userId: UserId, reason: MoveReason, reader: Reader): Promise<MovesPreview> {
  const { day, moves } = await load(userId, reason, reader)
  const { studyDay } = day.time
  return {
    count: moves.length,
    earlier: moves.filter(({ from, to }) => to < from).length,
    later: moves.filter(({ from, to }) => to > from).length,
    becomeDue: moves.filter(({ from, to }) => to <= studyDay && from > studyDay).length,
    moves: await Promise.all(
      moves.slice(0, SHOWN).map(async ({ cardId, from, to }) => {
        const card = day.catalogue.card.get(cardId)
        return {
          cardId,
          question: card === undefined ? '' : await plainQuestion(card, reader.language),
          from: dayDate(from),
          to: dayDate(to),
          days: to - from,
        }
      }),
    ),
    today: dayDate(studyDay),
  }
}

/** The same moves, all of them, for whoever is to write them into the log. */
export async function movesNow(userId: UserId, reason: MoveReason, reader: Reader): Promise<readonly DueMove[]> {
  return (await load(userId, reason, reader)).moves
}

async function load(userId: UserId, reason: MoveReason, reader: Reader) {
  const day = await loadDay(userId, reader)
  const { cards, states, pace, studyDay } = day.input
  const { retention, maxIntervalDays, easyDays } = day.settings
  const modelFor = (kind: string) => (kind === 'numeric' ? day.model.numeric : day.model.general)
  const moves = dueMoves({ cards, states, pace, studyDay, modelFor, retention, maxIntervalDays, easyDays }, reason)
  return { day, moves }
}
