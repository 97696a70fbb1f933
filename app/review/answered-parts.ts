import { CardMenu } from './card-menu'
import { WrongMark } from './own-note'
import { TakeBack } from './take-back'
import { Details, Judgement } from './answered'
import { Enlarge } from './enlarge'
import { Foot } from './foot'
import { Hints } from './hints'
import { Reading } from './reading'
import { StatusLine } from './status-line'
import { Summary } from './summary'
import { ThinkingTime } from './thinking-time'

/** What draws an answered card, its menu, the end, and what happens by itself. Loaded after the first paint: no card begins answered. */
export const PARTS = {
  CardMenu,
  Details,
  Enlarge,
  Foot,
  Hints,
  Judgement,
  Reading,
  StatusLine,
  Summary,
  TakeBack,
  ThinkingTime,
  WrongMark,
}

export type AnsweredParts = typeof PARTS
