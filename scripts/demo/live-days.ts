import { nextStates, type LogEntry, type Next, type Rating } from '@/lib/memory'
import { formatUuid, following, type UuidClock } from '@/app/_ui/uuid'
import type { UserId } from '@/lib/db'
import { queue, recordEntries, type QueueAnswer, type QueueItem } from '@/lib/study'
import type { Chance } from './chance'
import { TrueMemory } from './true-memory'
import { writeAnswer } from './write-answer'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Cards asked for at a time. */
const AT_A_TIME = 10
/** A sitting ends after so long, whatever is left. */
const LONGEST_MS = 30 * MINUTE_MS
/** How often a day is missed, and the days before the last on which the learner was away. */
const MISSED = 0.08
const AWAY = { from: 61, to: 55 }
/** One answer in so many is taken back and given again. */
const UNDONE = 1 / 150

/** Median seconds at a card, by kind. */
const SECONDS: Readonly<Record<QueueItem['kind'], number>> = {
  explain: 42,
  choice: 14,
  cloze: 16,
  numeric: 30,
  figure: 15,
}

export interface Lived {
  readonly days: number
  readonly answers: number
}

/**
 * Lives a learner's days up to yesterday: on each the queue is asked for, its cards are answered as a memory of their own
 * has it, and the answers are recorded, by the same use cases as for everybody.
 *
 * @param now - epoch milliseconds: the last day lived is the one before
 * @param tell - hears how many days are done
 */
export async function liveDays(
  userId: UserId,
  {
    days,
    now,
    zone,
    chance,
  }: { readonly days: number; readonly now: number; readonly zone: string; readonly chance: Chance },
  tell: (done: number) => void = () => undefined,
): Promise<Lived> {
  const memory = new TrueMemory(chance)
  const writer = new Writer(zone, chance)
  let lived = 0
  let answers = 0
  for (let before = days; before >= 1; before -= 1) {
    tell(days - before)
    if ((before <= AWAY.from && before >= AWAY.to) || chance.next() < MISSED) continue
    lived += 1
    answers += await liveDay(userId, morningOf(now, before, chance), memory, writer)
  }
  return { days: lived, answers }
}

/** Half past seven to half past nine on the machine's own clock. */
function morningOf(now: number, daysBefore: number, chance: Chance): number {
  const day = new Date(now - daysBefore * DAY_MS)
  return (
    new Date(day.getFullYear(), day.getMonth(), day.getDate(), 7, 30).getTime() + Math.floor(chance.next() * 7_200_000)
  )
}

async function liveDay(userId: UserId, from: number, memory: TrueMemory, writer: Writer): Promise<number> {
  let now = from
  let answers = 0
  while (now - from < LONGEST_MS) {
    const reader = { now, language: 'en' as const, zone: writer.zone }
    const answer = await queue(userId, { ...reader, count: AT_A_TIME })
    if (answer.items.length === 0) break
    const entries: LogEntry[] = []
    for (const item of answer.items) {
      const rating = memory.answer(item.cardId, item.topic[0]?.id ?? '', answer.studyDay)
      const spentMs = writer.spent(item, rating)
      now += spentMs
      entries.push(...writer.review(item, rating, answer, { at: now, spentMs }))
      now += 1_500
    }
    answers += answer.items.length
    await recordEntries(userId, entries, { ...reader, now })
  }
  return answers
}

/** Writes the log's entries as a browser would. */
class Writer {
  readonly zone: string
  readonly #chance: Chance
  #clock: UuidClock = { at: 0, count: 0 }

  constructor(zone: string, chance: Chance) {
    this.zone = zone
    this.#chance = chance
  }

  /** Milliseconds at a card: longer where it is not known. */
  spent({ kind, state }: QueueItem, rating: Rating): number {
    const slow = state === null ? 1.6 : rating === 1 ? 1.5 : rating === 2 ? 1.2 : 1
    return Math.round(1000 * SECONDS[kind] * slow * Math.exp(0.35 * this.#chance.normal()))
  }

  /** The review; now and then one rated by mistake before it, and its undo. */
  review(
    item: QueueItem,
    rating: Rating,
    context: QueueAnswer,
    { at, spentMs }: { readonly at: number; readonly spentMs: number },
  ): LogEntry[] {
    if (rating === 1 || this.#chance.next() >= UNDONE)
      return [this.#entry(item, rating, context, at, spentMs, item.headId)]
    const mistaken = this.#entry(item, 1, context, at - 1_000, spentMs, item.headId)
    const undo: LogEntry = { v: 1, ...this.#stamp(at - 500), type: 'undo', target: mistaken.id }
    return [mistaken, undo, this.#entry(item, rating, context, at, spentMs, mistaken.id)]
  }

  #entry(
    item: QueueItem,
    rating: Rating,
    context: QueueAnswer,
    at: number,
    spentMs: number,
    after: string | null,
  ): Extract<LogEntry, { type: 'review' }> {
    const [instance] = item.instances
    if (instance === undefined) throw new Error(`${item.cardId} came without an instance`)
    const { seed, values, order } = instance
    return {
      v: 1,
      ...this.#stamp(at),
      type: 'review',
      cardId: item.cardId,
      cardVersion: item.cardVersion,
      after,
      mode: item.mode,
      ...(Object.keys(values).length > 0 || order.length > 0 ? { seed } : {}),
      ...(Object.keys(values).length > 0 ? { values: { ...values } } : {}),
      ...(order.length > 0 ? { order: [...order] } : {}),
      hints: 0,
      retries: 0,
      spentMs,
      ...writeAnswer(item, instance, rating, this.#chance),
      rating,
      ...(item.recall === null ? {} : { recallBefore: item.recall }),
      modelId: context.model.id,
      retention: context.model.retention,
      next: nextOf(item, rating, context, at),
    }
  }

  #stamp(at: number): Pick<LogEntry, 'id' | 'at' | 'skewMs' | 'zone' | 'device'> {
    this.#clock = following(this.#clock, at, Math.floor(this.#chance.next() * 1_024))
    const random = Uint8Array.from({ length: 8 }, () => Math.floor(this.#chance.next() * 256))
    return { id: formatUuid(this.#clock, random), at, skewMs: 0, zone: this.zone, device: 'demo-device' }
  }
}

/** A day is what the server drew; a step within the day counts from the answer. */
function nextOf(item: QueueItem, rating: Rating, { model, studyDay, rolloverAt }: QueueAnswer, at: number): Next {
  const drawn = item.next[rating]
  if ('dueDay' in drawn) return drawn
  return nextStates(item.state, { ...model, model, cardId: item.cardId, now: at, studyDay, rolloverAt })[rating]
}
