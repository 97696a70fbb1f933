import { useLocale, useTranslations } from 'next-intl'
import { countedSentence, PLACE } from '@/app/_ui/counted'
import { Icon } from '@/app/_ui/icon'
import { KeyNames } from '@/app/_ui/key-names'
import type { TopicMap } from '@/lib/study'
import type { ChipWords } from './chip-words'
import { useDayWords } from './day-words'
import type { MapWords } from './live/map-words'
import { GlossaryLink } from './glossary-link'
import { drawMap } from './map-chips'
import { MapHead } from './map-head'
import { MapPicture } from './map-picture'
import { TimeBar } from './time-bar'

/** The map with its search, its time slider and what is told of a chosen topic. */
export function MapScreen({ map }: { map: TopicMap }) {
  const t = useTranslations('map')
  const language = useLocale()
  const dayWords = useDayWords()
  const chip: ChipWords = {
    language,
    comma: t('comma'),
    never: t('never'),
    noCards: t('noCards'),
    met: t('metShare', { share: PLACE }),
    due: countedSentence((count) => t('dueCount', { count })),
  }
  const words: MapWords = {
    chip,
    fold: t('fold'),
    unfold: t('unfold'),
    open: t('open'),
    study: t('study'),
    close: t('close'),
    restsOn: t('restsOn'),
    restsOnNothing: t('restsOnNothing'),
    found: countedSentence((count) => t('found', { count, query: PLACE })),
    day: dayWords,
    dayFailed: t('dayFailed'),
  }
  return (
    // another language or another day is another picture: what the script has moved in this one goes with it
    <div key={`${language} ${map.day.date}`} className="map-screen">
      <MapHead view="map" day={map.day}>
        <label className="needs-script no-print w-full sm:w-56">
          <span className="sr-only">{t('search')}</span>
          <input type="search" className="field" placeholder={t('search')} maxLength={200} autoComplete="off" />
        </label>
        <p role="status" data-found-text className="text-sm text-ink-2 empty:hidden" />
      </MapHead>
      <div className="map-frame">
        <div className="map-window">
          <MapPicture map={drawMap(map)} words={words} name={t('picture')} root={t('root')} />
        </div>
        <div role="group" aria-label={t('zoom')} className="map-zoom needs-script no-print">
          {(['larger', 'smaller', 'whole'] as const).map((act) => (
            <button key={act} type="button" data-act={act} aria-label={t(act)} title={t(act)}>
              <svg viewBox="0 0 18 18" aria-hidden focusable="false">
                <path d={ZOOM_MARKS[act]} />
              </svg>
            </button>
          ))}
        </div>
        <aside className="map-panel" aria-label={t('chosen')} hidden>
          <div data-content />
          <button type="button" data-act="close" className="map-close" aria-label={t('close')}>
            <Icon name="close" />
          </button>
        </aside>
      </div>
      <TimeBar map={map} words={dayWords} slider />
      <div className="no-print mt-1 flex flex-wrap items-baseline justify-between gap-x-6 text-xs text-ink-2">
        <p className="needs-script hidden md:block">
          {t('help')} <KeyNames keys={['+', '−', '0']} />
        </p>
        <GlossaryLink />
      </div>
    </div>
  )
}

const ZOOM_MARKS = {
  larger: 'M3 9h12M9 3v12',
  smaller: 'M3 9h12',
  whole: 'M3 7V3h4M11 3h4v4M15 11v4h-4M7 15H3v-4',
}
