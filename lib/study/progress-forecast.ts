import { forecastLoad, usedToday, type ForecastDay, type LogLine, type RatingShares } from '@/lib/plan'
import type { LoadedDay } from './load-day'

interface Known {
  readonly key: string
  readonly states: LoadedDay['states']
  readonly days: readonly ForecastDay[]
}

/** By the log's lines, which are the same array as long as the log has not changed. */
const known = new WeakMap<readonly LogLine[], Known>()

/** The coming days at a person's settings, shares and pace; simulated once as long as none of them changes. */
export function forecastOf(lines: readonly LogLine[], day: LoadedDay, shares: RatingShares): readonly ForecastDay[] {
  const { retention, newPerDay, reviewsPerDay, maxIntervalDays } = day.settings
  const key = JSON.stringify([day.time.studyDay, retention, newPerDay, reviewsPerDay, maxIntervalDays])
  const before = known.get(lines)
  if (before !== undefined && before.key === key && before.states === day.states) return before.days
  const days = forecastLoad({
    ...day.input,
    shares,
    retention,
    newPerDay,
    reviewsPerDay,
    maxIntervalDays,
    used: usedToday(day.input.todays, day.states),
    modelFor: (kind) => (kind === 'numeric' ? day.model.numeric : day.model.general),
  })
  known.set(lines, { key, states: day.states, days })
  return days
}
