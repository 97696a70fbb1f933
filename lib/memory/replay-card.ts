import { activeModel } from './active-model'
import { afterReview } from './after-review'
import type { CardMemory } from './card-memory'
import { inOrder, withoutUndone } from './effective-entries'
import type { LogEntry } from './entry-schema'
import { clampMemory } from './fsrs'
import { DEFAULT_MODEL, type Model } from './model'
import { type LeechFigures, LeechWatch } from './leech'
import type { StoredEntry } from './stored-entry'

type CardEntry = Extract<LogEntry, { readonly cardId: string }>
/** An entry that names a card. */
export interface StoredCardEntry extends StoredEntry {
  readonly entry: CardEntry
}

/** What kind of card is replayed. */
export interface ReplayOptions {
  /** numeric cards may have a memory model of their own */
  readonly numeric?: boolean
}

/** Before the first entry, and after a reset. */
export const NOTHING: CardMemory = {
  phase: 'new',
  step: 0,
  stability: 0,
  difficulty: 0,
  lastDay: null,
  lastAt: null,
  dueDay: null,
  dueAt: null,
  reps: 0,
  lapses: 0,
  suspended: false,
  buriedUntilDay: null,
  flagged: false,
  leech: false,
  modelId: DEFAULT_MODEL.id,
  headId: null,
  entryCount: 0,
  met: false,
}

/**
 * The memory of one card: the fold of its log, and a function of the *set* of entries. In whichever order and however
 * often they arrived, from however many devices, the result is the same.
 *
 * @param entries - all of the card's, with the undos and redos that point at them or at their batches, and the
 * person's `model` entries
 * @param models - the person's own memory models
 * @returns null where no entry names a card
 * @see DATA.md §6, replay rules 1 to 4
 */
export function replayCard(
  entries: readonly StoredEntry[],
  models: readonly Model[] = [],
  { numeric = false }: ReplayOptions = {},
): CardMemory | null {
  const ordered = inOrder(entries)
  const ofCard = ordered.filter(isOfCard)
  const head = ofCard.at(-1)
  if (head === undefined) return null

  const effective = withoutUndone(ordered)
  const model = activeModel(effective, models, numeric)
  const { memory, watch } = replayed(effective, model)
  const leech = watch.isLeech()
  return { ...memory, leech, modelId: model.id, headId: head.entry.id, entryCount: ofCard.length }
}

/**
 * The figures behind a leech's mark, or how far the card is from one.
 *
 * @param entries - as for {@link replayCard}
 */
export function leechFigures(
  entries: readonly StoredEntry[],
  models: readonly Model[] = [],
  { numeric = false }: ReplayOptions = {},
): LeechFigures {
  const effective = withoutUndone(inOrder(entries))
  return replayed(effective, activeModel(effective, models, numeric)).watch.figures()
}

function replayed(effective: readonly StoredEntry[], model: Model): { memory: CardMemory; watch: LeechWatch } {
  const watch = new LeechWatch()
  let memory = NOTHING
  for (const stored of sinceReset(effective.filter(isOfCard))) {
    watch.see(memory, stored.entry, stored.studyDay, model)
    memory = fold(memory, stored, model)
  }
  return { memory, watch }
}

/** What one effective entry of a card makes of its memory. */
export function fold(state: CardMemory, { entry, effectiveAt, studyDay }: StoredCardEntry, model: Model): CardMemory {
  switch (entry.type) {
    case 'review': {
      if (entry.mode === 'cram') return state
      const lapsed = state.phase === 'review' && entry.rating === 1
      return {
        ...state,
        ...afterReview(state, entry.rating, entry.next, { studyDay, model }),
        lastAt: effectiveAt,
        lapses: state.lapses + (lapsed ? 1 : 0),
        met: true,
      }
    }
    case 'start':
      return {
        ...state,
        ...clampMemory(entry),
        phase: 'review',
        step: 0,
        lastDay: entry.lastDay,
        dueDay: entry.dueDay,
        dueAt: null,
        met: true,
      }
    case 'setDue':
    case 'reschedule':
      return { ...state, dueDay: entry.dueDay, dueAt: null }
    case 'suspend':
      return { ...state, suspended: entry.on }
    case 'bury':
      return { ...state, buriedUntilDay: entry.on ? entry.untilDay : null }
    case 'flag':
      return { ...state, flagged: entry.on }
    case 'note':
    case 'reset':
      return state
  }
}

/** A reset forgets what precedes it, wishes like suspending among it. */
function sinceReset(effective: readonly StoredCardEntry[]): readonly StoredCardEntry[] {
  const reset = effective.map(({ entry }) => entry.type).lastIndexOf('reset')
  return effective.slice(reset + 1)
}

export function isOfCard(stored: StoredEntry): stored is StoredCardEntry {
  return 'cardId' in stored.entry
}
