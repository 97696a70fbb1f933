import { getLocale, getTranslations } from 'next-intl/server'
import { Cells } from '@/app/progress/_tables/cell'
import type { ChartTable } from '@/app/progress/_tables/chart-table'
import { formatDate, formatPercent } from '@/lib/i18n'
import { dayDate, type Day } from '@/lib/time'
import type { PlanScreen } from '@/lib/study'

/** Expected recall on the days to the interview, with the plan and without it, as a table. */
export async function curveTable({ plan, forecast }: PlanScreen, today: string): Promise<ChartTable> {
  const [t, language] = await Promise.all([getTranslations('interview.curve'), getLocale()])
  const cells = new Cells(language, today)
  const curve = forecast?.curve ?? []
  const alone = new Map(forecast?.curveAlone.map(({ day, readiness }) => [day, readiness]))
  const percent = (share: number | undefined): string => formatPercent(language, share ?? 0)
  return {
    title: t('title'),
    isEmpty: curve.length === 0,
    finding: t('finding', {
      now: percent(forecast?.curveAlone[0]?.readiness),
      median: percent(forecast?.median),
      alone: percent(forecast?.alone),
      date: formatDate(language, plan.date, today),
    }),
    head: [t('day'), t('plan'), t('low'), t('high'), t('alone')],
    rows: curve.map(({ day, median, low, high }) => [
      cells.date(dayDate(day as Day)),
      cells.percent(median),
      cells.percent(low),
      cells.percent(high),
      cells.percent(alone.get(day) ?? null),
    ]),
  }
}
