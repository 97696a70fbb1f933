import { addDays, dayDate, dayOfDate } from '@/lib/time'
import type { CalendarEvent } from './calendar-file'

interface PlanEventsInput {
  readonly planId: string
  /** `2026-12-14`, of the interview */
  readonly date: string
  /** study days to come with their minutes */
  readonly days: readonly { readonly date: string; readonly minutes: number }[]
  /** when one studies, `19:30` */
  readonly time: string
  /** hour at which a study day begins; who studies earlier studies on the next date */
  readonly rolloverHour: number
  readonly words: {
    readonly session: (minutes: number) => string
    readonly sessionNote: string
    readonly interview: string
    readonly interviewNote: string
  }
}

/** The sessions of a plan and the interview itself, as a calendar has them; days off bring none. */
export function planEvents({ planId, date, days, time, rolloverHour, words }: PlanEventsInput): CalendarEvent[] {
  const isAfterMidnight = Number(time.slice(0, 2)) < rolloverHour
  const sessions = days.flatMap((day): CalendarEvent[] => {
    const minutes = Math.round(day.minutes)
    if (minutes <= 0) return []
    const onDate = isAfterMidnight ? dayDate(addDays(dayOfDate(day.date), 1)) : day.date
    return [
      {
        uid: `${planId}-${day.date}@receptive`,
        summary: words.session(minutes),
        description: words.sessionNote,
        when: { date: onDate, time, minutes },
      },
    ]
  })
  return [
    ...sessions,
    {
      uid: `${planId}-interview@receptive`,
      summary: words.interview,
      description: words.interviewNote,
      when: { date, isWholeDay: true },
    },
  ]
}
