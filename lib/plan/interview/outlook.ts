import { forecastReadiness, type ForecastOptions, type ReadinessForecast } from './forecast'
import { minutesWorth, type MinutesWorth } from './minutes-worth'
import { outOfReach, type OutOfReach } from './out-of-reach'
import type { InterviewRequest } from './types'

/** What is asked about an interview plan; plain data, so that another thread can be asked. */
export interface OutlookQuestion {
  readonly request: InterviewRequest
  readonly options: ForecastOptions
  /** a day, more and fewer, that are weighed */
  readonly minutes: readonly number[]
}

/** All that takes long about an interview plan. */
export interface InterviewOutlook {
  /** null where no card counts */
  readonly forecast: ReadinessForecast | null
  readonly worth: readonly MinutesWorth[]
  readonly reach: OutOfReach
}

/** What to expect of a plan, what minutes more and fewer would change about it, and what there is no time for. */
export function interviewOutlook({ request, options, minutes }: OutlookQuestion): InterviewOutlook {
  return {
    forecast: forecastReadiness(request, options),
    worth: minutesWorth(request, minutes),
    reach: outOfReach(request),
  }
}
