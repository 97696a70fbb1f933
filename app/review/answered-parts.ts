import { Details, Judgement } from './answered'
import { Enlarge } from './enlarge'
import { Foot } from './foot'
import { Reading } from './reading'
import { StatusLine } from './status-line'
import { Summary } from './summary'
import { ThinkingTime } from './thinking-time'

/** What draws an answered card, the end, and what happens by itself. Loaded after the first paint: no card begins answered. */
export const PARTS = { Judgement, Details, Enlarge, Foot, Reading, StatusLine, Summary, ThinkingTime }

export type AnsweredParts = typeof PARTS
