import { Details, Judgement } from './answered'
import { CardMenu } from './card-menu'
import { Enlarge } from './enlarge'
import { Foot } from './foot'
import { Hints } from './hints'
import { moveByArrows } from './move-by-arrows'
import { WrongMark } from './own-note'
import { Reading } from './reading'
import { StatusLine } from './status-line'
import { Summary } from './summary'
import { TakeBack } from './take-back'
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
  moveByArrows,
}

export type AnsweredParts = typeof PARTS
