import type { PlanCard } from '@/lib/plan'
import type { LoadedDay } from './load-day'

/** Study days from today on, on which cards are due that give this one away or that it gives away; each once, in order. */
export function siblingDays(cardId: string, { input, time }: Pick<LoadedDay, 'input' | 'time'>): readonly number[] {
  const days = new Set<number>()
  for (const sibling of siblingsOf(input.cards).get(cardId) ?? []) {
    const state = input.states.get(sibling)
    if (state?.met && !state.suspended && state.dueDay !== null && state.dueDay >= time.studyDay) days.add(state.dueDay)
  }
  return [...days].sort((a, b) => a - b)
}

const known = new WeakMap<readonly PlanCard[], ReadonlyMap<string, ReadonlySet<string>>>()

/** Which cards give each other away, in either direction. Of one list of cards made once. */
function siblingsOf(cards: readonly PlanCard[]): ReadonlyMap<string, ReadonlySet<string>> {
  const made = known.get(cards)
  if (made) return made
  const siblings = new Map<string, Set<string>>()
  const add = (one: string, other: string): void => {
    const of = siblings.get(one) ?? new Set()
    siblings.set(one, of.add(other))
  }
  for (const { id, givesAway } of cards) {
    for (const other of givesAway) {
      add(id, other)
      add(other, id)
    }
  }
  known.set(cards, siblings)
  return siblings
}
