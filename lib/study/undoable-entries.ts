import { store, type StoredRow, type UserId } from '@/lib/db'
import { batchOf, type Rating } from '@/lib/memory'
import { catalogue } from './catalogue'
import { questionLine } from './question-line'
import type { Reader } from './reader'

/** Something a person did that can be taken back. */
export interface UndoableEntry {
  /** what an undo names: the entry, or the batch it belongs to */
  readonly id: string
  readonly type: 'review' | 'suspend' | 'bury' | 'flag' | 'note' | 'reset' | 'setDue' | 'reschedule'
  /** as the card is called now; of a batch one of its cards */
  readonly cardId: string
  /** in a line; as it was asked, where that can be made again */
  readonly question: string
  readonly rating?: Rating
  /** the instant that counts, epoch milliseconds */
  readonly at: number
  /** the study day */
  readonly day: number
}

/**
 * The newest things a person did that can be taken back, newest first: whichever device they were done on. What was taken
 * back already is left out.
 *
 * @param count - at most so many
 */
export async function undoableEntries(
  userId: UserId,
  count: number,
  reader: Reader,
): Promise<readonly UndoableEntry[]> {
  const [rows, cards] = await Promise.all([store().acts.undoable(userId, count), catalogue()])
  const entries = await Promise.all(rows.map((row) => undoable(row, cards, reader)))
  return entries.flatMap((entry) => entry ?? [])
}

async function undoable(
  { entry, cardId, effectiveAt, studyDay }: StoredRow,
  cards: Awaited<ReturnType<typeof catalogue>>,
  reader: Reader,
): Promise<UndoableEntry | null> {
  if (!isUndoable(entry)) return null
  return {
    id: batchOf(entry) ?? entry.id,
    type: entry.type,
    cardId: cards.card.get(cardId ?? entry.cardId)?.id ?? entry.cardId,
    question: await questionLine(entry, cardId, cards, reader.language),
    ...(entry.type === 'review' ? { rating: entry.rating } : {}),
    at: effectiveAt,
    day: studyDay,
  }
}

type Undoable = Extract<StoredRow['entry'], { readonly type: UndoableEntry['type'] }>

function isUndoable(entry: StoredRow['entry']): entry is Undoable {
  return 'cardId' in entry && entry.type !== 'start'
}
