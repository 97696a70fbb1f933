import type { UserId } from '@/lib/db'
import { LIMITS } from '@/lib/limits'
import { memoryAfter, NEVER_MET, type CardMemory } from '@/lib/memory'
import { todaysList, type TodaysItem } from '@/lib/plan'
import { addDays } from '@/lib/time'
import { dayAhead } from './day-ahead'
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
  /**
   * cards that join the list on this day, in order; those of earlier days stay on it until they are answered. Those of a plan
   * may join on a later day again
   */
  readonly cardIds: readonly string[]
  /** how many may be answered on this day; cards of a plan count as those alone */
  readonly limits: { readonly new: number; readonly review: number; readonly plan: number }
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
 * limit. On the way to an interview a day lists what the planner says of it if everything before was recalled; such a card
 * may come on several days, and is drawn once. The pack ends early, in the midst of a day even, where it would pass the limit
 * of its size.
 *
 * @param days - today included
 */
export async function queuePack(userId: UserId, { days, ...reader }: Reader & { days: number }): Promise<QueuePack> {
  const [answer, today] = await Promise.all([queue(userId, { ...reader, count: 0 }), loadDay(userId, reader)])
  const states = new Map(today.states)
  const packed: PackDay[] = []
  const items: QueueItem[] = []
  const held = new Set<string>()
  const dueAt: Record<string, number> = {}
  let room = LIMITS.packBytes.limit
  for (let ahead = 0; ahead < days && room > 0; ahead += 1) {
    const day = dayAhead(today, states, ahead)
    const { items: list, counts } = todaysList(day.input)
    const fresh = list.filter(({ cardId }) => !held.has(cardId))
    const drawn = await drawItems(userId, fresh, day, reader, room)
    room -= drawn.bytes
    items.push(...drawn.items)
    for (const { cardId } of drawn.items) held.add(cardId)
    const { newPerDay, reviewsPerDay } = today.settings
    packed.push({
      studyDay: day.time.studyDay,
      rolloverAt: day.time.rolloverAt,
      cardIds: list.map(({ cardId }) => cardId).filter((cardId) => held.has(cardId)),
      limits: {
        ...(ahead === 0 ? { new: counts.new, review: counts.review } : { new: newPerDay, review: reviewsPerDay }),
        plan: counts.plan,
      },
    })
    for (const { cardId } of list) {
      const state = states.get(cardId)
      if (state?.dueAt != null) dueAt[cardId] = state.dueAt
      states.set(cardId, answered(cardId, state, day))
    }
  }
  return { ...answer, items, days: packed, dueAt }
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

/** A card as it stands once it was answered: recalled, and not due for long. A plan for the days after builds on it. */
function answered(cardId: string, before: CardMemory | undefined, { time, model, catalogue }: LoadedDay): CardMemory {
  const state = before ?? NEVER_MET
  const { general, numeric } = model
  const memory = state.met && state.stability > 0 ? state : null
  const elapsedDays = Math.max(0, time.studyDay - (state.lastDay ?? time.studyDay))
  return {
    ...state,
    ...memoryAfter(memory, elapsedDays, 3, catalogue.card.get(cardId)?.kind === 'numeric' ? numeric : general),
    phase: 'review',
    met: true,
    lastDay: time.studyDay,
    dueDay: addDays(time.studyDay, LATER_DAYS),
    dueAt: null,
  }
}
