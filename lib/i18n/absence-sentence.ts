import { formatDate } from './dates'
import type { Language } from './languages'
import type { Sentence } from './messages'
import { formatNumber } from './numbers'

/** Why a card is not on today's list, with dates and times in place of days and instants. */
export interface Absence {
  readonly code:
    | 'suspended'
    | 'buried'
    | 'retired'
    | 'not_due'
    | 'later_today'
    | 'over_limit'
    | 'given_away'
    | 'new_limit'
    | 'new_waits'
    | 'new_later'
    | 'plan_crowded'
    | 'plan_minutes'
    | 'plan_day_off'
    | 'plan_waits'
    | 'plan_spare'
    | 'plan_seen'
    | 'plan_outside'
  /** `YYYY-MM-DD` */
  readonly date?: string
  /** `14:05` */
  readonly time?: string
  /** the name of a topic */
  readonly topic?: string
  /** cards that are worth more */
  readonly better?: number
  /** until it is seen best */
  readonly days?: number
  /** recall that it would be higher by, 0 … 1 */
  readonly gain?: number
}

/**
 * Why a card is not on today's list, in words.
 *
 * @param today - `YYYY-MM-DD`; a date of another year says its year
 */
export function absenceSentence(language: Language, absence: Absence, today: string): Sentence {
  const { code, date, time, topic, better, days, gain } = absence
  const values = {
    ...(date === undefined ? {} : { date: formatDate(language, date, today) }),
    ...(time === undefined ? {} : { time }),
    ...(topic === undefined ? {} : { topic }),
    ...(better === undefined ? {} : { better }),
    ...(days === undefined ? {} : { days }),
    ...(gain === undefined ? {} : { gain: leastAbove(language, gain) }),
  }
  return { key: `absence.${code}`, values }
}

/** A share that this one is below, as per cent: a tenth of one, or the next whole one. */
function leastAbove(language: Language, share: number): string {
  const percent = share < 0.001 ? 0.1 : Math.floor(share * 100) + 1
  return `${formatNumber(language, percent)}%`
}
