/**
 * A queue with one place: whoever holds it is alone with the connection.
 *
 * The driver has a single connection. Without the gate a statement of one request runs inside the open transaction of
 * another, is acknowledged, and disappears when that transaction is rolled back.
 */
export class Gate {
  #tail: Promise<void> = Promise.resolve()

  /** Waits for the place. @returns the function that gives it back; calling it twice does no harm */
  async acquire(): Promise<() => void> {
    const before = this.#tail
    let open = (): void => undefined
    this.#tail = new Promise((resolve) => {
      open = resolve
    })
    await before
    return open
  }

  /** Runs one piece of work alone. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const release = await this.acquire()
    try {
      return await work()
    } finally {
      release()
    }
  }
}
