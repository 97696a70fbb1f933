import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { QueueAnswer } from '@/lib/study'
import { untilAsked } from '../support/alive'
import { AppProcess } from '../support/app-process'
import { openBrowser, WatchedPage } from '../support/browser'
import { untilFitForOffline, userOf, waitingOnDevice, withoutNetworkNoise } from '../support/device'
import { readLog } from '../support/read-log'
import { SessionDriver } from '../support/session-driver'

const DAY_MS = 86_400_000

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

/** Moves the clocks of the device and of the server on. */
async function sleep(page: Page, days: number): Promise<void> {
  await page.clock.setSystemTime(Date.now() + days * DAY_MS)
  app.setClockAhead(days * DAY_MS)
}

const strip = async (page: Page): Promise<number> =>
  Number(/\d+\D+(\d+)/.exec((await page.locator('h1').textContent()) ?? '')?.[1])

const asked = (page: Page): Promise<string> => page.locator('#question').evaluate((node) => node.textContent ?? '')

test('without a line the next day has its own list, and its answers count for that day', async () => {
  const watched = await WatchedPage.open(browser)
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(app.address)
  await page.goto(`${app.address}/settings`)
  const newPerDay = Number(await page.locator('input[name=newPerDay]').inputValue())
  await page.goto(`${app.address}/review`)
  await untilAsked(page)
  await session.learn()
  const user = await userOf(page)
  const { studyDay } = await page.evaluate(async () => (await (await fetch('/api/queue?n=1')).json()) as QueueAnswer)
  await untilFitForOffline(page)
  await watched.context.setOffline(true)
  // two are answered without a line: the first comes back the next day, the second much later
  await session.answerByKeyboard({ right: false })
  const again = await asked(page)
  await session.rate(1)
  await session.answerByKeyboard({ right: true })
  const known = await asked(page)
  await session.rate(4)

  await sleep(page, 1)
  await page.reload()
  await untilAsked(page)
  expect(await asked(page), 'what is being learnt comes first').toBe(again)
  expect(await strip(page), 'the one being learnt, and as many new ones as a day has').toBe(1 + newPerDay)
  for (let given = 0; given < 3; given += 1) {
    expect(await asked(page)).not.toBe(known)
    await session.answerByKeyboard({ right: false })
    await session.rate(1)
  }
  expect((await waitingOnDevice(page))[user]).toBe(5)

  await watched.context.setOffline(false)
  await expect.poll(() => readLog(app.databaseUrl, user).length, { timeout: 60_000 }).toBe(5)
  expect(readDays(user)).toEqual([studyDay, studyDay, studyDay + 1, studyDay + 1, studyDay + 1])
  expect(withoutNetworkNoise(watched.complaints)).toEqual([])
  await watched.close()
})

/** The study days of a person's answers, oldest first. */
function readDays(user: string): number[] {
  return readLog(app.databaseUrl, user).map((entry) => Math.floor((entry.at + entry.skewMs - 4 * 3_600_000) / DAY_MS))
}
