import { scaleLinear } from 'd3-scale'
import { useLocale, useTranslations } from 'next-intl'
import { formatNumber, formatPercent, type Language } from '@/lib/i18n'
import type { WorkloadCurves } from '@/lib/study'

/** Units of the drawing; on a phone one is about a pixel. */
const WIDTH = 320
const [LEFT, RIGHT, TOP, FOOT] = [40, WIDTH - 12, 10, 110]

/** What a year takes and leaves behind, by retention: two curves and the choice that is saved, no advice. */
export function ModelWorkload({ curves }: { curves: WorkloadCurves }) {
  const t = useTranslations('workload')
  const language = useLocale()
  const { points, cards, met, newPerDay, retention } = curves
  const saved = points.find((point) => point.retention === retention)
  return (
    <section aria-label={t('title')} className="mt-3 border-t border-line pt-4">
      <h3 className="text-sm font-semibold">{t('title')}</h3>
      {saved === undefined ? null : (
        <p className="mt-1 text-sm">
          {t('finding', {
            retention: formatPercent(language, saved.retention),
            minutes: t('minutesValue', { minutes: roundMinutes(saved.minutesPerDay) }),
            known: Math.round(saved.known),
            cards,
          })}
        </p>
      )}
      <div className="mt-3 grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <Curve curves={curves} measure="minutesPerDay" title={t('minutes')} sentence="pictureMinutes" />
        <Curve curves={curves} measure="known" title={t('known')} sentence="pictureKnown" />
      </div>
      <p className="mt-3 text-xs text-ink-2">{t('basis', { cards, met, fresh: newPerDay })}</p>
      <details className="mt-1 text-sm">
        <summary className="link min-h-11 w-fit content-center">{t('table')}</summary>
        <table className="mt-1 w-full border-collapse text-xs tabular-nums">
          <thead>
            <tr className="text-ink-2">
              {[t('retention'), t('minutes'), t('known')].map((head, place) => (
                <th key={head} scope="col" className={`py-1.5 font-normal ${place === 0 ? 'text-left' : 'text-right'}`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.retention} className="border-t border-line">
                <th scope="row" className="py-1 text-left font-normal">
                  {point === saved
                    ? t('chosen', { retention: formatPercent(language, point.retention) })
                    : formatPercent(language, point.retention)}
                </th>
                <td className="py-1 text-right">{formatNumber(language, roundMinutes(point.minutesPerDay))}</td>
                <td className="py-1 text-right">{formatNumber(language, Math.round(point.known))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}

interface CurveProps {
  curves: WorkloadCurves
  measure: 'minutesPerDay' | 'known'
  title: string
  sentence: 'pictureMinutes' | 'pictureKnown'
}

function Curve({ curves: { points, retention }, measure, title, sentence }: CurveProps) {
  const t = useTranslations('workload')
  const language = useLocale()
  const values = points.map((point) => point[measure])
  const x = scaleLinear()
    .domain([points[0]?.retention ?? 0, points.at(-1)?.retention ?? 1])
    .range([LEFT, RIGHT])
  const y = scaleLinear()
    .domain([0, Math.max(1, ...values)])
    .nice(3)
    .range([FOOT, TOP])
  const line = points.map(
    (point, place) => `${place === 0 ? 'M' : 'L'}${at(x(point.retention))} ${at(y(point[measure]))}`,
  )
  const saved = points.find((point) => point.retention === retention)
  const ticks = y.ticks(3)
  const [first, last] = [points[0], points.at(-1)]
  const words = (value: number): string => wordsOf(language, measure, value)
  return (
    <figure className="min-w-0">
      <figcaption className="text-xs text-ink-2">{title}</figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${FOOT + 24}`}
        role="img"
        aria-label={t(sentence, {
          least: words(first?.[measure] ?? 0),
          most: words(last?.[measure] ?? 0),
          low: formatPercent(language, first?.retention ?? 0),
          high: formatPercent(language, last?.retention ?? 1),
        })}
        className="mt-1 h-auto w-full max-w-96 overflow-visible"
      >
        <path d={ticks.map((tick) => `M${LEFT} ${at(y(tick))}H${RIGHT}`).join('')} className="stroke-line" />
        <path d={`M${LEFT} ${FOOT}H${RIGHT}`} className="stroke-edge" />
        <path d={line.join('')} fill="none" strokeWidth={2} className="stroke-ink" />
        {saved === undefined ? null : (
          <circle cx={at(x(saved.retention))} cy={at(y(saved[measure]))} r={5} className="fill-seal stroke-plate" />
        )}
        <g className="fill-ink-2 text-2xs tabular-nums">
          {ticks.map((tick) => (
            <text key={tick} x={LEFT - 6} y={at(y(tick))} dy=".35em" textAnchor="end">
              {formatNumber(language, tick)}
            </text>
          ))}
          {[0.7, 0.8, 0.9, 0.97].map((share) => (
            <text key={share} x={at(x(share))} y={FOOT + 17} textAnchor="middle">
              {formatPercent(language, share)}
            </text>
          ))}
        </g>
      </svg>
    </figure>
  )
}

function wordsOf(language: Language, measure: CurveProps['measure'], value: number): string {
  return formatNumber(language, measure === 'known' ? Math.round(value) : roundMinutes(value))
}

/** To a tenth below ten; more would be more than a simulation knows. */
const roundMinutes = (minutes: number): number => (minutes < 10 ? Math.round(minutes * 10) / 10 : Math.round(minutes))

const at = (value: number): number => Math.round(value * 10) / 10
