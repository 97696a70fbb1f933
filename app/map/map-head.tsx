import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { RecallLegend } from '@/app/_ui/recall-legend'
import type { MapDay } from '@/lib/study'
import { MapSigns } from './map-signs'
import { VIEWS, type View } from './map-view'

interface MapHeadProps {
  view: View
  /** goes along to the other view */
  day: MapDay
  /** what else stands in the line */
  children?: ReactNode
}

/** The head of the map and of its outline: its name, the way to the other view, and what the colours mean. */
export function MapHead({ view, day, children }: MapHeadProps) {
  const t = useTranslations('map')
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <h1 className="text-xl">{t('title')}</h1>
        <nav aria-label={t('views')} className="flex gap-1 text-sm">
          {VIEWS.map((name) => (
            <Link
              key={name}
              href={{ pathname: '/map', query: { view: name, ...(day.offset === 0 ? {} : { day: day.date }) } }}
              // following it is what remembers the choice
              prefetch={false}
              aria-current={name === view ? 'page' : undefined}
              className="inline-flex min-h-9 items-center rounded px-3 text-ink-2 hover:text-ink aria-[current]:bg-ink aria-[current]:font-semibold aria-[current]:text-paper pointer-coarse:min-h-11"
            >
              {t(name === 'map' ? 'viewMap' : 'viewOutline')}
            </Link>
          ))}
        </nav>
        {children}
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
        <RecallLegend />
        {view === 'map' ? <MapSigns /> : null}
      </div>
    </div>
  )
}
