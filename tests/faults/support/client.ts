import { setTimeout as sleep } from 'node:timers/promises'
import type { RecordAnswer } from '@/lib/study'
import { guest, userIdOf, type Jar } from '../../support/guest'
import { reviewEntry } from '../../support/review-entry'

const MOST_IN_BATCH = 5
const TIMEOUT_MS = 30_000

/** Refusals that say "later": the queue waits and tries again. */
const LATER = new Set([429, 503, 507])

export interface ClientCounts {
  /** entries that were acknowledged: `stored`, or `already` where the first answer was lost */
  readonly acknowledged: number
  readonly already: number
  /** answers of the server that are neither success nor "later" */
  readonly unexpected: readonly string[]
  readonly statuses: ReadonlyMap<number, number>
}

/** One device: answers pile up in its queue and leave it only when the server says that they are kept. */
export class Client {
  readonly userId: string
  readonly acknowledged = new Set<string>()
  readonly made = new Set<string>()
  readonly #address: string
  readonly #jar: Jar
  readonly #cardIds: readonly string[]
  readonly #queue: { id: string; at: number }[] = []
  readonly #unexpected: string[] = []
  readonly #statuses = new Map<number, number>()
  #already = 0

  private constructor(address: string, jar: Jar, userId: string, cardIds: readonly string[]) {
    this.#address = address
    this.#jar = jar
    this.userId = userId
    this.#cardIds = cardIds
  }

  static async create(address: string, cardIds: readonly string[]): Promise<Client> {
    const jar = await guest(address)
    return new Client(address, jar, await userIdOf(address, jar), cardIds)
  }

  get cookie(): string {
    return this.#jar.header
  }

  get waiting(): number {
    return this.#queue.length
  }

  get counts(): ClientCounts {
    return {
      acknowledged: this.acknowledged.size,
      already: this.#already,
      unexpected: this.#unexpected,
      statuses: this.#statuses,
    }
  }

  /** Gives so many more answers. */
  answer(count: number): void {
    for (let index = 0; index < count; index += 1) {
      const cardId = this.#cardIds[(this.made.size * 7) % this.#cardIds.length] ?? ''
      const entry = reviewEntry(cardId, Date.now())
      this.made.add(entry.id)
      this.#queue.push(entry)
    }
  }

  /** Sends the queue until it is empty, or until told to stop. The server may be gone meanwhile. */
  async drain(goOn: () => boolean = () => true, pauseMs = 50): Promise<void> {
    while (this.#queue.length > 0 && goOn()) {
      if (!(await this.sendSome())) await sleep(pauseMs)
    }
  }

  /** Sends the oldest few. @returns whether they were taken */
  async sendSome(most = MOST_IN_BATCH): Promise<boolean> {
    const batch = this.#queue.slice(0, 1 + Math.floor(Math.random() * most))
    let answer: Response
    try {
      answer = await fetch(`${this.#address}/api/reviews`, {
        method: 'POST',
        headers: { origin: this.#address, cookie: this.#jar.header, 'content-type': 'application/json' },
        body: JSON.stringify({ v: 1, user: this.userId, entries: batch }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      this.#statuses.set(answer.status, (this.#statuses.get(answer.status) ?? 0) + 1)
      if (!answer.ok) {
        if (!LATER.has(answer.status)) this.#unexpected.push(`${answer.status} ${await answer.text()}`)
        return false
      }
      const { results } = (await answer.json()) as RecordAnswer
      for (const { id, status, code } of results) {
        if (status === 'refused') this.#unexpected.push(`${id} refused: ${code}`)
        else this.acknowledged.add(id)
        if (status === 'already') this.#already += 1
      }
      const done = new Set(results.map(({ id }) => id))
      this.#queue.splice(0, this.#queue.length, ...this.#queue.filter(({ id }) => !done.has(id)))
      return true
    } catch {
      // the server is gone, or went away before it had answered
      return false
    }
  }
}
