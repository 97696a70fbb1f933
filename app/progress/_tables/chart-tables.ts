import type { ProgressView } from '@/lib/study'
import { activityTable } from './activity-table'
import { calibrationTable, kindsTable, topicsTable } from './calibration-tables'
import type { ChartTable } from './chart-table'
import { forecastTable } from './forecast-table'
import { difficultyTable, stabilityTable } from './histogram-tables'
import { hoursTable } from './hours-table'
import { mistakesTable } from './mistakes-table'
import { retentionChartTable } from './retention-chart-table'
import { yearTable } from './year-table'

/** Every chart by the name of its file, `/api/progress/<name>.csv`. */
export const CHART_TABLES = {
  year: yearTable,
  activity: activityTable,
  forecast: forecastTable,
  retention: retentionChartTable,
  calibration: calibrationTable,
  kinds: kindsTable,
  topics: topicsTable,
  stability: stabilityTable,
  difficulty: difficultyTable,
  hours: hoursTable,
  mistakes: mistakesTable,
} satisfies Record<string, (view: ProgressView) => Promise<ChartTable>>

export type ChartName = keyof typeof CHART_TABLES
