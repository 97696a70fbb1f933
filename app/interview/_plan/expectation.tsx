import { useLocale, useTranslations } from 'next-intl'
import { formatDate, formatPercent } from '@/lib/i18n'
import type { PlanScreen } from '@/lib/study'
import { joinSentences } from './join-sentences'

/** So many questions does an interview ask, to say what chance alone does. */
const QUESTIONS = 20
/** Standard deviations within which four of five lie. */
const Z_80 = 1.2816

interface ExpectationProps {
  screen: PlanScreen
  /** of today */
  date: string
}

/** Readiness now and on the day: the middle, the band, what cannot be exceeded; and what all this is not. */
export function Expectation({ screen, date }: ExpectationProps) {
  const t = useTranslations('interview.expect')
  const language = useLocale()
  const { plan, forecast, topics } = screen
  if (forecast === null)
    return <p className="mt-6 max-w-measure text-ink-2">{t(screen.isForecast ? 'none' : 'failed')}</p>
  const percent = (share: number): string => formatPercent(language, share)
  const { median, low, high, alone, bound } = forecast
  const [before] = screen.made
  const now = {
    name: t('now'),
    value: percent(forecast.curveAlone[0]?.readiness ?? alone),
    note: t('nowNote', {
      met: topics.reduce((sum, { met }) => sum + met, 0),
      cards: topics.reduce((sum, { cards }) => sum + cards, 0),
    }),
    isMain: false,
  }
  const onDay = t('onDay', { date: formatDate(language, plan.date, date) })
  const figures =
    plan.daysLeft === 0
      ? [now]
      : [
          now,
          { name: t('alone'), value: percent(alone), note: onDay, isMain: false },
          { name: t('plan'), value: percent(median), note: t('band', band()), isMain: true },
          { name: t('bound'), value: percent(bound), note: t('boundNote'), isMain: false },
        ]
  return (
    <section aria-labelledby="expect" className="mt-10">
      <h2 id="expect" className="sr-only">
        {t('title')}
      </h2>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-6 border-y border-line py-5 md:grid-cols-4 md:gap-x-8">
        {figures.map(({ name, value, note, isMain }) => (
          <div key={name} className={isMain ? 'border-l-2 border-seal pl-4' : ''}>
            <dt className="text-sm text-ink-2">{name}</dt>
            <dd className="mt-1">
              <span className="text-2xl font-bold tabular-nums">{value}</span>
              <span className="mt-1 block text-xs text-ink-3">{note}</span>
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 max-w-measure space-y-2 text-sm text-ink-2">
        {plan.daysLeft === 0 ? (
          <p>{t('today')}</p>
        ) : (
          <p className="text-base text-ink">
            {joinSentences(
              language,
              t('sentence', { median: percent(median), ...band(), bound: percent(bound) }),
              aim(),
            )}
          </p>
        )}
        <p>
          {joinSentences(
            language,
            t('chance', { questions: Math.max(1, Math.round(Z_80 * Math.sqrt(QUESTIONS * median * (1 - median)))) }),
            t('what'),
          )}
        </p>
        {before === undefined || screen.made.length < 2 ? null : (
          <p>
            {t('before', {
              date: formatDate(language, before.date, date),
              median: percent(before.median),
              low: percent(before.low),
              high: percent(before.high),
            })}
          </p>
        )}
        {screen.keptShare < 1 ? <p>{t('kept', { share: percent(screen.keptShare) })}</p> : null}
      </div>
    </section>
  )

  function band() {
    return { low: percent(low), high: percent(high) }
  }

  function aim(): string {
    if (plan.target === null) return ''
    const place = plan.target < low ? 'aimBelow' : plan.target > high ? 'aimAbove' : 'aimWithin'
    return t(place, { target: percent(plan.target) })
  }
}
