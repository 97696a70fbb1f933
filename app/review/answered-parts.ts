import { Details, Judgement } from './answered'
import { RatingBar } from './rating-bar'
import { Summary } from './summary'

/** What draws an answered card and the end. Loaded after the first paint: no card begins answered. */
export const PARTS = { Judgement, Details, RatingBar, Summary }

export type AnsweredParts = typeof PARTS
