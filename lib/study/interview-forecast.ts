import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { store, type ForecastRow, type UserId } from '@/lib/db'
import { keptShare, type InterviewOutlook, type InterviewRequest } from '@/lib/plan'
import type { Day } from '@/lib/time'
import type { InterviewPlanView } from './interview-plans'
import { secondsOn } from './interview-request'
import { cardsByTopic } from './interview-topics'
import type { LoadedDay } from './load-day'
import { outlookInThread } from './outlook-thread'

/** What is known so far of what to expect of a plan. */
export interface ForecastStanding {
  /** the newest that was kept, today's or that of an earlier day; null: none yet */
  readonly kept: ForecastRow | null
  /** all of it, as of now or of a little earlier; null where this server has not made it since it started */
  readonly outlook: InterviewOutlook | null
  /** of the study days lately, those on which the person came, 0.5 … 1: so many of the days ahead are counted on */
  readonly keptShare: number
  /** a newer one is being made */
  readonly isMaking: boolean
  /** the newest there will be, for who wants to wait; rejects where it can't be made */
  readonly newest: Promise<InterviewOutlook>
}

/** Minutes a day more and fewer that are looked at. */
const DELTAS = [-5, -1, 1, 5, 10] as const

/** Plans whose outlooks are remembered. */
const REMEMBERED = 200

interface Known {
  /** of what it rests on */
  readonly print: string
  /** of the interview; an outlook on another day is none */
  readonly T: number
  readonly newest: Promise<InterviewOutlook>
  /** the last that was made, maybe before this one */
  outlook: InterviewOutlook | null
  isMaking: boolean
}

/**
 * What to expect of a plan, without anybody having to wait: what is known, and whether a newer one is being made because
 * something has changed since. What is made is kept as the forecast of its study day.
 *
 * @param request - of this plan, as `interviewRequest` makes it
 * @see PLANNER.md §6
 */
export async function forecastOf(
  userId: UserId,
  day: LoadedDay,
  plan: InterviewPlanView,
  request: InterviewRequest,
): Promise<ForecastStanding> {
  const { studyDay } = day.input
  const [models, rows] = await Promise.all([store().models.rows(userId), store().forecasts.ofPlan(userId, plan.id)])
  const share = keptShare(day.habits.answerDays, studyDay, (on) => secondsOn(plan, on as Day) > 0)
  const question = {
    request,
    options: {
      seed: plan.id,
      // published parameters were fitted to nobody's reviews in particular
      reviewsKnown: models.find(({ id }) => id === day.model.general.id)?.trainedOn ?? 0,
      missedShare: 1 - share,
      parts: [...cardsByTopic(request, day.catalogue)].map(([id, cards]) => ({
        id,
        cards: cards.map((card) => card.id),
      })),
    },
    minutes: DELTAS,
  }
  const print = createHash('sha256').update(JSON.stringify(question)).digest('base64url')
  const place = `${userId} ${plan.id}`
  let found = known().get(place)
  if (found?.print !== print) {
    found = begin(
      outlookInThread(place, question).then(async (outlook) => {
        await keep(userId, plan.id, studyDay, outlook)
        return outlook
      }),
      { print, T: request.T },
      found,
    )
    known().delete(place)
    known().set(place, found)
    if (known().size > REMEMBERED) known().delete(known().keys().next().value ?? '')
  }
  const { outlook, isMaking, newest } = found
  return { kept: rows.at(-1) ?? null, outlook, keptShare: share, isMaking, newest }
}

/** So long does a page wait for a forecast where many are being made. */
const PATIENCE_MS = 8_000

/** The newest forecast; where it fails or takes too long, what was foreseen a little earlier is better than nothing. */
export async function newestOf({ newest, outlook }: ForecastStanding): Promise<InterviewOutlook | null> {
  const patience = new AbortController()
  const tooLong = setTimeout(PATIENCE_MS, outlook, { signal: patience.signal }).catch(() => outlook)
  const found = await Promise.race([newest.catch(() => outlook), tooLong])
  patience.abort()
  return found
}

function begin(newest: Promise<InterviewOutlook>, of: Pick<Known, 'print' | 'T'>, before: Known | undefined): Known {
  const begun: Known = { ...of, newest, outlook: before?.T === of.T ? before.outlook : null, isMaking: true }
  newest.then(
    (outlook) => {
      begun.outlook = outlook
      begun.isMaking = false
    },
    // tried again when something changes; until then what was known before stands
    (error: unknown) => {
      console.error('No forecast could be made:', error)
      begun.isMaking = false
    },
  )
  return begun
}

/** From the interview's day on there is nothing to foresee. */
async function keep(userId: UserId, planId: string, madeDay: Day, { forecast }: InterviewOutlook): Promise<void> {
  if (forecast === null || forecast.curve.length < 2) return
  const { median, low, high } = forecast
  await store().forecasts.put(userId, { planId, madeDay, median, low, high })
}

interface Holder {
  receptiveForecasts?: Map<string, Known>
}

// a bundler may load this module more than once in a process; what is remembered must be one
const holder = globalThis as Holder
const known = (): Map<string, Known> => (holder.receptiveForecasts ??= new Map())
