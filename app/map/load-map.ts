import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import { readSettings, topicMap, type SettingsView, type TopicMap } from '@/lib/study'

/** What an address gives: a name may be there twice. */
export type Query = Promise<Readonly<Record<string, string | string[] | undefined>>>

/** What both views of the map are drawn from. */
export interface LoadedMap {
  readonly userId: string
  readonly settings: SettingsView
  readonly map: TopicMap
  readonly sort: string | undefined
}

/** Loads the map on the day that the address names, for whoever is signed in. */
export async function loadMap(query: Query): Promise<LoadedMap> {
  const [{ userId }, asked] = await Promise.all([requireUser(), query])
  const [map, settings] = await Promise.all([
    topicMap(userId, await reader(), oneOf(asked['day'])),
    readSettings(userId),
  ])
  return { userId, settings, map, sort: oneOf(asked['sort']) }
}

const oneOf = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)
