import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, WatchedPage } from '../support/browser'
import { readLog } from '../support/read-log'
import { SessionDriver } from '../support/session-driver'

const address = inject('address')
const databaseUrl = inject('appDatabaseUrl')
const MINUTE = 60_000
const YEAR = 365 * 24 * 60 * MINUTE
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Sets the page's clock wrong by so much; the browser's own goes right. */
function shiftClock(ms: number): void {
  const RealDate = Date
  globalThis.Date = class extends RealDate {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [RealDate.now() + ms] : given) as [number]))
    }
    static override now(): number {
      return RealDate.now() + ms
    }
  } as DateConstructor
}

test.each([
  ['fast', YEAR],
  ['slow', -YEAR],
])('F7: on a device whose clock is a year %s, a card comes back when its button said', async (_, ms) => {
  const watched = await WatchedPage.open(browser)
  const { page } = watched
  await page.addInitScript(shiftClock, ms)
  const session = new SessionDriver(page)
  // from the first cards that are fetched the page knows what the server's clock shows
  const heard = page.waitForResponse((response) => response.url().includes('/api/queue?'))
  await session.beginAsGuest(address)
  await heard
  const { counts, serverNow: from } = await session.learn()
  await session.answerByKeyboard({ right: true })
  await expect.poll(() => session.ratings().nth(2).innerText()).toContain('<10m')
  await session.rate(3)

  const answered = async () => page.evaluate(async () => (await fetch('/api/queue?n=1')).json() as Promise<object>)
  await expect.poll(answered).toMatchObject({ counts: { learning: 1, new: counts.new - 1 } })
  const { userId } = await page.evaluate(
    async () => (await (await fetch('/api/auth/session')).json()) as { userId: string },
  )
  const [entry] = readLog(databaseUrl, userId)
  if (entry?.type !== 'review' || !('dueAt' in entry.next)) throw new Error('the step is kept as an instant')
  const { serverNow: until } = await session.learn()
  for (const answeredAt of [entry.at + entry.skewMs, entry.next.dueAt - 10 * MINUTE]) {
    expect(answeredAt).toBeGreaterThan(from - MINUTE)
    expect(answeredAt).toBeLessThan(until + MINUTE)
  }
  expect(watched.complaints).toEqual([])
  await watched.close()
})
