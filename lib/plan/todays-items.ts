import type { Reason } from './reason'

export interface TodaysItem {
  readonly cardId: string
  readonly mode: 'due' | 'new' | 'learn' | 'ahead' | 'cram'
  readonly reason: Reason
}

export interface TodaysList {
  readonly items: readonly TodaysItem[]
  readonly counts: {
    /** learning cards due now, and those due within the look-ahead */
    readonly learning: number
    readonly review: number
    readonly new: number
    readonly plan: 0
    /** expected study time of the whole list, rounded to whole seconds */
    readonly seconds: number
  }
  /** due reviews that the day's limit leaves out */
  readonly overLimit: number
}
