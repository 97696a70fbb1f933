import { judge, proposeByTicks } from './judge'
import type { PooledItem, SessionState, Showing } from './session-types'
import { upcomingFor } from './upcoming'

/** Judges the draft: the card turns, or what could not be read is said under the field, or nothing was answered yet. */
export function check(state: SessionState, showing: Showing, { item }: PooledItem, now: number): Showing {
  const instance = item.instances[showing.instance]
  if (instance === undefined) return showing
  const judging = judge(item.kind, instance, showing.draft, showing.hints)
  if (judging.kind === 'unanswered') return showing
  if (judging.kind === 'unread') {
    // an empty field is no try at all
    const retries = showing.retries + (judging.problem.code === 'empty' ? 0 : 1)
    return { ...showing, problem: judging.problem, retries }
  }
  const judged = { ...judging.judgement, next: upcomingFor(state, item, now), at: now }
  return { ...showing, problem: null, judged }
}

/** Shows one more hint, as long as there are any. */
export function hint(showing: Showing, { item }: PooledItem): Showing {
  const hints = Math.min(showing.hints + 1, item.instances[showing.instance]?.hints.length ?? 0)
  return hints === showing.hints ? showing : { ...showing, hints }
}

/** Ticks or unticks a point of the rubric; the share ticked proposes the rating. */
export function tick(showing: Showing, { item }: PooledItem, point: number): Showing {
  const instance = item.instances[showing.instance]
  if (showing.judged === null || instance === undefined || showing.judged.ticked[point] === undefined) return showing
  const ticked = showing.judged.ticked.map((isTicked, position) => (position === point ? !isTicked : isTicked))
  return {
    ...showing,
    judged: { ...showing.judged, ticked, proposed: proposeByTicks(instance, ticked, showing.hints) },
  }
}

/** Shows one more of the questions that may follow on an open one. */
export function askFollowUp(showing: Showing, { item }: PooledItem): Showing {
  const count = item.instances[showing.instance]?.after.followUps?.length ?? 0
  const asked = showing.followUps ?? 0
  return showing.judged === null || asked >= count ? showing : { ...showing, followUps: asked + 1 }
}

/** A shelved showing keeps how long it was looked at, as a shift of the instant at which it goes on. */
export function pause(showing: Showing, now: number): Showing {
  return { ...showing, shownAt: showing.shownAt - now }
}

/** Takes a shelved showing up again: the time it lay aside does not count. */
export function resume(showing: Showing, now: number): Showing {
  return { ...showing, shownAt: now + showing.shownAt }
}
