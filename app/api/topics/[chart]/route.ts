import { z } from 'zod'
import { fileResponse } from '@/app/_server/file-response'
import { problemResponse, signedOut } from '@/app/_server/problem-response'
import { readQuery } from '@/app/_server/query'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { tableCsv } from '@/app/progress/_tables/table-csv'
import { readDays } from '@/app/progress/read-days'
import { TOPIC_TABLES, type TopicChart } from '@/app/topics/_topic/topic-tables'
import { LIMITS } from '@/lib/limits'
import { topicHistory } from '@/lib/study'

const QuerySchema = z.strictObject({
  topic: z.string().max(LIMITS.queryCharacters.limit),
  days: z.string().max(10).optional(),
})

/** A chart of a topic's page as a file for a spreadsheet, `history.csv`, with its head in the reader's language. */
export async function GET(request: Request, { params }: { params: Promise<{ chart: string }> }): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const { chart } = await params
  const name = /^([a-z]+)\.csv$/.exec(chart)?.[1]
  if (name === undefined || !isChart(name)) {
    const todo = `Ask for one of ${Object.keys(TOPIC_TABLES).join(', ')}, as history.csv.`
    return problemResponse(404, { code: 'malformed', found: chart, todo })
  }
  const query = readQuery(request, QuerySchema, 'Ask with topic=… and, for the history, days=30|90|365.')
  if ('refusal' in query) return query.refusal
  const { topic, days } = query.asked
  const history = await topicHistory(user.userId, topic, await reader(), readDays(days))
  if (history === null) {
    return problemResponse(404, { code: 'malformed', found: topic, todo: 'Ask for a topic of the map.' })
  }
  return fileResponse(`receptive-topic-${name}.csv`, 'text/csv', tableCsv(await TOPIC_TABLES[name](history)))
}

function isChart(name: string): name is TopicChart {
  return Object.hasOwn(TOPIC_TABLES, name)
}
