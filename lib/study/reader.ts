import type { Language } from './review-api'

/** Who reads, as far as wording and time go. */
export interface Reader {
  /** milliseconds UTC */
  readonly now: number
  readonly language: Language
  /** the time zone of the browser, where it has said so */
  readonly zone?: string
}
