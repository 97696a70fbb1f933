import { afterReview, type LogEntry } from '@/lib/memory'
import type { QueueItem, QueueState } from '@/lib/study'
import type { Day } from '@/lib/time'
import type { QueueContext } from './session-types'
import { modelFor } from './upcoming'

/** A card of the pack as it stands after what was answered on this device. */
export interface PackedCard {
  readonly item: QueueItem
  readonly state: QueueState | null
  readonly headId: string | null
  /** the study day from which it is on the list */
  readonly dueDay: number
  /** the instant it is due, for a step within a day; else null */
  readonly dueAt: number | null
  /** the day of the first answer that the pack does not know; null while there is none */
  readonly firstDay: number | null
  readonly flagged: boolean
  readonly suspended: boolean
  readonly buriedUntilDay: number
}

interface Packed {
  /** the study days on which the pack puts it on the list, ascending */
  readonly joinsOn: readonly number[]
  readonly dueAt: number | undefined
  /** ids of entries that were taken back */
  readonly undone: ReadonlySet<string>
  /** the study day of an instant */
  readonly dayAt: (at: number) => number
  readonly context: Pick<QueueContext, 'model' | 'numericModel'>
}

/** Takes a card of the pack through the entries that are newer than it; the server's replay of them says the same. */
export function fold(
  item: QueueItem,
  entries: readonly LogEntry[],
  { joinsOn, dueAt, undone, dayAt, context }: Packed,
): PackedCard {
  const packed: PackedCard = {
    item,
    state: item.state,
    headId: item.headId,
    dueDay: joinsOn[0] ?? Infinity,
    dueAt: dueAt ?? null,
    firstDay: null,
    flagged: item.flagged,
    suspended: false,
    buriedUntilDay: -Infinity,
  }
  return entries
    .filter((entry) => 'cardId' in entry && entry.cardId === item.cardId && entry.id > (item.headId ?? ''))
    .reduce((card, entry) => {
      const then = undone.has(entry.id)
        ? card
        : after(card, entry, { studyDay: dayAt(entry.at + entry.skewMs), joinsOn, context })
      // what was taken back is still the card's last entry
      return { ...then, headId: entry.id }
    }, packed)
}

function after(
  card: PackedCard,
  entry: LogEntry,
  { studyDay, joinsOn, context }: Pick<Packed, 'joinsOn' | 'context'> & { readonly studyDay: number },
): PackedCard {
  switch (entry.type) {
    case 'review': {
      if (entry.mode === 'cram') return card
      const reviewed = afterReview(card.state, entry.rating, entry.next, {
        studyDay: studyDay as Day,
        model: modelFor(card.item, context),
      })
      const { dueAt, ...state } = reviewed
      // on the way to an interview a card comes back when the plan wants it, which may be before it is due
      const joins = card.item.mode === 'plan' ? joinsOn.find((day) => day > studyDay) : undefined
      const dueDay = Math.min(state.dueDay, joins ?? state.dueDay)
      return {
        ...card,
        state,
        dueDay: dueAt === null ? dueDay : state.dueDay,
        dueAt,
        firstDay: card.firstDay ?? studyDay,
      }
    }
    case 'flag':
      return { ...card, flagged: entry.on }
    case 'suspend':
      return { ...card, suspended: entry.on }
    case 'bury':
      return { ...card, buriedUntilDay: entry.on ? entry.untilDay : -Infinity }
    case 'reset':
      return { ...card, state: null, dueAt: null }
    case 'setDue':
    case 'reschedule':
      return { ...card, dueDay: entry.dueDay, dueAt: null }
    default:
      return card
  }
}
