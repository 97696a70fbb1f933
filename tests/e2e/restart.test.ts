import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { AppProcess } from '../support/app-process'
import { openBrowser, WatchedPage } from '../support/browser'
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

const learningCount = (page: WatchedPage['page']): Promise<number> =>
  page.evaluate(async () => {
    const { counts } = (await (await fetch('/api/queue?n=1')).json()) as { counts: { learning: number } }
    return counts.learning
  })

test('a server killed in mid-session loses no answer, and the session goes on meanwhile', async () => {
  const watched = await WatchedPage.open(browser)
  const session = new SessionDriver(watched.page)
  await session.beginAsGuest(app.address)
  await session.learn()
  await session.answerByKeyboard({ right: true })
  await session.rate(3)

  await app.stop('SIGKILL')
  for (let card = 0; card < 2; card += 1) {
    await session.answerByKeyboard({ right: false })
    await session.rate(1)
  }
  await watched.page.getByText(/wait on this device/).waitFor()

  await app.start()
  await expect.poll(() => learningCount(watched.page).catch(() => -1), { timeout: 60_000 }).toBe(3)
  await watched.page.getByText(/wait on this device/).waitFor({ state: 'detached' })
  await watched.close()
})

test('a card answered Good twice leaves learning and comes back on a day, after its rollover', async () => {
  const watched = await WatchedPage.open(browser)
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(app.address)
  const first = (await session.learn()).items[0]
  await session.answerByKeyboard({ right: true })
  await session.rate(3)
  const again = async (): Promise<{ mode: string; phase: string | undefined; interval: unknown } | undefined> =>
    page.evaluate(async (cardId) => {
      const { items } = (await (await fetch('/api/queue?n=20')).json()) as {
        items: { cardId: string; mode: string; state: { phase: string } | null; next: Record<string, object> }[]
      }
      const item = items.find((each) => each.cardId === cardId)
      return item && { mode: item.mode, phase: item.state?.phase, interval: item.next['3'] }
    }, first?.cardId)
  await expect.poll(again).toMatchObject({ mode: 'learn', phase: 'learning', interval: { phase: 'review' } })

  app.setClockAhead(11 * 60_000)
  expect(await again()).toMatchObject({ mode: 'learn' })
  app.setClockAhead(0)
  await watched.close()
})

test('SIGTERM lets an idle server end by itself at once', async () => {
  const other = await AppProcess.create()
  onTestFinished(() => other.dispose())
  await other.start()
  const from = Date.now()
  await other.stop('SIGTERM')
  // with nothing under way there is nothing to wait for; a busy machine gets some room
  expect(Date.now() - from).toBeLessThan(8_000)
})
