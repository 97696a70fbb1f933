import { activeModel } from './active-model'
import { afterReview } from './after-review'
import { NEVER_MET, type CardMemory } from './card-memory'
import { inOrder, withoutUndone } from './effective-entries'
import type { LogEntry } from './entry-schema'
import { clampMemory } from './fsrs'
import type { Model } from './model'
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
  let head: StoredCardEntry | null = null
  let entryCount = 0
  for (const stored of ordered) {
    if (!isOfCard(stored)) continue
    head = stored
    entryCount += 1
  }
  if (head === null) return null

  const effective = withoutUndone(ordered)
  const model = activeModel(effective, models, numeric)
  const { memory, watch } = replayed(effective, model)
  memory.leech = watch.isLeech()
  memory.modelId = model.id
  memory.headId = head.entry.id
  memory.entryCount = entryCount
  return memory
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

function replayed(effective: readonly StoredEntry[], model: Model): { memory: Changing; watch: LeechWatch } {
  const watch = new LeechWatch()
  const memory = { ...NEVER_MET }
  for (let place = lastReset(effective) + 1; place < effective.length; place++) {
    const stored = effective[place]
    if (stored === undefined || !isOfCard(stored)) continue
    watch.see(memory, stored.entry, stored.studyDay, model)
    change(memory, stored, model)
  }
  return { memory, watch }
}

/** What one effective entry of a card makes of its memory. */
export function fold(state: CardMemory, stored: StoredCardEntry, model: Model): CardMemory {
  const memory = { ...state }
  change(memory, stored, model)
  return memory
}

// In place: of a long log, copying a state of twenty fields for each entry took longer than FSRS itself.
function change(memory: Changing, { entry, effectiveAt, studyDay }: StoredCardEntry, model: Model): void {
  switch (entry.type) {
    case 'review': {
      if (entry.mode === 'cram') return
      if (memory.phase === 'review' && entry.rating === 1) memory.lapses += 1
      const reviewed = afterReview(memory, entry.rating, entry.next, { studyDay, model })
      memory.phase = reviewed.phase
      memory.step = reviewed.step
      memory.stability = reviewed.stability
      memory.difficulty = reviewed.difficulty
      memory.lastDay = reviewed.lastDay
      memory.lastAt = effectiveAt
      memory.dueDay = reviewed.dueDay
      memory.dueAt = reviewed.dueAt
      memory.reps = reviewed.reps
      memory.met = true
      return
    }
    case 'start':
      Object.assign(memory, clampMemory(entry))
      memory.phase = 'review'
      memory.step = 0
      memory.lastDay = entry.lastDay
      memory.dueDay = entry.dueDay
      memory.dueAt = null
      memory.met = true
      return
    case 'setDue':
    case 'reschedule':
      memory.dueDay = entry.dueDay
      memory.dueAt = null
      return
    case 'suspend':
      memory.suspended = entry.on
      return
    case 'bury':
      memory.buriedUntilDay = entry.on ? entry.untilDay : null
      return
    case 'flag':
      memory.flagged = entry.on
      return
    case 'note':
    case 'reset':
      return
  }
}

type Changing = { -readonly [Key in keyof CardMemory]: CardMemory[Key] }

/** Where the last reset stands; it forgets what precedes it, wishes like suspending among it. −1 where there is none. */
function lastReset(effective: readonly StoredEntry[]): number {
  let place = effective.length - 1
  while (place >= 0 && effective[place]?.entry.type !== 'reset') place -= 1
  return place
}

/** Whether an entry is one of a card's own: undos, redos and choices of a model name none. */
export function isOfCard(stored: StoredEntry): stored is StoredCardEntry {
  return 'cardId' in stored.entry
}
