import type { CardMemory } from '@/lib/memory'
import type { Day } from '@/lib/time'
import type { PlanCard } from './today-input'

/** Learning cards due within so many milliseconds close the list: waiting for them pays. */
export const LOOK_AHEAD_MS = 20 * 60_000

/** Whether a card has been set aside: suspended, or buried until a later day. */
export function isSetAside(state: CardMemory, studyDay: Day): boolean {
  return state.suspended || (state.buriedUntilDay !== null && state.buriedUntilDay > studyDay)
}

/**
 * Whether a card begun is due: a review from its day's rollover on, a learning step from its instant on. Cards never
 * met are never due, and limits play no part: this is the true number.
 *
 * @param cutoff - epoch milliseconds
 */
export function isDue(state: CardMemory, studyDay: Day, cutoff: number): boolean {
  if (!state.met || isSetAside(state, studyDay)) return false
  if (state.dueAt !== null) return state.dueAt <= cutoff
  return state.dueDay !== null && state.dueDay <= studyDay
}

/**
 * The next day on which something falls due, and how many cards do: what to say once nothing is left.
 *
 * @returns null where nothing is scheduled after today
 */
export function nextDue(
  cards: readonly PlanCard[],
  states: ReadonlyMap<string, CardMemory>,
  studyDay: Day,
): NextDue | null {
  const known = nextDues.get(states)
  if (known?.cards === cards && known.studyDay === studyDay) return known.next
  const next = lookForNext(cards, states, studyDay)
  nextDues.set(states, { cards, studyDay, next })
  return next
}

interface NextDue {
  readonly studyDay: Day
  readonly count: number
}

interface KnownNext {
  readonly cards: readonly PlanCard[]
  readonly studyDay: Day
  readonly next: NextDue | null
}

/** By the states, which are never changed but replaced. */
const nextDues = new WeakMap<ReadonlyMap<string, CardMemory>, KnownNext>()

function lookForNext(
  cards: readonly PlanCard[],
  states: ReadonlyMap<string, CardMemory>,
  studyDay: Day,
): NextDue | null {
  let next: Day | null = null
  let count = 0
  for (const { id } of cards) {
    const state = states.get(id)
    if (state === undefined || !state.met || state.suspended || state.dueDay === null) continue
    const day = Math.max(state.dueDay, state.buriedUntilDay ?? state.dueDay) as Day
    if (day <= studyDay) continue
    if (next === null || day < next) {
      next = day
      count = 0
    }
    if (day === next) count += 1
  }
  return next === null ? null : { studyDay: next, count }
}
