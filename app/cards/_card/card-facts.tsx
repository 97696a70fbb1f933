import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { RecallBar } from '@/app/_ui/recall-bar'
import { formatDate, formatDays, formatDifficulty, formatPercent } from '@/lib/i18n'
import type { CardInfo } from '@/lib/study'

/** How the card stands: phase, due, recall, stability, difficulty, and how often it was answered and forgotten. */
export function CardFacts({ info }: { readonly info: CardInfo }) {
  const t = useTranslations('card')
  const phases = useTranslations('phase')
  const language = useLocale()
  const { standing, today } = info
  const { recall, stability, difficulty, reps, lapses, lastDate } = standing
  return (
    <section aria-labelledby="standing">
      <h2 id="standing" className="text-md">
        {t('state')}
      </h2>
      <dl className="mt-2 border-t border-line text-sm">
        <Fact name={t('phase')}>{phases(standing.phase)}</Fact>
        {recall === null ? null : (
          <>
            <Fact name={t('due')}>
              <Due info={info} />
            </Fact>
            <Fact name={t('recall')}>
              <span className="inline-flex items-center gap-3">
                <RecallBar recall={recall} className="w-16" />
                {formatPercent(language, recall)}
              </span>
            </Fact>
          </>
        )}
        {stability === null ? null : (
          <Fact name={t('stability')} note={t('stabilityNote')}>
            {t('days', { days: formatDays(language, stability) })}
          </Fact>
        )}
        {difficulty === null ? null : (
          <Fact name={t('difficulty')}>{t('ofTen', { difficulty: formatDifficulty(language, difficulty) })}</Fact>
        )}
        <Fact name={t('answers')}>{t('times', { count: reps })}</Fact>
        {reps === 0 ? null : <Fact name={t('lapses')}>{t('times', { count: lapses })}</Fact>}
        {lastDate === null ? null : <Fact name={t('last')}>{formatDate(language, lastDate, today)}</Fact>}
        <Marks info={info} />
      </dl>
    </section>
  )
}

function Due({ info: { standing, today } }: { readonly info: CardInfo }) {
  const t = useTranslations('card')
  const language = useLocale()
  const { isDue, dueDate, dueTime } = standing
  if (isDue) {
    return (
      <span className="inline-flex items-center gap-1.5">
        <span aria-hidden className="size-1.5 rounded-full bg-seal" />
        {t('dueNow')}
      </span>
    )
  }
  if (dueDate === null) return t('notSet')
  const date = formatDate(language, dueDate, today)
  return dueTime === null ? t('dueOn', { date }) : t('dueAt', { date, time: dueTime })
}

function Marks({ info }: { readonly info: CardInfo }) {
  const t = useTranslations('card')
  const language = useLocale()
  const { flagged, suspended, buriedUntil } = info.standing
  const marks = [
    ...(flagged ? [t('flagged')] : []),
    ...(suspended ? [t('suspended')] : []),
    ...(buriedUntil === null ? [] : [t('buriedUntil', { date: formatDate(language, buriedUntil, info.today) })]),
    ...(info.leech === null ? [] : [t('leech')]),
    ...(info.note?.wrong === true ? [t('saidWrong')] : []),
  ]
  return marks.length === 0 ? null : <Fact name={t('marks')}>{marks.join(' · ')}</Fact>
}

interface FactProps {
  readonly name: string
  readonly note?: string
  readonly children: ReactNode
}

function Fact({ name, note, children }: FactProps) {
  return (
    <div className="flex items-baseline justify-between gap-6 border-b border-line py-2">
      <dt className="shrink-0 text-ink-2">
        {name}
        {note === undefined ? null : <span className="block text-xs text-ink-3">{note}</span>}
      </dt>
      <dd className="min-w-0 text-right tabular-nums">{children}</dd>
    </div>
  )
}
