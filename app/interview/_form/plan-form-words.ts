import type { WeightWords } from './topic-weights'

/** What the form of a plan says, in the language of the page. */
export interface PlanFormWords {
  /** with a private character where each field stands */
  readonly sentence: string
  readonly fields: { readonly date: string; readonly role: string; readonly minutes: string; readonly target: string }
  readonly more: string
  readonly name: string
  readonly nameNote: string
  readonly weekdays: string
  readonly weekdaysNote: string
  readonly weekdayNames: readonly string[]
  readonly daysOff: string
  readonly daysOffNote: string
  readonly weights: WeightWords
  readonly save: string
  readonly saving: string
}
