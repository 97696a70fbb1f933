import { setTimeout as sleep } from 'node:timers/promises'

const EVERY_MS = 20

/** Asks for the health again and again, and keeps how long the longest answer took. */
export class HealthWatch {
  longestMs = 0
  asked = 0
  readonly #ended: Promise<void>
  #going = true

  constructor(address: string) {
    this.#ended = this.#ask(address)
  }

  async stop(): Promise<void> {
    this.#going = false
    await this.#ended
  }

  async #ask(address: string): Promise<void> {
    // the first one loads the route, which is no fault
    await (await fetch(`${address}/api/health/live`)).text()
    while (this.#going) {
      const from = performance.now()
      await (await fetch(`${address}/api/health/live`)).text()
      this.asked += 1
      this.longestMs = Math.max(this.longestMs, performance.now() - from)
      await sleep(EVERY_MS)
    }
  }
}

/** What the server says of itself. */
export async function readyOf(
  address: string,
): Promise<{ readonly status: string; readonly checks: Readonly<Record<string, string>> }> {
  return (await (await fetch(`${address}/api/health/ready`)).json()) as never
}
