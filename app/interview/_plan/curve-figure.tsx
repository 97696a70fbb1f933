import { getLocale, getTranslations } from 'next-intl/server'
import { FootTicks } from '@/app/progress/_chart/axes'
import { ChartFigure } from '@/app/progress/_chart/chart-figure'
import { Legend } from '@/app/progress/_chart/legend'
import { LEFT, WIDTH } from '@/app/progress/_chart/plot'
import { formatDate, formatPercent } from '@/lib/i18n'
import { dayDate, type Day } from '@/lib/time'
import type { PlanScreen } from '@/lib/study'
import { curveLayout } from '../_curve/curve-layout'
import { curveTable } from './curve-table'

interface CurveFigureProps {
  screen: PlanScreen
  /** of today */
  date: string
}

/** Expected recall until the day: the plan with its band, what is left without it, and what cannot be exceeded. */
export async function CurveFigure({ screen, date }: CurveFigureProps) {
  const { plan, forecast } = screen
  if (forecast === null) return null
  const [t, language, table] = await Promise.all([
    getTranslations('interview.curve'),
    getLocale(),
    curveTable(screen, date),
  ])
  const layout = curveLayout({ ...forecast, target: plan.target })
  const { room, right } = layout
  return (
    <ChartFigure name="curve" table={table} file={`/api/interview/curve.csv?plan=${plan.id}`}>
      <Legend
        marks={[
          { className: 'border-t-2 border-ink mt-2.5', text: t('plan') },
          { className: 'bg-n1', text: t('band') },
          { className: 'border-t-2 border-dashed border-edge mt-2.5', text: t('alone') },
          { className: 'border-t-2 border-n4 mt-2.5', text: t('bound') },
          ...(plan.target === null
            ? []
            : [{ className: 'border-t-2 border-dashed border-seal mt-2.5', text: t('aim') }]),
        ]}
      />
      <svg viewBox={`0 0 ${WIDTH} ${layout.height}`} aria-hidden className="chart">
        <path d={layout.band} className="fill-n1 stroke-none" />
        <path d={layout.levels.map(({ at }) => `M${LEFT} ${at}H${right}`).join('')} className="stroke-line" />
        <path d={`M${LEFT} ${room.bottom}H${right}`} className="stroke-edge" />
        {layout.levels.map(({ at, share }) => (
          <text key={share} x={LEFT - 6} y={at} dy=".35em" textAnchor="end">
            {formatPercent(language, share)}
          </text>
        ))}
        {layout.targetY === null ? null : (
          <path d={`M${LEFT} ${layout.targetY}H${right}`} className="chart-dashed stroke-seal" />
        )}
        {layout.boundY === null ? null : (
          <path d={`M${right - 28} ${layout.boundY}H${right}`} className="chart-line stroke-n4" />
        )}
        <path d={layout.alone} className="chart-dashed stroke-edge" />
        <path d={layout.median} className="chart-line stroke-ink" />
        <path d={`M${right} ${room.top}V${room.bottom}`} className="stroke-ink" />
        {layout.ends.map(({ name, share, textY }) => (
          <text key={name} x={right + 6} y={textY} dy=".35em" className={name === 'plan' ? 'curve-end' : ''}>
            {formatPercent(language, share)}
          </text>
        ))}
        <FootTicks
          room={room}
          ticks={layout.days.map(({ at, day }) => ({ at, text: formatDate(language, dayDate(day as Day), date) }))}
        />
      </svg>
    </ChartFigure>
  )
}
