import { useLocale, useTranslations } from 'next-intl'
import { formatNumber, formatPercent } from '@/lib/i18n'
import type { PlanScreen } from '@/lib/study'
import { changeMinutes } from './actions'

/** Points of readiness below which a gain is not told from none. */
const LEAST_POINTS = 0.1

/** What more and fewer minutes a day are worth, each with the button that takes it. */
export function MinutesWorth({ screen: { plan, worth } }: { screen: PlanScreen }) {
  const t = useTranslations('interview.worth')
  const language = useLocale()
  if (worth.length === 0) return null
  const points = (gain: number): string => formatNumber(language, Math.abs(Math.round(gain * 1000) / 10))
  const one = worth.find(({ minutes }) => minutes === 1)
  return (
    <section aria-labelledby="worth">
      <h2 id="worth" className="text-md">
        {t('title')}
      </h2>
      {one === undefined ? null : (
        <p className="mt-2 max-w-measure text-sm text-ink-2">
          {t('finding', { gain: isSmall(one.gain) ? 'none' : 'some', points: points(one.gain) })}
        </p>
      )}
      <form action={changeMinutes} className="mt-3">
        <input type="hidden" name="plan" value={plan.id} />
        <table className="w-full max-w-[32rem] text-sm tabular-nums wrap-normal [&_td]:pl-3 [&_td]:whitespace-nowrap">
          <thead className="text-xs break-keep text-ink-3">
            <tr className="border-b border-line text-left">
              <th scope="col" className="py-1 font-normal">
                {t('minutes')}
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                {t('best')}
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                {t('gain')}
              </th>
              <td />
            </tr>
          </thead>
          <tbody>
            {worth.map(({ minutes, bound, gain }) => {
              const change = t(minutes > 0 ? 'more' : 'fewer', { minutes: Math.abs(minutes) })
              const sign = minutes > 0 ? '+' : '−'
              return (
                <tr key={minutes} className="border-b border-line">
                  <th scope="row" className="py-1 text-left font-normal">
                    {change}
                  </th>
                  <td className="text-right">{formatPercent(language, bound)}</td>
                  <td className="text-right">
                    {isSmall(gain) ? t('less') : t('points', { points: `${sign}${points(gain)}` })}
                  </td>
                  <td className="text-right">
                    <button
                      name="minutes"
                      value={minutes}
                      aria-label={t('takeSpoken', { change })}
                      className="link min-h-11 px-1 text-sm"
                    >
                      {t('take')}
                    </button>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </form>
      <p className="mt-2 max-w-measure text-xs text-ink-3">{t('note')}</p>
    </section>
  )
}

const isSmall = (gain: number): boolean => Math.abs(gain) * 100 < LEAST_POINTS
