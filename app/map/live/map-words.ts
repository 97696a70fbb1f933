import type { Counted } from '@/app/_ui/counted'
import type { ChipWords } from '../chip-words'

/** What the map says once it is alive, worded by the server. */
export interface MapWords {
  readonly chip: ChipWords
  readonly fold: string
  readonly unfold: string
  readonly open: string
  readonly study: string
  readonly close: string
  readonly restsOn: string
  readonly restsOnNothing: string
  /** how many topics hold the words that stand in its place */
  readonly found: Counted
  readonly day: DayWords
  readonly dayFailed: string
}

export interface DayWords {
  readonly today: string
  /** how many days ago, the date in its place */
  readonly ago: Counted
  readonly ahead: Counted
  readonly interview: string
  /** what the figures of a day gone by, and of one to come, mean */
  readonly pastNote: string
  readonly futureNote: string
}
