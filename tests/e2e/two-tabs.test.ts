import type { Browser, BrowserContext, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { concurrentReviews, type LogEntry, type StoredEntry } from '@/lib/memory'
import { untilAsked } from '../support/alive'
import { AppProcess } from '../support/app-process'
import { openBrowser, WatchedPage } from '../support/browser'
import { userOf, waitingOnDevice } from '../support/device'
import { readLog } from '../support/read-log'
import { SessionDriver } from '../support/session-driver'

let browser: Browser
let app: AppProcess
beforeAll(async () => {
  browser = await openBrowser()
  app = await AppProcess.create()
  await app.start()
})
afterAll(async () => {
  await browser.close()
  await app.dispose()
})

interface Tab {
  readonly page: Page
  readonly session: SessionDriver
}

/** Two tabs of one guest, both before the first card. */
async function twoTabs(context: BrowserContext, page: Page): Promise<{ one: Tab; two: Tab; user: string }> {
  const one = { page, session: new SessionDriver(page) }
  await one.session.beginAsGuest(app.address)
  await one.session.learn()
  const other = await context.newPage()
  const two = { page: other, session: new SessionDriver(other) }
  await other.goto(`${app.address}/review`)
  await untilAsked(other)
  await two.session.learn()
  return { one, two, user: await userOf(page) }
}

const asked = (page: Page): Promise<string> => page.locator('#question').evaluate((node) => node.textContent ?? '')

const stored = (log: readonly LogEntry[]): StoredEntry[] =>
  log.map((entry) => ({ entry, effectiveAt: entry.at + entry.skewMs, receivedAt: 0, studyDay: 0 }) as never)

test.each([true, false])(
  'F9: two tabs rate the same card within 50 ms: two entries, the second is concurrent, both tabs go on (tabs hear of each other: %s)',
  async (hears) => {
    const watched = await WatchedPage.open(browser)
    await watched.context.addInitScript(
      hears ? holdTheChannel : () => Reflect.deleteProperty(globalThis, 'BroadcastChannel'),
    )
    const { one, two, user } = await twoTabs(watched.context, watched.page)
    const question = await asked(one.page)
    expect(await asked(two.page)).toBe(question)
    await one.session.answerByKeyboard({ right: false })
    await two.session.answerByKeyboard({ right: false })
    // the clocks stand 40 ms apart and neither tab hears of the other before both keys are down, however slow the machine
    const at = Date.now()
    await Promise.all([pressAt(one.page, '1', at), pressAt(two.page, '1', at + 40)])

    await expect.poll(() => readLog(app.databaseUrl, user).length).toBe(2)
    if (hears) for (const { page } of [one, two]) await page.evaluate(() => dispatchEvent(new Event('channel-open')))
    const log = readLog(app.databaseUrl, user).toSorted((a, b) => a.at - b.at)
    const [first, second] = log
    if (first?.type !== 'review' || second?.type !== 'review') throw new Error('two reviews are expected')
    expect(second.cardId).toBe(first.cardId)
    expect(second.at - first.at).toBe(40)
    expect([...concurrentReviews(stored(log))]).toEqual([second.id])
    for (const { page } of [one, two]) await expect.poll(() => asked(page)).not.toBe(question)
    expect(watched.complaints).toEqual([])
    await watched.close()
  },
)

test('a tab moves on when the card on it is answered in another', async () => {
  const watched = await WatchedPage.open(browser)
  const { one, two } = await twoTabs(watched.context, watched.page)
  const question = await asked(two.page)
  await one.session.answerByKeyboard({ right: false })
  await one.session.rate(1)
  await expect.poll(() => asked(two.page)).not.toBe(question)
  await two.page.getByText('Answered in another tab.').waitFor()
  await watched.close()
})

test('the server is killed, two tabs answer, and all is there once it is back', async () => {
  const watched = await WatchedPage.open(browser)
  const { one, two, user } = await twoTabs(watched.context, watched.page)
  await app.stop('SIGKILL')
  for (const { page, session } of [one, two, one]) {
    const question = await asked(page)
    await session.answerByKeyboard({ right: false })
    await session.rate(1)
    // the other tab has heard of it before anything is answered there
    for (const tab of [one, two]) await expect.poll(() => asked(tab.page)).not.toBe(question)
  }
  expect((await waitingOnDevice(one.page))[user]).toBe(3)
  await app.start()
  await expect.poll(() => readLog(app.databaseUrl, user).length, { timeout: 60_000 }).toBe(3)
  await expect.poll(async () => (await waitingOnDevice(two.page))[user]).toBe(0)
  await watched.close()
})

/** In the page: what one tab says is heard by the other only once the test says so. */
function holdTheChannel(): void {
  const post = Reflect.get(BroadcastChannel.prototype, 'postMessage')
  const opened = new Promise((open) => addEventListener('channel-open', open, { once: true }))
  BroadcastChannel.prototype.postMessage = function held(message: unknown) {
    void opened.then(() => post.call(this, message))
  }
}

/** Presses a key while the page's clock stands at an instant. */
function pressAt(page: Page, key: string, at: number): Promise<void> {
  return page.evaluate(
    ([name, instant]) => {
      const { now } = Date
      Date.now = () => instant
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: name, code: `Digit${name}`, bubbles: true, cancelable: true }),
      )
      Date.now = now
    },
    [key, at] as const,
  )
}
