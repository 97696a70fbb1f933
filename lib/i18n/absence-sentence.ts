import { formatDate } from './dates'
import type { Language } from './languages'
import type { Sentence } from './messages'

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
  /** `YYYY-MM-DD` */
  readonly date?: string
  /** `14:05` */
  readonly time?: string
  /** the name of a topic */
  readonly topic?: string
}

/**
 * Why a card is not on today's list, in words.
 *
 * @param today - `YYYY-MM-DD`; a date of another year says its year
 */
export function absenceSentence(language: Language, { code, date, time, topic }: Absence, today: string): Sentence {
  const values = {
    ...(date === undefined ? {} : { date: formatDate(language, date, today) }),
    ...(time === undefined ? {} : { time }),
    ...(topic === undefined ? {} : { topic }),
  }
  return { key: `absence.${code}`, values }
}
