import { formatUuid, following, type UuidClock } from '@/app/_ui/uuid'
import { nextStates, type LogEntry, type Next, type Rating } from '@/lib/memory'
import type { QueueAnswer, QueueItem } from '@/lib/study'
import type { Chance } from './chance'
import { writeAnswer } from './write-answer'

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

/** Writes the log's entries as a browser would. */
export class EntryWriter {
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
