import type { CardMemory } from '@/lib/memory'
import { partsOf } from './card-parts'
import { isDue, isSetAside, LOOK_AHEAD_MS } from './due'
import type { Reason } from './reason'
import type { PlanCard, TodayInput } from './today-input'

export interface LearningCard {
  readonly card: PlanCard
  readonly reason: Reason
}

interface InLearning {
  readonly card: PlanCard
  readonly state: CardMemory
}

const MS_PER_MINUTE = 60_000

/**
 * Cards being learnt: those due at the cutoff, which open the list, and those due soon after, which close it.
 *
 * Forgotten cards come before those not yet learnt, then what has been due for longest; steps of a day or more come
 * last.
 *
 * @see DATA.md §8 rules 1 and 4; SRS.md §3
 */
export function learningCards(input: TodayInput): {
  readonly now: readonly LearningCard[]
  readonly soon: readonly LearningCard[]
} {
  const { cutoff } = input
  const { now, soon } = inLearning(input)
  now.sort((a, b) => lapsed(b.state) - lapsed(a.state) || earlier(a, b))
  soon.sort(earlier)
  return {
    now: now.map(({ card, state }) => ({ card, reason: { code: 'learning_due', values: stepOf(state) } })),
    soon: soon.map(({ card, state }) => ({
      card,
      reason: {
        code: 'learning_soon',
        values: { minutes: Math.ceil(((state.dueAt ?? cutoff) - cutoff) / MS_PER_MINUTE), ...stepOf(state) },
      },
    })),
  }
}

/** The same cards in no order, for who only counts them. */
export function inLearning(input: TodayInput): { readonly now: InLearning[]; readonly soon: InLearning[] } {
  const { states, studyDay, cutoff } = input
  const now: InLearning[] = []
  const soon: InLearning[] = []
  for (const card of partsOf(input)?.learning ?? input.cards) {
    const state = states.get(card.id)
    if (state === undefined || (state.phase !== 'learning' && state.phase !== 'relearning')) continue
    if (isDue(state, studyDay, cutoff)) now.push({ card, state })
    else if (state.met && !isSetAside(state, studyDay) && isSoon(state, cutoff)) soon.push({ card, state })
  }
  return { now, soon }
}

/** By the instant they are due, those due on a day last; between equals by id, so that a reload keeps the order. */
function earlier(a: InLearning, b: InLearning): number {
  const first = a.state.dueAt ?? Infinity
  const second = b.state.dueAt ?? Infinity
  if (first !== second) return first < second ? -1 : 1
  return a.card.id < b.card.id ? -1 : 1
}

function isSoon({ dueAt }: CardMemory, cutoff: number): boolean {
  return dueAt !== null && dueAt <= cutoff + LOOK_AHEAD_MS
}

function stepOf(state: CardMemory): { step: number; lapsed: number } {
  return { step: state.step, lapsed: lapsed(state) }
}

function lapsed({ phase }: CardMemory): number {
  return phase === 'relearning' ? 1 : 0
}
