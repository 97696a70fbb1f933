import { fileResponse } from '@/app/_server/file-response'
import { problemResponse, signedOut } from '@/app/_server/problem-response'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { CHART_TABLES, type ChartName } from '@/app/progress/_tables/chart-tables'
import { tableCsv } from '@/app/progress/_tables/table-csv'
import { readDays } from '@/app/progress/read-days'
import { progress } from '@/lib/study'

/** A chart of the screen of progress as a file for a spreadsheet, `year.csv`, with its head in the reader's language. */
export async function GET(request: Request, { params }: { params: Promise<{ chart: string }> }): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const { chart } = await params
  const name = /^([a-z]+)\.csv$/.exec(chart)?.[1]
  if (name === undefined || !isChart(name)) {
    const todo = `Ask for one of ${Object.keys(CHART_TABLES).join(', ')}, as year.csv.`
    return problemResponse(404, { code: 'malformed', found: chart, todo })
  }
  const days = readDays(new URL(request.url).searchParams.get('days'))
  const table = await CHART_TABLES[name](await progress(user.userId, await reader(), days))
  return fileResponse(`receptive-${name}.csv`, 'text/csv', tableCsv(table))
}

function isChart(name: string): name is ChartName {
  return Object.hasOwn(CHART_TABLES, name)
}
