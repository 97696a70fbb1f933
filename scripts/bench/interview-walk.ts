import { closeDatabase, store, type UserId } from '@/lib/db'
import type { LogEntry } from '@/lib/memory'
import { forecastReadiness } from '@/lib/plan'
import { endPlan, savePlan, saveSettings, type InterviewPlanView, type QueueAnswer } from '@/lib/study'
import { interviewRequest } from '@/lib/study/interview-request'
import { loadDay } from '@/lib/study/load-day'
import { addDays, dayDate } from '@/lib/time'
import { AppProcess } from '../../tests/support/app-process'
import { guest, postEntries, userIdOf, type Jar } from '../../tests/support/guest'
import { chanceFrom } from '../demo/chance'
import { liveDays } from '../demo/live-days'

const DAY_MS = 86_400_000
const HISTORY_DAYS = 120
/** As the demo learner: some cards are not met yet. */
const NEW_PER_DAY = 3
const DAYS_AHEAD = 14
const MINUTES = 20
const AT_A_TIME = 10
/** A person stops somewhat after their minutes, whatever the list still has of other cards. */
const LONGEST_MS = 40 * 60_000
const PATIENCE_MS = 60_000

/** What became of one learner's way to an interview, all of it shares of 1. */
export interface InterviewWalk {
  readonly seed: number
  /** the first day's forecast */
  readonly first: { readonly median: number; readonly low: number; readonly high: number }
  /** on the interview's day, as the app has it */
  readonly readiness: number
  /** the same, as the learner's own memory has it, which the app does not know */
  readonly trueReadiness: number
  /** if nothing had been done since the plan was made */
  readonly alone: number
  readonly isWithin: boolean
  readonly answers: number
  readonly minutesADay: number
}

/**
 * Sets a date two weeks ahead for a learner of 120 days in the real app and walks its clock day by day: each day's list is
 * asked for over HTTP, answered as the learner's memory has it, and sent back as a browser would.
 */
export async function interviewWalk(seed: number, tell: (line: string) => void): Promise<InterviewWalk> {
  const app = await AppProcess.create()
  await app.start()
  process.env['DATABASE_URL'] = app.databaseUrl
  try {
    const jar = await guest(app.address)
    const userId = (await userIdOf(app.address, jar)) as UserId
    await saveSettings(userId, { newPerDay: NEW_PER_DAY })
    const chance = chanceFrom(seed)
    const zone = 'UTC'
    const lived = await liveDays(userId, { days: HISTORY_DAYS, now: Date.now(), zone, chance })
    // no clock of the app stands before its own day; the mornings to come are at eight
    const morning = (ahead: number): number => Math.ceil(Date.now() / DAY_MS + ahead) * DAY_MS + 8 * 3_600_000
    const from = morning(0)
    const setClock = (now: number): void => app.setClockAhead(now - Date.now())
    const readerAt = (now: number) => ({ now, language: 'en' as const, zone })

    setClock(from)
    const { studyDay } = (await loadDay(userId, readerAt(from))).time
    const saved = await savePlan(userId, readerAt(from), {
      date: dayDate(addDays(studyDay, DAYS_AHEAD)),
      role: null,
      topicWeights: {},
      minutesByWeekday: Array.from({ length: 7 }, () => MINUTES),
      daysOff: [],
      target: null,
    })
    if (!saved.ok) throw new Error(`no plan: ${JSON.stringify(saved.problems)}`)
    const planId = saved.plan.id
    const first = await forecastSeen(app.address, jar, userId, planId)
    const alone = await readinessOf(userId, from, saved.plan)

    let answers = 0
    let spent = 0
    for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
      let now = from + ahead * DAY_MS
      const began = now
      while (now - began < LONGEST_MS) {
        setClock(now)
        const list = await queueOf(app.address, jar)
        const items = list.items.filter(({ mode }) => mode === 'plan' || mode === 'learn')
        if (items.length === 0) break
        const entries: LogEntry[] = []
        for (const item of items) {
          const rating = lived.memory.answer(item.cardId, item.topic[0]?.id ?? '', list.studyDay)
          const spentMs = lived.writer.spent(item, rating)
          now += spentMs
          spent += spentMs
          entries.push(...lived.writer.review(item, rating, list, { at: now, spentMs }))
        }
        setClock(now + 1_000)
        const answer = await postEntries(app.address, jar, entries, userId)
        if (!answer.ok) throw new Error(`answers were not taken: ${answer.status} ${await answer.text()}`)
        answers += items.length
      }
      tell(`day ${ahead + 1}: ${answers} answers so far, ${Math.round((now - began) / 60_000)} minutes`)
    }
    const theDay = from + DAYS_AHEAD * DAY_MS
    setClock(theDay)
    const readiness = await readinessOf(userId, theDay, saved.plan)
    const trueReadiness = await trueReadinessOf(userId, theDay, saved.plan, lived.memory)
    await endPlan(userId, planId, theDay)
    const isWithin = readiness >= first.low && readiness <= first.high
    const minutesADay = spent / 60_000 / DAYS_AHEAD
    return { seed, first, readiness, trueReadiness, alone, isWithin, answers, minutesADay }
  } finally {
    await closeDatabase()
    await app.dispose()
  }
}

async function queueOf(address: string, jar: Jar): Promise<QueueAnswer> {
  const answer = await fetch(`${address}/api/queue?lang=en&n=${AT_A_TIME}`, { headers: { cookie: jar.header } })
  if (!answer.ok) throw new Error(`no list: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as QueueAnswer
}

/** Opens the screen of the interview, which begins the forecast, and waits until it was kept. */
async function forecastSeen(address: string, jar: Jar, userId: UserId, planId: string) {
  const began = Date.now()
  while (Date.now() - began < PATIENCE_MS) {
    const page = await fetch(`${address}/interview`, { headers: { cookie: jar.header } })
    if (!page.ok) throw new Error(`no screen: ${page.status}`)
    const [kept] = await store().forecasts.ofPlan(userId, planId)
    if (kept !== undefined) return kept
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('no forecast was made')
}

async function readinessOf(userId: UserId, now: number, plan: InterviewPlanView): Promise<number> {
  const request = interviewRequest(await loadDay(userId, { now, language: 'en', zone: 'UTC' }), plan)
  // nothing more is done: a plan of no minutes
  const budgets = request.budgets?.map(() => 0) ?? []
  const options = { seed: plan.id, plays: 1, reviewsKnown: 0 }
  return forecastReadiness({ ...request, budgetSeconds: 0, budgets }, options)?.alone ?? 0
}

/** Recall on the interview's day over all cards in scope, as the learner's own memory has it. */
async function trueReadinessOf(
  userId: UserId,
  now: number,
  plan: InterviewPlanView,
  memory: { readonly recallOn: (cardId: string, day: number) => number },
): Promise<number> {
  const { cards, T } = interviewRequest(await loadDay(userId, { now, language: 'en', zone: 'UTC' }), plan)
  const total = cards.reduce((sum, { weight }) => sum + weight, 0)
  return cards.reduce((sum, { id, weight }) => sum + weight * memory.recallOn(String(id), T), 0) / total
}

/** One line a learner. */
export function showWalk(walks: readonly InterviewWalk[]): void {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
  for (const { seed, first, readiness, trueReadiness, alone, isWithin, answers, minutesADay } of walks) {
    console.log(
      `learner ${seed}: forecast ${percent(first.median)} (${percent(first.low)} to ${percent(first.high)}), on the day ` +
        `${percent(readiness)} (${isWithin ? 'within' : 'outside'}), of their own memory ${percent(trueReadiness)}; ` +
        `with nothing done ${percent(alone)}; ${answers} answers, ${minutesADay.toFixed(1)} minutes a day`,
    )
  }
}
