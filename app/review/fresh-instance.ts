import type { PooledItem, SessionState, Showing } from './session-types'

/** The instance of a card to show next: one that was not on the screen yet, else the one that was there longest ago. */
export function freshInstance(state: SessionState, { item }: PooledItem): number {
  const shown = shownInstances(state, item.cardId)
  const places = item.instances.map((_, place) => place)
  const lastAt = (place: number): number => shown.lastIndexOf(place)
  return places.reduce((best, place) => (lastAt(place) < lastAt(best) ? place : best), 0)
}

/** Whether a card has an instance that was not on the screen yet. */
export function hasFresh(state: SessionState, { item }: PooledItem): boolean {
  const shown = new Set(shownInstances(state, item.cardId))
  return item.instances.some((_, place) => !shown.has(place))
}

/** The instances of a card that were on the screen in this session, for practice too, in the order they were. */
export function shownInstances(state: Pick<SessionState, 'steps' | 'current'>, cardId: string): readonly number[] {
  const showings = [...state.steps.map(({ showing }) => showing), ...(state.current === null ? [] : [state.current])]
  return showings.filter((showing) => showing.cardId === cardId).flatMap(instancesOf)
}

function instancesOf({ behind, practised = [], instance }: Showing): number[] {
  const own = [instance, ...practised.map(({ showing }) => showing.instance)]
  return behind === undefined ? own : [...instancesOf(behind), instance]
}
