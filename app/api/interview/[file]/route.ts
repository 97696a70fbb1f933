import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { appOrigin } from '@/app/_server/app-origin'
import { fileResponse } from '@/app/_server/file-response'
import { problemResponse, signedOut } from '@/app/_server/problem-response'
import { readQuery } from '@/app/_server/query'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { calendarFile } from '@/app/interview/_calendar/calendar-file'
import { planEvents } from '@/app/interview/_calendar/plan-events'
import { curveTable } from '@/app/interview/_plan/curve-table'
import { tableCsv } from '@/app/progress/_tables/table-csv'
import { interviewView, planSessions } from '@/lib/study'

const QuerySchema = z.object({
  plan: z.string().max(64),
  at: z.stringFormat('time', /^([01]\d|2[0-3]):[0-5]\d$/).default('19:00'),
})

/** A plan as a file: `curve.csv` for a spreadsheet, `sessions.ics` for a calendar, `?at=19:00`. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const { userId } = user
  const { file } = await params
  const query = readQuery(request, QuerySchema, 'Name a plan of yours as plan, and a time like 19:00 as at.')
  if ('refusal' in query) return query.refusal
  const { plan: id, at } = query.asked
  const made = file === 'curve.csv' ? await curveFile() : file === 'sessions.ics' ? await sessionsFile() : null
  if (made === null) {
    return problemResponse(404, {
      code: 'malformed',
      found: file,
      todo: 'Ask for curve.csv or sessions.ics of a plan whose day is ahead.',
    })
  }
  return fileResponse(`receptive-${file}`, made.type, made.text)

  async function curveFile() {
    const { shown, date } = await interviewView(userId, await reader(), id)
    if (shown === null || shown.plan.id !== id) return null
    return { type: 'text/csv', text: tableCsv(await curveTable(shown, date)) }
  }

  async function sessionsFile() {
    const asking = await reader()
    const [sessions, t] = await Promise.all([planSessions(userId, asking, id), getTranslations('interview.file')])
    if (sessions === null) return null
    const { plan, days, zone, rolloverHour } = sessions
    const url = `${appOrigin(request)}/review`
    return {
      type: 'text/calendar',
      text: calendarFile({
        name: t('name'),
        zone,
        madeAt: asking.now,
        // in minutes since the plan was made: larger in each newer file
        revision: Math.max(0, Math.floor((asking.now - plan.createdAt) / 60_000)),
        url,
        events: planEvents({
          planId: plan.id,
          date: plan.date,
          days,
          time: at,
          rolloverHour,
          words: {
            session: (minutes) => t('session', { minutes }),
            sessionNote: t('sessionNote', { url }),
            interview: plan.name === '' ? t('interview') : `${t('interview')}: ${plan.name}`,
            interviewNote: '',
          },
        }),
      }),
    }
  }
}
