import { Details, Judgement } from './answered'
import { RatingBar } from './rating-bar'
import { StatusLine } from './status-line'
import { Summary } from './summary'

/** What draws an answered card, the end, and what happens by itself. Loaded after the first paint: no card begins answered. */
export const PARTS = { Judgement, Details, RatingBar, StatusLine, Summary }

export type AnsweredParts = typeof PARTS
