import type { Metadata } from 'next'
import { cookies, headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { Shell } from '@/app/_ui/shell'
import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import { readSettings, topicMap } from '@/lib/study'
import { MapScreen } from './map-screen'
import { asView, firstView, VIEW_COOKIE, type View } from './map-view'
import { OutlineScreen } from './outline-screen'

interface MapPageProps {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('map'))('title') }
}

export default async function MapPage({ searchParams }: MapPageProps) {
  const [user, asked] = await Promise.all([requireUser(), searchParams])
  const [day, sort] = [oneOf(asked['day']), oneOf(asked['sort'])]
  const [map, settings, view] = await Promise.all([
    topicMap(user.userId, await reader(), day),
    readSettings(user.userId),
    viewOf(oneOf(asked['view'])),
  ])
  return (
    <Shell screen="map" letters={settings.keys} userId={user.userId} wide={view === 'map'}>
      {view === 'map' ? <MapScreen map={map} /> : <OutlineScreen map={map} sort={sort} />}
    </Shell>
  )
}

/** What the address says, else what was chosen last, else what suits the device. */
async function viewOf(asked: string | undefined): Promise<View> {
  return asView(asked) ?? asView((await cookies()).get(VIEW_COOKIE)?.value) ?? firstView(await headers())
}

const oneOf = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value)
