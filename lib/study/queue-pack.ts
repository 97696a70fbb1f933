import type { UserId } from '@/lib/db'
import { LIMITS } from '@/lib/limits'
import type { CardMemory } from '@/lib/memory'
import { todaysList, type TodaysItem } from '@/lib/plan'
import { addDays, dayStart, type Day } from '@/lib/time'
import { drawInstances } from './draw-instance'
import { loadDay, type LoadedDay } from './load-day'
import { withNotes } from './notes'
import { itemOf, queue } from './queue'
import type { Reader } from './reader'
import type { QueueAnswer, QueueItem } from './review-api'

/** One study day of a pack. */
export interface PackDay {
  readonly studyDay: number
  /** epoch milliseconds: when this study day ends */
  readonly rolloverAt: number
  /** cards that join the list on this day, in order; those of earlier days stay on it until they are answered */
  readonly cardIds: readonly string[]
  /** how many may be answered on this day */
  readonly limits: { readonly new: number; readonly review: number }
}

/** The answer of `GET /api/queue/pack`: what a browser needs to go on for days without a line. */
export interface QueuePack extends QueueAnswer {
  readonly days: readonly PackDay[]
  /** of cards being learnt, the instant they are due, epoch milliseconds */
  readonly dueAt: Readonly<Record<string, number>>
}

/** Instances of a card with numbers: a learning card comes back twice on its first day. */
const PER_CARD = 3

/** Cards drawn at a stretch, some 50 ms; in between others are answered. */
const AT_A_STRETCH = 8

/** Far enough for a card not to come back within any pack. */
const LATER_DAYS = 10_000

/**
 * The lists of today and the days ahead, drawn.
 *
 * Each day lists what joins it if everything before was answered: reviews by today's states, and new cards by the day's
 * limit. The pack ends early, in the midst of a day even, where it would pass the limit of its size.
 *
 * @param days - today included
 */
export async function queuePack(userId: UserId, { days, ...reader }: Reader & { days: number }): Promise<QueuePack> {
  const [answer, today] = await Promise.all([queue(userId, { ...reader, count: 0 }), loadDay(userId, reader)])
  const states = new Map(today.states)
  const packed: PackDay[] = []
  const items: QueueItem[] = []
  const dueAt: Record<string, number> = {}
  let room = LIMITS.packBytes.limit
  for (let ahead = 0; ahead < days && room > 0; ahead += 1) {
    const day = dayAhead(today, states, ahead)
    const { items: list, counts } = todaysList(day.input)
    const drawn = await drawItems(userId, list, day, reader, room)
    room -= drawn.bytes
    items.push(...drawn.items)
    const { newPerDay, reviewsPerDay } = today.settings
    packed.push({
      studyDay: day.time.studyDay,
      rolloverAt: day.time.rolloverAt,
      cardIds: drawn.items.map(({ cardId }) => cardId),
      limits: ahead === 0 ? { new: counts.new, review: counts.review } : { new: newPerDay, review: reviewsPerDay },
    })
    for (const { cardId } of list) {
      const state = states.get(cardId)
      if (state?.dueAt != null) dueAt[cardId] = state.dueAt
      states.set(cardId, answered(state, addDays(day.time.studyDay, LATER_DAYS)))
    }
  }
  return { ...answer, items, days: packed, dueAt }
}

/** A later day as it will be loaded: its times, and the states that hold by then. The last instant of it is the cutoff. */
function dayAhead(today: LoadedDay, states: ReadonlyMap<string, CardMemory>, ahead: number): LoadedDay {
  const { settings, time } = today
  const studyDay = addDays(time.studyDay, ahead)
  const rolloverAt = dayStart(addDays(studyDay, 1), time.zone, settings.rolloverHour)
  return {
    ...today,
    time: { ...time, studyDay, beganAt: dayStart(studyDay, time.zone, settings.rolloverHour), rolloverAt },
    input: {
      ...today.input,
      states,
      todays: ahead === 0 ? today.input.todays : [],
      studyDay,
      cutoff: rolloverAt - 1,
    },
  }
}

/** The cards of a list in its order, until there is no more room. */
async function drawItems(
  userId: UserId,
  list: readonly TodaysItem[],
  day: LoadedDay,
  reader: Reader,
  room: number,
): Promise<{ readonly items: readonly QueueItem[]; readonly bytes: number }> {
  const items: QueueItem[] = []
  let bytes = 0
  for (let from = 0; from < list.length && bytes < room; from += AT_A_STRETCH) {
    const some = list.slice(from, from + AT_A_STRETCH)
    const ids = some.map(({ cardId }) => cardId)
    const instances = await drawInstances(userId, ids, day, reader.language, PER_CARD)
    const plain = some.flatMap((item) => itemOf(item, day, reader, instances.get(item.cardId) ?? []))
    const drawn = await withNotes(userId, plain, day.catalogue)
    items.push(...drawn)
    bytes += Buffer.byteLength(JSON.stringify(drawn))
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { items, bytes }
}

/** A card as it stands once it was answered: met, and not due for long. */
function answered(state: CardMemory | undefined, dueDay: Day): CardMemory {
  return { ...(state ?? NEVER_MET), phase: 'review', met: true, dueDay, dueAt: null }
}

const NEVER_MET: CardMemory = {
  phase: 'new',
  step: 0,
  stability: 0,
  difficulty: 0,
  lastDay: null,
  lastAt: null,
  dueDay: null,
  dueAt: null,
  reps: 0,
  lapses: 0,
  suspended: false,
  buriedUntilDay: null,
  flagged: false,
  leech: false,
  modelId: '',
  headId: null,
  entryCount: 0,
  met: false,
}
