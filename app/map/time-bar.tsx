import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'
import type { MapDay, TopicMap } from '@/lib/study'
import { dayNote, dayText } from './day-text'
import type { DayWords } from './live/map-words'

interface TimeBarProps {
  map: Pick<TopicMap, 'days' | 'day'>
  words: DayWords
  /** with a slider, which needs a script; the links do without */
  slider?: boolean
  /** what else the address says, to be kept */
  query?: Readonly<Record<string, string>>
}

/** The days that links lead to, from today. */
const STOPS = [-30, -15, 0, 15, 30]

/** The day that the map shows, and the ways to others: links to a few, a slider to each. */
export function TimeBar({ map: { days, day }, words, slider = false, query = {} }: TimeBarProps) {
  const t = useTranslations('map')
  const language = useLocale()
  const today = days.find(({ offset }) => offset === 0)?.date ?? day.date
  const interview = days.find((stop) => stop.interview)
  const hrefOf = (stop: MapDay) => ({
    pathname: '/map',
    query: { ...query, ...(stop.offset === 0 ? {} : { day: stop.date }) },
  })
  const stopText = (offset: number): string =>
    offset === 0 ? words.today : t(offset < 0 ? 'daysAgo' : 'daysAhead', { count: Math.abs(offset) })
  const text = dayText(day, today, words, language)
  return (
    <div data-time className="no-print mt-2 grid gap-x-6 md:grid-cols-[19rem_minmax(0,1fr)] md:items-center">
      <div>
        <p className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 text-sm">
          <strong data-day-text className="font-semibold">
            {text}
          </strong>
          {interview === undefined ? null : (
            <DayLink href={hrefOf(interview)} place={days.indexOf(interview)} isShown={interview === day}>
              <span aria-hidden className="mr-2 inline-block size-1.5 rounded-full bg-seal" />
              {words.interview}
            </DayLink>
          )}
        </p>
        {/* its line is kept free, so that the slider stays under the finger */}
        <p data-day-note className={`text-xs text-ink-2 ${slider ? 'min-h-5' : ''}`}>
          {dayNote(day, words)}
        </p>
      </div>
      <div className="min-w-0">
        {slider ? (
          <input
            type="range"
            className="map-slider needs-script"
            min={0}
            max={days.length - 1}
            defaultValue={days.indexOf(day)}
            aria-label={t('day')}
            aria-valuetext={text}
          />
        ) : null}
        <nav aria-label={t('days')} className="relative flex min-h-8 justify-between text-xs text-ink-2">
          {days.map((stop, place) =>
            STOPS.includes(stop.offset) ? (
              <DayLink key={stop.offset} href={hrefOf(stop)} place={place} isShown={stop === day}>
                {stopText(stop.offset)}
              </DayLink>
            ) : null,
          )}
        </nav>
      </div>
    </div>
  )
}

interface DayLinkProps {
  href: ComponentProps<typeof Link>['href']
  /** of the day among the slider's */
  place: number
  isShown: boolean
  children: ReactNode
}

function DayLink({ href, place, isShown, children }: DayLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      data-place={place}
      aria-current={isShown ? 'true' : undefined}
      className="inline-flex min-h-8 items-center whitespace-nowrap hover:text-ink aria-[current]:font-bold aria-[current]:text-ink pointer-coarse:min-h-11"
    >
      {children}
    </Link>
  )
}
