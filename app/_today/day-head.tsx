import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Icon } from '@/app/_ui/icon'
import { KeyNames } from '@/app/_ui/key-names'
import { formatDate, formatDayHeading, formatHour } from '@/lib/i18n'
import type { TodayView } from '@/lib/study'
import { DayStrip } from './day-strip'

interface DayHeadProps {
  view: TodayView
  /** hour at which the day ends, 0 … 23 */
  rolloverHour: number
}

/** Date and streak, how many cards, how long they take, and the one button; or, when nothing is due, what comes next. */
export function DayHead({ view, rolloverHour }: DayHeadProps) {
  const t = useTranslations('today')
  const language = useLocale()
  return (
    <section>
      <p className="flex flex-wrap justify-between gap-x-6 text-ink-2">
        <time dateTime={view.date}>{formatDayHeading(language, view.date)}</time>
        {view.streakDays > 0 ? <span>{t('streak', { days: view.streakDays })}</span> : null}
      </p>
      <h1 className="mt-10 text-2xl md:mt-14 md:text-3xl">{t('due', { cards: view.list.length })}</h1>
      {view.list.length > 0 ? <Ahead view={view} /> : <Nothing view={view} rolloverHour={rolloverHour} />}
    </section>
  )
}

function Ahead({ view }: { view: TodayView }) {
  const t = useTranslations('today')
  const minutes = Math.round(view.seconds / 60)
  return (
    <>
      <p className="mt-3 text-md text-ink-2">
        {view.paceSeconds === null
          ? t('minutes', { minutes })
          : t('minutesAtPace', { minutes, seconds: Math.round(view.paceSeconds) })}
      </p>
      {view.overLimit > 0 ? (
        <p className="mt-2 max-w-measure text-ink-2">
          {t('over', { cards: view.overLimit })}{' '}
          <Link href="/settings#reviewsPerDay" className="link">
            {t('overLink')}
          </Link>
        </p>
      ) : null}
      <Link href="/review" className="button mt-6 w-full md:w-auto">
        <Icon name="review" size={16} solid />
        {t('start')}
        <KeyNames keys={['G', 'R']} />
      </Link>
      <DayStrip list={view.list} counts={view.counts} />
    </>
  )
}

function Nothing({ view, rolloverHour }: DayHeadProps) {
  const t = useTranslations('today')
  const language = useLocale()
  const { next } = view
  const time = formatHour(rolloverHour)
  return (
    <>
      {view.answersToday > 0 ? (
        <p className="mt-3 text-md text-ink-2">{t('doneToday', { answers: view.answersToday })}</p>
      ) : null}
      <p className="mt-3 max-w-measure text-md text-ink-2">
        {next === null
          ? t('nextNone')
          : next.studyDay === view.studyDay + 1
            ? t('nextTomorrow', { cards: next.count, time })
            : t('nextOn', { cards: next.count, time, date: formatDate(language, next.date, view.date) })}
      </p>
      <p className="mt-6 flex flex-wrap gap-3">
        <Link href="/map" className="button-quiet">
          {t('openMap')}
        </Link>
        {next === null ? (
          <Link href="/settings#newPerDay" className="button-quiet">
            {t('openSettings')}
          </Link>
        ) : null}
      </p>
    </>
  )
}
