import type { CardMemory, Model, StoredEntry } from '@/lib/memory'
import type { Day } from '@/lib/time'
import type { InterviewPlan } from './interview/types'
import type { Pace } from './pace'

/** What the plan needs to know of a card. Only cards in use: retired ones are left out by the caller. */
export interface PlanCard {
  readonly id: string
  readonly topicId: string
  readonly kind: string
  /** order within its topic */
  readonly position: number
  /** cards of which the answer stands in this one */
  readonly givesAway: readonly string[]
  /** v of DATA.md §9: the weight of its topic, 1 for own cards */
  readonly weight: number
}

export interface PlanTopic {
  readonly id: string
  readonly parentId: string | null
  /** topics to be begun before this one */
  readonly prerequisites: readonly string[]
}

/**
 * How due reviews are ordered: by due day, least recall first, waited longest relative to stability, shortest interval
 * first, hardest first, by chance, or as they stand in the map. Chance decides between equals.
 */
export type ReviewOrder = 'dueDay' | 'recall' | 'overdue' | 'interval' | 'difficulty' | 'random' | 'added'

/** Where new cards stand among the day's reviews: spread evenly among them, before them or after them. */
export type NewPlace = 'mixed' | 'first' | 'last'

export interface TodaySettings {
  readonly newPerDay: number
  readonly reviewsPerDay: number
  readonly order: ReviewOrder
  readonly newPlace: NewPlace
}

/** A plan towards an interview ahead, as today's list follows it. */
export interface TodaysPlan {
  readonly interviewDay: Day
  /** of topics in scope, by id: how much each counts */
  readonly weights: ReadonlyMap<string, number>
  /** seconds that the plan has today, whatever was done of them */
  readonly statedSeconds: number
  /** what is left of them */
  readonly budgetSeconds: number
  /** what the planner says as of now; asked only where a list is made */
  readonly made: () => InterviewPlan
}

export interface TodayInput {
  readonly cards: readonly PlanCard[]
  /** where `cards` is a part of them: all cards in use, for what they give away */
  readonly allCards?: readonly PlanCard[]
  /** in the order of the map */
  readonly topics: readonly PlanTopic[]
  /** ids of the cards a newcomer meets first, in order */
  readonly first: readonly string[]
  /** by card id; a card without a state was never touched */
  readonly states: ReadonlyMap<string, CardMemory>
  /** today's effective entries, in the order of the replay */
  readonly todays: readonly StoredEntry[]
  readonly settings: TodaySettings
  readonly models: readonly Model[]
  /** the person's own seconds per card, where known */
  readonly pace: Pace
  readonly studyDay: Day
  /**
   * epoch milliseconds: learning cards due by then are due. It moves when something is answered, so that the list does
   * not change under the person's eyes
   */
  readonly cutoff: number
  /** new each day and different for each person; the same salt gives the same order again */
  readonly salt: string
  /** where an interview is ahead and its plan is the nearest */
  readonly plan?: TodaysPlan
}
