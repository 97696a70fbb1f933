import { store, type UserId } from '@/lib/db'
import { streakDays, type DayTotals } from '@/lib/memory'
import {
  daySpans,
  difficultyHistogram,
  longestStreak,
  medianDifficulty,
  medianStability,
  stabilityHistogram,
  type DaySpan,
} from '@/lib/plan'
import { dayDate, weekdayOf, type Day } from '@/lib/time'
import { loadDay } from './load-day'
import { forecastOf } from './progress-forecast'
import { linesOf } from './progress-log'
import { mistakeLines } from './progress-mistakes'
import { statesInUse, statisticsOf, type ProgressStatistics } from './progress-statistics'
import type { ActivityDays, CalibrationPart, DatedSpan, ProgressView } from './progress-view'
import type { Catalogue } from './catalogue'
import type { Reader } from './reader'
import type { Language } from './review-api'

/** A year of bars is drawn by weeks: by days they would be thinner than a line on a phone. */
const WEEKS_FROM_DAYS = 365

const WEEKS_OF_YEAR = 52

/**
 * How a person's learning goes: what was done, what was kept, whether the model foresaw it, and what is to come.
 *
 * @param activityDays - how far back reviews and minutes are shown
 */
export async function progress(userId: UserId, reader: Reader, activityDays: ActivityDays): Promise<ProgressView> {
  const [day, lines, days] = await Promise.all([loadDay(userId, reader), linesOf(userId), store().userDays.all(userId)])
  const { studyDay } = day.time
  const statistics = statisticsOf(lines, day.catalogue, studyDay)
  const states = statesInUse(day.catalogue, day.states)
  const answered = days.filter(({ answers }) => answers > 0).map((one) => one.studyDay)
  const [today] = dated(daySpans(days, studyDay, 1))
  if (today === undefined) throw new Error('a day has no span')
  return {
    studyDay,
    date: dayDate(studyDay),
    answers: statistics.answers,
    today,
    streak: { now: streakDays(answered, studyDay), longest: longestStreak(answered) },
    year: dated(daySpans(days, studyDay, WEEKS_OF_YEAR * 7 + weekdayOf(studyDay) + 1)),
    activity: activityOf(days, studyDay, activityDays),
    forecast: forecastOf(lines, day, statistics.shares).map((one) => ({ ...one, date: dayDate(one.studyDay) })),
    stability: { bars: stabilityHistogram(states), median: medianStability(states) },
    difficulty: { bars: difficultyHistogram(states), median: medianDifficulty(states) },
    retention: { rows: statistics.retention, target: day.settings.retention },
    calibration: calibrationParts(statistics, day.catalogue, reader.language),
    hours: statistics.hours,
    mistakes: await mistakeLines(userId, statistics.mistakes, day.catalogue, reader.language),
  }
}

function activityOf(days: readonly DayTotals[], studyDay: Day, back: ActivityDays): ProgressView['activity'] {
  const byWeeks = back >= WEEKS_FROM_DAYS
  const spans = byWeeks ? daySpans(days, studyDay, WEEKS_OF_YEAR * 7, 7) : daySpans(days, studyDay, back)
  return { days: back, spanDays: byWeeks ? 7 : 1, spans: dated(spans) }
}

const dated = (spans: readonly DaySpan[]): DatedSpan[] =>
  spans.map((span) => ({ ...span, fromDate: dayDate(span.from), toDate: dayDate(span.to) }))

function calibrationParts(
  { calibration, byKind, byTopic }: ProgressStatistics,
  { topics }: Catalogue,
  language: Language,
): ProgressView['calibration'] {
  const kinds = [...byKind].map(([id, one]): CalibrationPart => ({ id, label: null, calibration: one }))
  return {
    all: calibration,
    kinds: kinds.sort((a, b) => b.calibration.count - a.calibration.count),
    topics: topics.flatMap((topic): CalibrationPart[] => {
      const found = byTopic.get(topic.id)
      return found === undefined ? [] : [{ id: topic.id, label: topic[language], calibration: found }]
    }),
  }
}
