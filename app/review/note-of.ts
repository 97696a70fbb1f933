import type { QueueItem } from '@/lib/study'
import type { Note, SessionState } from './session-types'

/** The person's note on a card: as written here, else as fetched; null where it says nothing. */
export function noteOf({ notes }: Pick<SessionState, 'notes'>, item: QueueItem): Note | null {
  const note = notes[item.cardId] ?? item.note
  return note === undefined || (note.text === '' && !note.wrong) ? null : note
}
