import type { NewPlace, ReviewOrder } from '@/lib/plan'
import type { Language } from './review-api'

export interface SettingsView {
  readonly language: Language
  readonly theme: 'auto' | 'light' | 'dark'
  /** `auto` (the browser's) or an IANA name */
  readonly zone: string
  readonly rolloverHour: number
  readonly newPerDay: number
  readonly reviewsPerDay: number
  readonly order: ReviewOrder
  readonly newPlace: NewPlace
  /** by weekday, Monday first: 1 normal, 0.5 reduced, 0 as little as can be */
  readonly easyDays: readonly number[]
  readonly retention: number
  readonly maxIntervalDays: number
  /** learning steps in seconds */
  readonly steps: readonly number[]
  readonly relearningSteps: readonly number[]
  /** single-letter keys on or off (WCAG 2.1.4) */
  readonly keys: boolean
}
