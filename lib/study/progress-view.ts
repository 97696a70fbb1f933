import type { Calibration, DaySpan, ForecastDay, HistogramBar, AnswerHour, RetentionRow } from '@/lib/plan'
import type { Html } from './review-api'

/** How far back reviews and minutes are shown, in days. */
export const ACTIVITY_DAYS = [30, 90, 365] as const
export type ActivityDays = (typeof ACTIVITY_DAYS)[number]

/** A span of days with its dates. */
export interface DatedSpan extends DaySpan {
  /** `2026-11-24` */
  readonly fromDate: string
  readonly toDate: string
}

/** Predictions over a part of the cards. */
export interface CalibrationPart {
  /** of a kind its name, of a topic its id */
  readonly id: string
  /** of a topic, in the reader's language */
  readonly label: string | null
  readonly calibration: Calibration
}

/** A mistake with what it was made on. */
export interface MistakeLine {
  /** of the misconception */
  readonly id: string
  readonly times: number
  /** as its newest answer was told; null where the card no longer says */
  readonly html: Html | null
  /** the same without markup */
  readonly plain: string | null
  readonly newestId: string
  readonly cards: readonly { readonly cardId: string; readonly question: string; readonly times: number }[]
  /** cards beyond those */
  readonly moreCards: number
  readonly topics: readonly { readonly id: string; readonly label: string }[]
}

/** All that the screen of progress shows. */
export interface ProgressView {
  readonly studyDay: number
  /** `2026-11-24` */
  readonly date: string
  /** answers ever given and not undone */
  readonly answers: number
  readonly today: DatedSpan
  readonly streak: { readonly now: number; readonly longest: number }
  /** the last 52 weeks and this one, day by day from a Monday on */
  readonly year: readonly DatedSpan[]
  readonly activity: {
    readonly days: ActivityDays
    /** days of one bar */
    readonly spanDays: number
    readonly spans: readonly DatedSpan[]
  }
  readonly forecast: readonly (ForecastDay & { readonly date: string })[]
  readonly stability: { readonly bars: readonly HistogramBar[]; readonly median: number | null }
  readonly difficulty: { readonly bars: readonly HistogramBar[]; readonly median: number | null }
  readonly retention: { readonly rows: readonly RetentionRow[]; readonly target: number }
  readonly calibration: {
    readonly all: Calibration
    readonly kinds: readonly CalibrationPart[]
    /** top topics in the order of the map */
    readonly topics: readonly CalibrationPart[]
  }
  readonly hours: readonly AnswerHour[]
  readonly mistakes: readonly MistakeLine[]
}
