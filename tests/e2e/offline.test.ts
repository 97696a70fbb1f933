import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { untilAsked } from '../support/alive'
import { openBrowser, WatchedPage } from '../support/browser'
import { untilFitForOffline, userOf, waitingOnDevice, withoutNetworkNoise } from '../support/device'
import { readLog } from '../support/read-log'
import { SessionDriver } from '../support/session-driver'

const address = inject('address')
const database = inject('appDatabaseUrl')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const firstCard = (page: Page): Promise<void> => page.locator('#question').waitFor()

test('can be installed', async () => {
  const watched = await WatchedPage.open(browser)
  await watched.page.goto(address)
  const session = await watched.context.newCDPSession(watched.page)
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  // a test browser has no profile to install into
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
  const { data, errors } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(JSON.parse(data ?? '')).toMatchObject({ name: 'Receptive', start_url: '/', display: 'standalone' })
  await watched.close()
})

test('without a line every kept page opens, styled and alive, and the policy on scripts is kept', async () => {
  const watched = await WatchedPage.open(browser)
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  await session.learn()
  await session.answerByKeyboard({ right: true })
  await session.rate(3)
  await untilFitForOffline(page)
  await watched.context.setOffline(true)

  await page.reload()
  await untilAsked(page)
  const strip = (): Promise<number> =>
    page.locator('.session-bar').evaluate((node) => node.getBoundingClientRect().height)
  expect(await strip()).toBeLessThan(120)
  const faces = await page.evaluate(async () => {
    const wanted = ['16px KaTeX_Main', 'italic 16px KaTeX_Math', '16px KaTeX_Size2', '16px KaTeX_AMS']
    return Promise.all(wanted.map(async (face) => (await document.fonts.load(face)).length))
  })
  expect(faces).toEqual([1, 1, 1, 1])
  await session.answerByKeyboard({ right: false })
  await session.rate(1)

  await page.goto(`${address}/`)
  await page.getByText(/^The server could not be reached\. This page is as of/).waitFor()
  // a click asks for a part of the page, and where that cannot be had for the whole document
  await page.getByRole('link', { name: 'Map', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Map' }).waitFor()
  await page.goto(`${address}/settings`)
  await page.getByRole('heading', { name: 'This page needs a connection' }).waitFor()
  await page.getByRole('link', { name: 'Start review' }).click()
  await firstCard(page)
  expect(withoutNetworkNoise(watched.complaints)).toEqual([])
  await watched.close()
})

test('thirty answers without a line reach the server once each, and none is left behind', async () => {
  const watched = await WatchedPage.open(browser)
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  await session.learn()
  const user = await userOf(page)
  await untilFitForOffline(page)
  await watched.context.setOffline(true)
  for (let given = 0; given < 30; given += 1) {
    await session.answerByKeyboard({ right: false })
    await session.rate(1)
  }
  expect((await waitingOnDevice(page))[user]).toBe(30)
  await page.getByText('30 answers wait on this device.').waitFor()
  expect(readLog(database, user)).toEqual([])

  await watched.context.setOffline(false)
  await expect.poll(() => readLog(database, user).length, { timeout: 60_000 }).toBe(30)
  await expect.poll(async () => (await waitingOnDevice(page))[user]).toBe(0)
  const log = readLog(database, user)
  expect(new Set(log.map(({ id }) => id)).size).toBe(30)
  expect(log.every(({ type }) => type === 'review')).toBe(true)
  await watched.close()
})

test('a tab closed without a line: its answers go out once there is one', async () => {
  const watched = await WatchedPage.open(browser)
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  await session.learn()
  const user = await userOf(page)
  await untilFitForOffline(page)
  await watched.context.setOffline(true)
  for (let given = 0; given < 2; given += 1) {
    await session.answerByKeyboard({ right: false })
    await session.rate(1)
  }
  // a person takes longer than this to close the tab: the browser knows that it is to wake the worker
  await expect.poll(() => syncTags(page)).toEqual([`outbox ${user}`])
  await page.close()
  await watched.context.setOffline(false)
  // no page is open: the browser wakes the worker
  await expect.poll(() => readLog(database, user).length, { timeout: 60_000 }).toBe(2)
  await watched.close()
})

/** What the browser will wake the worker for once there is a line. */
function syncTags(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.ready) as unknown as {
      readonly sync: { getTags(): Promise<string[]> }
    }
    return registration.sync.getTags()
  })
}
