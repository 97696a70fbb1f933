import type { UserId } from '@/lib/db'
import { loadDay } from './load-day'
import { contextsOn, daysAround, type MapDay } from './map-days'
import { figuresOf, type MapFigures } from './map-figures'
import type { Reader } from './reader'
import { flatten, outlineOf } from './topic-outline'
import type { TopicNode } from './views'

/** The whole mind map on one day of the time slider. */
export interface TopicMap {
  /** the top topics with all below them, measured on the day */
  readonly topics: readonly TopicNode[]
  /** the same measures as the map draws them, by topic */
  readonly figures: ReadonlyMap<string, MapFigures>
  /** what each topic rests on, by its id */
  readonly prerequisites: ReadonlyMap<string, readonly string[]>
  readonly days: readonly MapDay[]
  /** the one that is shown */
  readonly day: MapDay
}

/**
 * The map with its measures: of now, or of another day.
 *
 * @param date - `2026-12-14`; today where it is no stop of the slider
 */
export async function topicMap(userId: UserId, reader: Reader, date?: string): Promise<TopicMap> {
  const loaded = await loadDay(userId, reader)
  const days = await daysAround(userId, loaded)
  const day = days.find((one) => one.date === date) ?? days.find(({ offset }) => offset === 0)
  if (day === undefined) throw new Error('today is no day of the slider')
  const [context] = await contextsOn(userId, loaded, [day])
  const topics = outlineOf(loaded.catalogue, context?.() ?? loaded.measures, reader.language)
  return {
    topics,
    figures: new Map(flatten(topics).map((node) => [node.id, figuresOf(node)])),
    prerequisites: new Map(loaded.catalogue.topics.map(({ id, prerequisites }) => [id, prerequisites])),
    days,
    day,
  }
}
