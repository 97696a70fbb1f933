import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Shell } from '@/app/_ui/shell'
import { loadMap, type Query } from './load-map'
import { MapScreen } from './map-screen'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('map'))('title') }
}

export default async function MapPage({ searchParams }: { searchParams: Query }) {
  const { userId, settings, map } = await loadMap(searchParams)
  return (
    <Shell screen="map" letters={settings.keys} userId={userId} wide>
      <MapScreen map={map} />
    </Shell>
  )
}
