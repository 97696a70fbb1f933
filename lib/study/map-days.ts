import { store, type UserId } from '@/lib/db'
import { topicMeasures, type MeasureContext, type TopicMeasures } from '@/lib/plan'
import { addDays, dayDate, dayStart, type Day } from '@/lib/time'
import { loadDay, planOf, type LoadedDay } from './load-day'
import { figuresOf, type MapFigures } from './map-figures'
import type { Reader } from './reader'
import { statesAt } from './states-at'

/** How far the map's slider goes back and ahead. */
export const DAYS_AROUND = 30

/** A stop of the map's time slider. */
export interface MapDay {
  /** from today: −30 … 30, or the interview's beyond */
  readonly offset: number
  /** `2026-12-14` */
  readonly date: string
  readonly interview: boolean
}

/** Every stop of the time slider, and the measures of all topics at each: one answer, to recolour the map without asking again. */
export interface MapDays {
  readonly v: 1
  readonly days: readonly MapDay[]
  /** by topic and measure, a value for each day */
  readonly topics: Readonly<Record<string, { readonly [Measure in keyof MapFigures]: readonly MapFigures[Measure][] }>>
}

type Measured = ReadonlyMap<string, { readonly own: TopicMeasures; readonly scope: TopicMeasures }>

/** The map on each day of the time slider. */
export async function mapDays(userId: UserId, reader: Reader): Promise<MapDays> {
  const day = await loadDay(userId, reader)
  const days = await daysAround(userId, day)
  const figures: ReadonlyMap<string, MapFigures>[] = []
  for (const [place, measure] of (await measuresOn(userId, day, days)).entries()) {
    figures[place] = new Map([...measure()].map(([id, { scope }]) => [id, figuresOf(scope)]))
    await new Promise(setImmediate)
  }
  const column = <Measure extends keyof MapFigures>(id: string, measure: Measure): MapFigures[Measure][] =>
    figures.flatMap((of) => {
      const found = of.get(id)
      return found ? [found[measure]] : []
    })
  return {
    v: 1,
    days,
    topics: Object.fromEntries(
      day.catalogue.topics.map(({ id }) => [
        id,
        {
          recall: column(id, 'recall'),
          band: column(id, 'band'),
          coverage: column(id, 'coverage'),
          due: column(id, 'due'),
        },
      ]),
    ),
  }
}

/**
 * The stops of the slider: thirty days back, thirty ahead, and the day of the next interview where it is further. On the day
 * of one it is the one after it, if there is any.
 */
export async function daysAround(userId: UserId, { time }: LoadedDay): Promise<readonly MapDay[]> {
  const { plans } = store()
  const later = await plans.nextInterview(userId, addDays(time.studyDay, 1))
  const interview = later ?? (await plans.nextInterview(userId, time.studyDay))
  const ahead = interview === null ? null : interview - time.studyDay
  const offsets = Array.from({ length: 2 * DAYS_AROUND + 1 }, (_, place) => place - DAYS_AROUND)
  if (ahead !== null && ahead > DAYS_AROUND) offsets.push(ahead)
  return offsets.map((offset) => ({
    offset,
    date: dayDate(addDays(time.studyDay, offset)),
    interview: offset === ahead,
  }))
}

/** What to measure a map with on a day: the states of then, or, for a day to come, those of now without a further review. */
export async function contextsOn(
  userId: UserId,
  { time, settings, measures, states, catalogue, input }: LoadedDay,
  days: readonly MapDay[],
): Promise<readonly (() => MeasureContext)[]> {
  const ends = ({ offset }: MapDay): number =>
    dayStart(addDays(time.studyDay, offset + 1), time.zone, settings.rolloverHour)
  const past = days.filter(({ offset }) => offset < 0)
  const then = await statesAt(userId, past.map(ends), { states, models: input.models, catalogue })
  return days.map((day) => () => {
    if (day.offset === 0) return measures
    const studyDay: Day = addDays(time.studyDay, day.offset)
    const statesThen = then[past.indexOf(day)]?.() ?? states
    return { ...measures, states: statesThen, studyDay, cutoff: ends(day) - 1 }
  })
}

async function measuresOn(
  userId: UserId,
  day: LoadedDay,
  days: readonly MapDay[],
): Promise<readonly (() => Measured)[]> {
  const { topics, cards } = planOf(day.catalogue)
  const contexts = await contextsOn(userId, day, days)
  return contexts.map((context) => () => topicMeasures(topics, cards, context()))
}
