import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import 'katex/dist/katex.min.css'
import { Shell } from '@/app/_ui/shell'
import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import { progress, readSettings } from '@/lib/study'
import { ActivityBars } from './_chart/activity-bars'
import { ChartFigure } from './_chart/chart-figure'
import { ForecastBars } from './_chart/forecast-bars'
import { Histogram } from './_chart/histogram'
import { HoursBars } from './_chart/hours-bars'
import { Reliability } from './_chart/reliability'
import { RetentionDots } from './_chart/retention-dots'
import { YearMap } from './_chart/year-map'
import { CHART_TABLES, type ChartName } from './_tables/chart-tables'
import type { ChartTable } from './_tables/chart-table'
import { DaysLinks } from './days-links'
import { MistakeList } from './mistake-list'
import { readDays } from './read-days'
import { TodayFigures } from './today-figures'
import './progress.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('progress'))('title') }
}

/** Two bars of stability to each colour of recall: stability is memory. */
const RECALL_FILLS = ['fill-r0', 'fill-r1', 'fill-r2', 'fill-r3', 'fill-r4', 'fill-r5'].flatMap((fill) => [
  `${fill} stroke-edge`,
  `${fill} stroke-edge`,
])

interface ProgressPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ProgressPage({ searchParams }: ProgressPageProps) {
  const user = await requireUser()
  const days = readDays((await searchParams)['days'])
  const [view, settings, t] = await Promise.all([
    progress(user.userId, await reader(), days),
    readSettings(user.userId),
    getTranslations('progress'),
  ])
  const names = Object.keys(CHART_TABLES) as ChartName[]
  const made = await Promise.all(names.map(async (name) => [name, await CHART_TABLES[name](view)] as const))
  const tables = Object.fromEntries(made) as Record<ChartName, ChartTable>
  return (
    <Shell screen="progress" letters={settings.keys} userId={user.userId}>
      <h1 className="text-xl md:text-2xl">{t('title')}</h1>
      <p className="mt-1 text-ink-2">{t('lede', { answers: view.answers })}</p>
      <TodayFigures view={view} />
      <div className="mt-10 space-y-12">
        <ChartFigure name="year" table={tables.year}>
          <YearMap days={view.year} />
        </ChartFigure>
        <div className="grid grid-cols-1 gap-12 lg:grid-cols-2 lg:gap-x-10">
          <ChartFigure
            name="activity"
            table={tables.activity}
            file={`/api/progress/activity.csv?days=${days}`}
            aside={
              <DaysLinks
                chosen={days}
                label={t('activity.span')}
                hrefOf={(back) => `/progress?days=${back}#activity`}
              />
            }
          >
            <ActivityBars view={view} />
          </ChartFigure>
          <ChartFigure name="forecast" table={tables.forecast}>
            <ForecastBars view={view} />
          </ChartFigure>
          <ChartFigure name="retention" table={tables.retention}>
            <RetentionDots retention={view.retention} />
          </ChartFigure>
          <ChartFigure name="calibration" table={tables.calibration}>
            <Reliability calibration={view.calibration.all} />
          </ChartFigure>
          <div className="min-w-0 space-y-12">
            <ChartFigure name="kinds" table={tables.kinds} />
            <ChartFigure name="hours" table={tables.hours}>
              <HoursBars hours={view.hours} />
            </ChartFigure>
          </div>
          <ChartFigure name="topics" table={tables.topics} />
          <ChartFigure name="stability" table={tables.stability}>
            <Histogram bars={view.stability.bars} fills={RECALL_FILLS} unit={t('stability.unit')} />
          </ChartFigure>
          <ChartFigure name="difficulty" table={tables.difficulty}>
            <Histogram bars={view.difficulty.bars} fills={['fill-n3']} unit="" />
          </ChartFigure>
        </div>
        <ChartFigure name="mistakes" table={tables.mistakes}>
          <MistakeList mistakes={view.mistakes} />
        </ChartFigure>
      </div>
    </Shell>
  )
}
