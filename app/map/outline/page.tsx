import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Shell } from '@/app/_ui/shell'
import { loadMap, type Query } from '../load-map'
import { OutlineScreen } from '../outline-screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('map'))('title') }
}

/** What /map?view=outline shows (proxy.ts): a page of its own, since a page names the scripts of all that it might show. */
export default async function OutlinePage({ searchParams }: { searchParams: Query }) {
  const { userId, settings, map, sort } = await loadMap(searchParams)
  return (
    <Shell screen="map" letters={settings.keys} userId={userId}>
      <OutlineScreen map={map} sort={sort} />
    </Shell>
  )
}
