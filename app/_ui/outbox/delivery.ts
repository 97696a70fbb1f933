import type { LogEntry } from '@/lib/memory'
import type { RecordAnswer } from '@/lib/study'
import { nextBatch, settle, type BatchBounds } from './batch'
import { retryDelayMs, troubleOf, type Trouble } from './retry'
import type { Store } from './store'

/** What came back from one request: an answer of the server, a refusal of the whole request, or nothing. */
export type Reply =
  | { readonly kind: 'recorded'; readonly answer: RecordAnswer }
  | { readonly kind: 'refused'; readonly status: number; readonly retryAfter: string | null }
  | { readonly kind: 'lost' }

/** What the sender needs of the world around it. */
export interface DeliveryWorld {
  readonly store: Store
  readonly bounds: BatchBounds
  readonly post: (entries: readonly LogEntry[]) => Promise<Reply>
  /** Runs the work while no other tab of this person sends. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
  readonly now: () => number
  readonly chance: () => number
  /** Asks to be woken after so many milliseconds; a later call replaces an earlier one. */
  readonly wakeAfter: (ms: number) => void
  readonly onAnswer: (answer: RecordAnswer) => void
  readonly onTrouble: (trouble: Trouble | null) => void
}

export interface Delivery {
  /** Sends what waits, unless the server asked for a pause that is not over. Never rejects. */
  readonly deliver: () => Promise<void>
}

/**
 * The one sender: oldest entries first, a batch at a time, until nothing waits or something is in the way.
 *
 * An entry leaves the store only when a result names its id, so a lost answer means that it is sent again and the
 * server says `already`.
 */
export function createDelivery(world: DeliveryWorld): Delivery {
  let failures = 0
  let notBefore = 0
  let bounds = world.bounds
  let running: Promise<void> | null = null
  let again = false

  const sendBatch = async (): Promise<'more' | 'done' | 'stuck'> => {
    const waiting = await world.store.entries()
    if (waiting.length === 0) return 'done'
    const batch = nextBatch(waiting, bounds, byteLength)
    const reply = await world.post(batch)
    if (reply.kind !== 'recorded') return halt(reply, batch.length)
    const { leaving, refused } = settle(batch, reply.answer.results)
    const byId = new Map(batch.map((entry) => [entry.id, entry]))
    const kept = refused.flatMap((refusal) => {
      const entry = byId.get(refusal.id)
      return entry === undefined ? [] : [{ ...refusal, entry, keptAt: world.now() }]
    })
    await world.store.settle(leaving, kept)
    // a server that names none of the ids would be asked the same for ever
    if (leaving.length + kept.length === 0) return halt({ kind: 'lost' }, batch.length)
    failures = 0
    bounds = world.bounds
    world.onTrouble(null)
    world.onAnswer(reply.answer)
    return 'more'
  }

  const halt = (reply: Exclude<Reply, { kind: 'recorded' }>, sent: number): 'more' | 'stuck' => {
    const trouble = reply.kind === 'lost' ? 'unreachable' : troubleOf(reply.status)
    if (trouble === 'too_large' && sent > 1) {
      bounds = { ...bounds, entries: Math.ceil(sent / 2) }
      return 'more'
    }
    failures += 1
    const pause = retryDelayMs(failures, world.chance(), reply.kind === 'refused' ? reply.retryAfter : null)
    notBefore = reply.kind === 'refused' && trouble === 'busy' ? world.now() + pause : 0
    world.wakeAfter(pause)
    world.onTrouble(trouble)
    return 'stuck'
  }

  const run = async (): Promise<void> => {
    do {
      again = false
      await world.alone(async () => {
        while ((await sendBatch()) === 'more');
      })
    } while (again && failures === 0)
  }

  return {
    deliver() {
      if (world.now() < notBefore) return Promise.resolve()
      if (running !== null) {
        // an answer given while a batch is under way goes with the next one
        again = true
        return running
      }
      running = run()
        .catch(() => undefined)
        .finally(() => {
          running = null
        })
      return running
    },
  }
}

function byteLength(entry: LogEntry): number {
  return new TextEncoder().encode(JSON.stringify(entry)).length
}
