import type { Reason } from './reason'

export interface TodaysItem {
  readonly cardId: string
  readonly mode: 'due' | 'new' | 'learn' | 'ahead' | 'plan' | 'cram'
  readonly reason: Reason
}

export interface TodaysList {
  readonly items: readonly TodaysItem[]
  readonly counts: {
    /** learning cards due now, and those due within the look-ahead */
    readonly learning: number
    readonly review: number
    readonly new: number
    /** cards that a plan wants today, known ones and new ones */
    readonly plan: number
    /** expected study time of the whole list, rounded to whole seconds */
    readonly seconds: number
  }
  /** expected study time of what is in the scope of a plan, rounded to whole seconds; 0 without one */
  readonly planSeconds: number
  /** due reviews that the day's limit leaves out */
  readonly overLimit: number
}
