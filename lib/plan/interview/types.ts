import type { RatingShares } from '../forecast-shares'

/** What a card is called by who asks; it comes back as given. */
export type CardId = string | number

/** Mean seconds of a visit, what is learnt again on the same day included. */
export interface VisitCosts {
  /** recalled */
  readonly pass: number
  /** forgotten */
  readonly lapse: number
  /** met for the first time */
  readonly new: number
}

/** A card in the scope of an interview, and what is known about its memory. */
export interface InterviewCard {
  readonly id: CardId
  /** days; null for a card never met, as are the next two */
  readonly stability: number | null
  /** 1 … 10 */
  readonly difficulty: number | null
  /** on the same origin as `day` */
  readonly lastReviewDay: number | null
  /** how much it counts on the day, in any unit; 0: not at all */
  readonly weight: number
  readonly isNew: boolean
  /** where they differ from those of the request, as those of a kind of card do; few different ones, for each is solved for itself */
  readonly costs?: VisitCosts
}

/** What the planner is asked. @see PLANNER.md §3 */
export interface InterviewRequest {
  readonly cards: readonly InterviewCard[]
  /** today, in whole days on any origin */
  readonly day: number
  /** the day of the interview on the same origin */
  readonly T: number
  /** seconds that are left today */
  readonly budgetSeconds: number
  /** seconds of each day from today to the eve; without them every day has today's */
  readonly budgets?: readonly number[]
  /** of a card that has none of its own */
  readonly costs: VisitCosts
  /** the 21 parameters of FSRS-6 */
  readonly params: readonly number[]
  readonly shares?: RatingShares
}

/** What becomes of a card today. */
export type Standing =
  /** on the list */
  | 'today'
  /** worth its time, but the day is full */
  | 'crowded'
  /** seen enough: not worth its time even where minutes are free */
  | 'spare'

/** The numbers behind a card's place, for weight 1 and recall on the interview's day. */
export interface PlannedCard {
  readonly id: CardId
  readonly standing: Standing
  /** worth of today over waiting, per second, by which cards are ordered; weight included */
  readonly index: number
  readonly now: number
  readonly wait: number
  /** days until the best later visit; null: best left alone */
  readonly nextGapDays: number | null
  /** expected today */
  readonly seconds: number
  /** recall on the interview's day, if never seen again */
  readonly recallAlone: number
  /** the same, if seen today and never again */
  readonly recallIfSeen: number
}

export interface InterviewPlan {
  /** today's cards, in order */
  readonly ids: readonly CardId[]
  /** seen enough, in order; to be shown only where somebody asks for more */
  readonly spare: readonly CardId[]
  /** expected seconds of today's cards; never more than the budget */
  readonly seconds: number
  /** readiness that no way of spending the minutes exceeds, 0 … 1; null where no card has a weight */
  readonly bound: number | null
  /** all cards that could be seen today, in order of their worth */
  readonly cards: readonly PlannedCard[]
}
