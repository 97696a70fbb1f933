import { useLocale, useTranslations } from 'next-intl'
import { formatDuration, formatNumber, formatPercent } from '@/lib/i18n'
import type { ProgressView } from '@/lib/study'

/** Today so far, and the days in a row. */
export function TodayFigures({ view }: { view: ProgressView }) {
  const t = useTranslations('progress')
  const language = useLocale()
  const { today, streak } = view
  const figures = [
    {
      name: t('answersToday'),
      value: formatNumber(language, today.answers),
      note: t('newToday', { cards: today.newCards }),
    },
    { name: t('timeToday'), value: formatDuration(language, today.spentMs / 1000), note: t('timeNote') },
    {
      name: t('again'),
      value: formatNumber(language, today.again),
      note:
        today.answers === 0
          ? t('noneToday')
          : t('againOf', { percent: formatPercent(language, today.again / today.answers) }),
    },
    {
      name: t('streak'),
      value: formatNumber(language, streak.now),
      note: t('longest', { days: streak.longest }),
    },
  ]
  return (
    <dl className="mt-6 grid grid-cols-2 gap-x-4 gap-y-5 border-y border-line py-5 md:grid-cols-4 md:gap-x-8">
      {figures.map(({ name, value, note }) => (
        <div key={name}>
          <dt className="text-sm text-ink-2">{name}</dt>
          <dd className="mt-1">
            <span className="text-xl font-bold tabular-nums">{value}</span>
            <span className="mt-1 block text-xs text-ink-3">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
