import { createHash } from 'node:crypto'
import { store, type SettingsRow, type UserId } from '@/lib/db'
import {
  activeModel,
  effectiveEntries,
  type CardMemory,
  type DayLoad,
  type Model,
  type StoredEntry,
} from '@/lib/memory'
import {
  keepParts,
  type MeasureContext,
  type PlanCard,
  type PlanTopic,
  type StudyHabits,
  type TodayInput,
} from '@/lib/plan'
import { catalogue, type Catalogue } from './catalogue'
import { dayLoad } from './day-load'
import { followedOn, plansAhead, type InterviewPlanView } from './interview-plans'
import { statesOf } from './known-states'
import { effectiveOn, entriesSince } from './known-today'
import { ownWays } from './own-ways'
import type { Reader } from './reader'
import { settingsOf } from './settings'
import { studyTime, type StudyTime } from './study-time'
import { todaysPlan } from './todays-plan'

/** Everything that today's list, its counts and the measures are decided from. */
export interface LoadedDay {
  readonly settings: SettingsRow
  readonly time: StudyTime
  readonly catalogue: Catalogue
  readonly states: ReadonlyMap<string, CardMemory>
  /** the model in force for cards that are not numeric, and the one for those that are */
  readonly model: { readonly general: Model; readonly numeric: Model }
  readonly input: TodayInput
  readonly measures: MeasureContext
  /** what a plan counts on */
  readonly habits: StudyHabits
  /** towards interviews ahead, today's included, the nearest first */
  readonly plans: readonly InterviewPlanView[]
  /** what the coming days hold, worked out where buttons are drawn */
  readonly load: () => DayLoad
}

/** No zone is further from another than this; an entry of today may have been given in either. */
const WIDEST_DAY_MS = 26 * 60 * 60 * 1000

/** What a caller has read already. */
export interface AtHand {
  readonly settings?: SettingsRow
  readonly models?: readonly Model[]
  /** entries that concern no single card */
  readonly general?: readonly StoredEntry[]
  /** the number of changes of the person's log that was just committed */
  readonly version?: number | null
}

/** Loads a person's day. */
export async function loadDay(userId: UserId, reader: Reader, atHand: AtHand = {}): Promise<LoadedDay> {
  const [settings, cards] = await Promise.all([atHand.settings ?? settingsOf(userId), catalogue()])
  const time = await studyTime(userId, settings, reader)
  const from = time.beganAt - WIDEST_DAY_MS
  const [states, models, general, recent, { pace, habits }, plans] = await Promise.all([
    statesOf(userId, atHand.version),
    atHand.models ?? store().models.all(userId),
    atHand.general ?? store().log.ofCards(userId, []),
    entriesSince(userId, from, reader.now + 1, atHand.version),
    ownWays(userId, time.studyDay, cards),
    plansAhead(userId, time.studyDay),
  ])
  const effectiveModels = effectiveEntries(general)
  const { topics, cards: planCards, first } = planOf(cards)
  const plain: TodayInput = {
    cards: planCards,
    topics,
    first,
    states,
    todays: effectiveOn(time.studyDay, recent),
    settings,
    models,
    pace,
    studyDay: time.studyDay,
    cutoff: reader.now,
    salt: saltOf(userId, time.studyDay),
  }
  keepParts(plain)
  const model = {
    general: activeModel(effectiveModels, models, false),
    numeric: activeModel(effectiveModels, models, true),
  }
  const plan = followedOn(time.studyDay, plans)
  const input =
    plan === null ? plain : { ...plain, plan: todaysPlan({ catalogue: cards, habits, model, input: plain }, plan) }
  return {
    settings,
    time,
    catalogue: cards,
    states,
    input,
    habits,
    plans,
    load: once(() => dayLoad(input, settings)),
    model,
    measures: { states, models, studyDay: time.studyDay, cutoff: reader.now, retention: settings.retention },
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => (made ??= { value: make() }).value
}

interface PlanCatalogue {
  readonly topics: readonly PlanTopic[]
  readonly cards: readonly PlanCard[]
  readonly first: readonly string[]
}

const plans = new WeakMap<Catalogue, PlanCatalogue>()

/** The catalogue as the plan sees it, made once. */
export function planOf(cards: Catalogue): PlanCatalogue {
  const made = plans.get(cards)
  if (made) return made
  const plan = {
    topics: cards.topics,
    cards: cards.cards.map(({ id, topicId, kind, position, givesAway }) => ({
      id,
      topicId,
      kind,
      position,
      givesAway,
      weight: cards.topic.get(topicId)?.weight ?? 1,
    })),
    first: cards.cards
      .filter(({ firstPlace }) => firstPlace !== null)
      .sort((a, b) => (a.firstPlace ?? 0) - (b.firstPlace ?? 0))
      .map(({ id }) => id),
  }
  plans.set(cards, plan)
  return plan
}

/** The day's chance, the same for every request of the day and another for each person. */
const saltOf = (userId: UserId, studyDay: number): string =>
  createHash('sha256').update(`${userId} ${studyDay}`).digest('base64url').slice(0, 12)
