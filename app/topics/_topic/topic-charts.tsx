import { useTranslations } from 'next-intl'
import { ChartFigure } from '@/app/progress/_chart/chart-figure'
import { Reliability } from '@/app/progress/_chart/reliability'
import { DaysLinks } from '@/app/progress/days-links'
import type { TopicView } from '@/lib/study'
import '@/app/progress/progress.css'
import { RecallCurve } from './recall-curve'
import { topicAddress, type TopicAsked } from './topic-address'
import { TOPIC_TABLES } from './topic-tables'

interface HistoryChartProps {
  view: TopicView
  asked: TopicAsked
}

/** Recall over time: the past by replay, the future without a review. */
export async function HistoryChart({ view: { node, history }, asked }: HistoryChartProps) {
  const table = await TOPIC_TABLES.history(history)
  const query = new URLSearchParams({ topic: node.id, days: String(history.back) }).toString()
  return (
    <ChartFigure
      name="history"
      table={table}
      file={`/api/topics/history.csv?${query}`}
      aside={table.isEmpty ? null : <Span topicId={node.id} asked={asked} />}
    >
      {table.isEmpty ? null : <RecallCurve history={history} />}
    </ChartFigure>
  )
}

function Span({ topicId, asked }: { topicId: string; asked: TopicAsked }) {
  const t = useTranslations('topic.history')
  return (
    <DaysLinks
      chosen={asked.days}
      label={t('span')}
      hrefOf={(days) => topicAddress(topicId, asked, { days }, 'history')}
    />
  )
}

/** True against predicted recall over this topic and all below. */
export async function CalibrationChart({ view: { node, history } }: { view: TopicView }) {
  const table = await TOPIC_TABLES.calibration(history)
  const query = new URLSearchParams({ topic: node.id }).toString()
  return (
    <ChartFigure name="calibration" table={table} file={`/api/topics/calibration.csv?${query}`}>
      {table.isEmpty ? null : <Reliability calibration={history.calibration} />}
    </ChartFigure>
  )
}
