import { calibrationTable } from '@/app/progress/_tables/calibration-tables'
import type { ChartTable } from '@/app/progress/_tables/chart-table'
import type { TopicHistory } from '@/lib/study'
import { historyTable } from './history-table'

/** Every chart of a topic by the name of its file, `/api/topics/<name>.csv?topic=…`. */
export const TOPIC_TABLES = {
  history: historyTable,
  calibration: ({ date, calibration }) => calibrationTable({ date, calibration: { all: calibration } }),
} satisfies Record<string, (history: TopicHistory) => Promise<ChartTable>>

export type TopicChart = keyof typeof TOPIC_TABLES
