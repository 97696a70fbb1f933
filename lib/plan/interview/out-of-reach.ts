import { draws } from '../draws'
import { play } from './play'
import { stageOf } from './stage'
import type { CardId, InterviewRequest } from './types'

/** New cards for which there is no time. */
export interface OutOfReach {
  /** those that are best left out, in the order of ids */
  readonly neverMet: readonly CardId[]
  /** whole minutes more on each day that has any, with which there is time for all; null where no day has enough */
  readonly minutesToFit: number | null
}

/** So few do, for most of what differs between plays is which cards are forgotten. */
const PLAYS = 5
const MOST_MINUTES = 240
const NONE: OutOfReach = { neverMet: [], minutesToFit: 0 }

/**
 * Which new cards will not be met at all if the plan is followed, and what it would take to meet them.
 *
 * @returns `minutesToFit` 0 where all are met
 */
export function outOfReach(request: InterviewRequest): OutOfReach {
  if (request.T <= request.day || !request.cards.some(({ weight, isNew }) => weight > 0 && isNew)) return NONE
  const neverMet = unmet(request)
  if (neverMet.length === 0) return NONE
  // the least number of minutes lies above `few` and not above `enough`
  let few = 0
  let enough = 1
  while (enough < MOST_MINUTES && unmet(withMinutes(request, enough)).length > 0) {
    few = enough
    enough = Math.min(2 * enough, MOST_MINUTES)
  }
  if (enough === MOST_MINUTES && unmet(withMinutes(request, enough)).length > 0) return { neverMet, minutesToFit: null }
  while (enough - few > 1) {
    const between = Math.floor((few + enough) / 2)
    if (unmet(withMinutes(request, between)).length > 0) few = between
    else enough = between
  }
  return { neverMet, minutesToFit: enough }
}

/** Cards that most plays leave out. */
function unmet(request: InterviewRequest): CardId[] {
  const stage = { ...stageOf(request), readings: [] }
  const counts = stage.cards.map(() => 0)
  for (let n = 0; n < PLAYS; n++) {
    play(stage, stage.budgets, null, draws(`out of reach ${n}`)).isUnmet.forEach((isUnmet, place) => {
      if (isUnmet) counts[place]! += 1
    })
  }
  return stage.cards.flatMap(({ card }, place) => (2 * counts[place]! > PLAYS ? [card.id] : []))
}

function withMinutes(request: InterviewRequest, minutes: number): InterviewRequest {
  const more = (seconds: number): number => (seconds > 0 ? seconds + 60 * minutes : 0)
  const { budgetSeconds, budgets } = request
  return { ...request, budgetSeconds: more(budgetSeconds), ...(budgets && { budgets: budgets.map(more) }) }
}
