import { useTranslations } from 'next-intl'
import type { TopicMap } from '@/lib/study'
import { useDayWords } from './day-words'
import { GlossaryLink } from './glossary-link'
import { MapHead } from './map-head'
import { readSorting } from './outline-order'
import { OutlineTable } from './outline-table'
import { TimeBar } from './time-bar'

/** The map as rows, on the day of the address and in its order. */
export function OutlineScreen({ map, sort }: { map: TopicMap; sort: string | undefined }) {
  const t = useTranslations('map')
  const words = useDayWords()
  const sorting = readSorting(sort)
  const sum = (of: (topic: TopicMap['topics'][number]) => number) =>
    map.topics.reduce((total, topic) => total + of(topic), 0)
  return (
    <>
      <MapHead view="outline" day={map.day} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <p className="text-ink-2">
          {t('lede', {
            met: sum((topic) => topic.met),
            cards: sum((topic) => topic.cards),
            due: sum((topic) => topic.due),
          })}
        </p>
        <GlossaryLink />
      </div>
      <div className="mt-4 mb-4">
        <TimeBar
          map={map}
          words={words}
          query={{ view: 'outline', ...(sorting === null || sort === undefined ? {} : { sort }) }}
        />
      </div>
      <OutlineTable topics={map.topics} sorting={sorting} day={map.day.offset === 0 ? null : map.day.date} />
      {sorting === null ? null : <p className="mt-3 text-xs text-ink-2">{t('sortNote')}</p>}
    </>
  )
}
