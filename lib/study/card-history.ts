import type { CardRow } from '@/lib/db'
import type { Explanation } from '@/lib/i18n'
import {
  effectiveEntries,
  explainReviews,
  type LogEntry,
  type Rating,
  type ReviewEntry,
  type ReviewExplanation,
  type StoredEntry,
} from '@/lib/memory'
import { dayDate, wallClock } from '@/lib/time'
import type { LoadedDay } from './load-day'
import { mistakeSentence } from './mistake-sentence'
import type { Reader } from './reader'
import type { Html, ReviewMode } from './review-api'

/** What an entry says, by its type. */
export type HistoryAct =
  | {
      readonly type: 'review'
      readonly mode: ReviewMode
      readonly rating: Rating
      readonly verdict: ReviewEntry['verdict']
      readonly spentMs: number
      readonly mistake: { readonly id: string; readonly html: Html | null } | null
      /** how the interval came about; null where it was undone or given for practice */
      readonly explanation: Explanation | null
    }
  | { readonly type: 'suspend' | 'flag'; readonly on: boolean }
  | { readonly type: 'bury'; readonly on: boolean; readonly untilDate: string }
  | { readonly type: 'note'; readonly text: string; readonly wrong: boolean }
  | { readonly type: 'reset' }
  | { readonly type: 'setDue'; readonly date: string }
  | { readonly type: 'reschedule'; readonly date: string; readonly reason: 'model' | 'retention' | 'easyDays' }
  | { readonly type: 'start'; readonly stability: number }

/** One entry of a card's history; undos and redos show in what they point at. */
export interface HistoryEntry {
  readonly id: string
  /** what an undo or redo names: the entry, or the batch it belongs to; null for what is not taken back */
  readonly target: string | null
  /** on the reader's calendar and clock: `2026-11-24`, `14:05` */
  readonly date: string
  readonly time: string
  readonly undone: boolean
  /** a later reset forgot it */
  readonly forgotten: boolean
  readonly act: HistoryAct
}

/** A card's entries, newest first, some at a time. */
export interface CardHistory {
  readonly entries: readonly HistoryEntry[]
  /** there are newer ones than these */
  readonly isLater: boolean
  /** the entry to go on behind; null where these are the oldest */
  readonly older: string | null
  /** effective answers that count for the memory: what a reset would forget */
  readonly answers: number
}

/** Entries on a page. */
const PAGE = 20

interface HistoryContext {
  readonly card: CardRow
  readonly day: LoadedDay
  readonly reader: Reader
  readonly before?: string | undefined
}

/**
 * One page of a card's history, every answer with how its interval came about.
 *
 * @param rows - every entry that bears on the card, in the order of the replay
 */
export async function historyOf(
  rows: readonly StoredEntry[],
  { card, day, reader, before }: HistoryContext,
): Promise<CardHistory> {
  const effective = effectiveEntries(rows)
  const counting = new Set(effective.map(({ entry }) => entry.id))
  const reset = effective.findLast(({ entry }) => entry.type === 'reset')
  const forgotten = new Set(reset === undefined ? [] : rows.slice(0, rows.indexOf(reset)))
  const explained = explainReviews(rows, day.input.models, { numeric: card.kind === 'numeric' })
  const all = rows.filter(isShown).toReversed()
  const behind = before === undefined ? -1 : all.findIndex(({ entry }) => entry.id === before)
  const shown = all.slice(behind + 1, behind + 1 + PAGE)
  return {
    entries: await Promise.all(
      shown.map(async (stored) => ({
        id: stored.entry.id,
        target: targetOf(stored.entry),
        ...wallClock(stored.effectiveAt, day.time.zone),
        undone: !counting.has(stored.entry.id),
        forgotten: forgotten.has(stored),
        act: await actOf(stored.entry, explained.get(stored.entry.id), reader),
      })),
    ),
    isLater: behind >= 0,
    older: behind + 1 + PAGE < all.length ? (shown.at(-1)?.entry.id ?? null) : null,
    answers: effective.filter(
      (stored) => stored.entry.type === 'review' && stored.entry.mode !== 'cram' && !forgotten.has(stored),
    ).length,
  }
}

type ShownEntry = Extract<LogEntry, { readonly cardId: string }>
interface ShownRow extends StoredEntry {
  readonly entry: ShownEntry
}

function isShown(stored: StoredEntry): stored is ShownRow {
  return 'cardId' in stored.entry
}

function targetOf(entry: ShownEntry): string | null {
  if (entry.type === 'start') return null
  return entry.type === 'reschedule' ? entry.batch : entry.id
}

async function actOf(
  entry: ShownEntry,
  explanation: ReviewExplanation | undefined,
  { language }: Reader,
): Promise<HistoryAct> {
  switch (entry.type) {
    case 'review': {
      const { mode, rating, verdict, spentMs, misconception: id } = entry
      const mistake = id === undefined ? null : { id, html: await mistakeSentence(id, entry, language) }
      return { type: 'review', mode, rating, verdict, spentMs, mistake, explanation: withDates(explanation) }
    }
    case 'suspend':
    case 'flag':
      return { type: entry.type, on: entry.on }
    case 'bury':
      return { type: 'bury', on: entry.on, untilDate: dayDate(entry.untilDay) }
    case 'note':
      return { type: 'note', text: entry.text, wrong: entry.wrong }
    case 'reset':
      return { type: 'reset' }
    case 'setDue':
      return { type: 'setDue', date: dayDate(entry.dueDay) }
    case 'reschedule':
      return { type: 'reschedule', date: dayDate(entry.dueDay), reason: entry.reason }
    case 'start':
      return { type: 'start', stability: entry.stability }
  }
}

function withDates(explanation: ReviewExplanation | undefined): Explanation | null {
  if (explanation === undefined) return null
  const { due, movedTo, lastDay: _, ...rest } = explanation
  return {
    ...rest,
    due:
      due.kind === 'step'
        ? { kind: 'step', step: due.step, delayMs: due.delayMs }
        : { ...due, date: dayDate(due.dueDay) },
    movedTo: movedTo && { date: dayDate(movedTo.dueDay), by: movedTo.by },
  }
}
