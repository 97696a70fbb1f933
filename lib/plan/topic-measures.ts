import { type CardMemory, modelOf, type Model, recallOn } from '@/lib/memory'
import type { Day } from '@/lib/time'
import { isDue } from './due'
import type { PlanCard, PlanTopic } from './today-input'

/** The measures of DATA.md §9 over some cards; recall and coverage belong together. */
export interface TopicMeasures {
  /** Σ v·R / Σ v over met cards, 0 to 1; null where none was met */
  readonly recall: number | null
  /** half the width of the 80 % band around recall; null where none was met. Clip the band to 0 … 1, not its width */
  readonly band: number | null
  /** Σ v over met cards / Σ v over all, 0 to 1 */
  readonly coverage: number
  readonly cards: number
  readonly met: number
  /** met and due now, whatever the limits */
  readonly due: number
  /** met, and recall below the desired retention */
  readonly fading: number
}

export interface MeasureContext {
  readonly states: ReadonlyMap<string, CardMemory>
  readonly models: readonly Model[]
  readonly studyDay: Day
  /** epoch milliseconds: learning cards due by then are due */
  readonly cutoff: number
  /** desired, 0 to 1 */
  readonly retention: number
}

/** 80 % of a normal distribution lie within so many standard deviations. */
const BAND = 1.28

/**
 * The measures of each topic: of its own cards, and of its scope, the topic with all below it.
 *
 * @param cards - cards in use; suspended ones are left out here
 * @see DATA.md §9
 */
export function topicMeasures(
  topics: readonly PlanTopic[],
  cards: readonly PlanCard[],
  context: MeasureContext,
): MeasuresByTopic {
  const before = known.get(context.states)
  if (before?.topics === topics && before.cards === cards && isSame(before, context)) return before.measures
  const measures = measured(topics, cards, context)
  known.set(context.states, { topics, cards, context, ...dueBetween(context), measures })
  return measures
}

type MeasuresByTopic = ReadonlyMap<string, { readonly own: TopicMeasures; readonly scope: TopicMeasures }>

interface Known {
  readonly topics: readonly PlanTopic[]
  readonly cards: readonly PlanCard[]
  readonly context: MeasureContext
  /** the same cards are due at every cutoff from here … */
  readonly from: number
  /** … to before here */
  readonly until: number
  readonly measures: MeasuresByTopic
}

/** By the states, which are never changed but replaced. */
const known = new WeakMap<MeasureContext['states'], Known>()

function isSame({ context, from, until }: Known, { studyDay, retention, models, cutoff }: MeasureContext): boolean {
  const isSameDay = context.studyDay === studyDay && context.retention === retention
  const ids = context.models.map(({ id }) => id)
  return isSameDay && cutoff >= from && cutoff < until && ids.join() === models.map(({ id }) => id).join()
}

/** Around a cutoff, the instants between which no learning card falls due. */
function dueBetween({ states, cutoff }: MeasureContext): Pick<Known, 'from' | 'until'> {
  let [from, until] = [-Infinity, Infinity]
  for (const { dueAt } of states.values()) {
    if (dueAt === null) continue
    if (dueAt <= cutoff) from = Math.max(from, dueAt)
    else until = Math.min(until, dueAt)
  }
  return { from, until }
}

function measured(topics: readonly PlanTopic[], cards: readonly PlanCard[], context: MeasureContext): MeasuresByTopic {
  const parents = new Map(topics.map(({ id, parentId }) => [id, parentId]))
  const own = new Map(topics.map(({ id }) => [id, new Sums()]))
  const scope = new Map(topics.map(({ id }) => [id, new Sums()]))
  const around = new Map(topics.map(({ id }) => [id, upwards(id, parents).flatMap((above) => scope.get(above) ?? [])]))
  for (const card of cards) {
    const measured = measureCard(card, context)
    if (measured === null) continue
    own.get(card.topicId)?.add(measured)
    for (const sums of around.get(card.topicId) ?? []) sums.add(measured)
  }
  return new Map(
    topics.map(({ id }) => [
      id,
      { own: (own.get(id) ?? new Sums()).measures(), scope: (scope.get(id) ?? new Sums()).measures() },
    ]),
  )
}

/** A topic and all above it, itself first. */
function upwards(id: string, parents: ReadonlyMap<string, string | null>): string[] {
  const seen = new Set<string>()
  for (let above: string | null | undefined = id; typeof above === 'string' && !seen.has(above);) {
    seen.add(above)
    above = parents.get(above)
  }
  return [...seen]
}

/** The same measures over any cards: a whole collection, a deck, what a search found. */
export function measuresOf(cards: readonly PlanCard[], context: MeasureContext): TopicMeasures {
  const sums = new Sums()
  for (const card of cards) {
    const measured = measureCard(card, context)
    if (measured !== null) sums.add(measured)
  }
  return sums.measures()
}

/**
 * Recall and coverage where each card's recall is known already, as of the days of a curve: the same sums, and not one
 * evaluation of the forgetting curve for each card and day.
 */
export function shareOfRecalls(
  cards: Iterable<{ readonly weight: number; readonly recall: number | null }>,
): Pick<TopicMeasures, 'recall' | 'band' | 'coverage'> {
  const sums = new Sums()
  for (const { weight, recall } of cards) sums.add({ weight, recall, due: false, fading: false })
  const { recall, band, coverage } = sums.measures()
  return { recall, band, coverage }
}

interface MeasuredCard {
  readonly weight: number
  /** null where the card was never met */
  readonly recall: number | null
  readonly due: boolean
  readonly fading: boolean
}

function measureCard(
  { id, weight }: PlanCard,
  { states, models, studyDay, cutoff, retention }: MeasureContext,
): MeasuredCard | null {
  const state = states.get(id)
  if (state?.suspended === true) return null
  if (state === undefined || !state.met) return { weight, recall: null, due: false, fading: false }
  const recall = recallOn(state, studyDay, modelOf(models, state.modelId))
  return { weight, recall, due: isDue(state, studyDay, cutoff), fading: recall < retention }
}

class Sums {
  #cards = 0
  #met = 0
  #due = 0
  #fading = 0
  #weight = 0
  #weightMet = 0
  /** Σ v·R */
  #recalled = 0
  /** Σ v²·R·(1 − R) */
  #variance = 0

  add({ weight, recall, due, fading }: MeasuredCard): void {
    this.#cards += 1
    this.#weight += weight
    this.#due += due ? 1 : 0
    this.#fading += fading ? 1 : 0
    if (recall === null) return
    this.#met += 1
    this.#weightMet += weight
    this.#recalled += weight * recall
    this.#variance += weight * weight * recall * (1 - recall)
  }

  measures(): TopicMeasures {
    const anyMet = this.#weightMet > 0
    return {
      recall: anyMet ? this.#recalled / this.#weightMet : null,
      band: anyMet ? (BAND * Math.sqrt(this.#variance)) / this.#weightMet : null,
      coverage: this.#weight > 0 ? this.#weightMet / this.#weight : 0,
      cards: this.#cards,
      met: this.#met,
      due: this.#due,
      fading: this.#fading,
    }
  }
}
