import type { Browser } from '@playwright/test'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import type { RecordAnswer } from '@/lib/study'
import { openBrowser, WatchedPage } from '../support/browser'
import { untilFitForOffline, userOf, waitingOnDevice, withoutNetworkNoise } from '../support/device'
import { Line, type Treatment } from '../support/line'
import { readLog } from '../support/read-log'
import { SessionDriver } from '../support/session-driver'

let browser: Browser
let line: Line
let treat: (method: string, path: string) => Treatment = () => ({})
beforeAll(async () => {
  browser = await openBrowser()
  line = await Line.to(inject('address'), (method, path) => treat(method, path))
})
afterEach(() => {
  treat = () => ({})
})
afterAll(async () => {
  await browser.close()
  await line.close()
})

test('F11: an answer whose acknowledgement is lost is sent again, stands once, and nothing is said of it', async () => {
  const watched = await WatchedPage.open(browser)
  const { page } = watched
  const statuses: string[] = []
  page.on('response', (response) => {
    if (!response.url().endsWith('/api/reviews')) return
    void response.json().then(
      ({ results }: RecordAnswer) => statuses.push(...results.map(({ status }) => status)),
      () => undefined,
    )
  })
  const session = new SessionDriver(page)
  await session.beginAsGuest(line.address)
  await session.learn()
  const user = await userOf(page)
  const log = () => readLog(inject('appDatabaseUrl'), user)
  let lost = 0
  treat = (method, path) => {
    const lose = method === 'POST' && path === '/api/reviews' && lost === 0
    if (lose) lost += 1
    return { lose }
  }
  await session.answerByKeyboard({ right: false })
  await session.rate(1)
  await expect.poll(() => lost).toBe(1)
  expect(log()).toHaveLength(1)
  await session.answerByKeyboard({ right: false })
  await session.rate(1)

  await expect.poll(async () => (await waitingOnDevice(page))[user], { timeout: 60_000 }).toBe(0)
  expect(log()).toHaveLength(2)
  await expect.poll(() => statuses.toSorted()).toEqual(['already', 'stored'])
  await expect.poll(() => page.locator('.status-line').innerText()).toBe('')
  expect(withoutNetworkNoise(watched.complaints)).toEqual([])
  await watched.close()
})

test('a server that does not answer for four seconds is not waited for: the copy of the page is shown', async () => {
  const watched = await WatchedPage.open(browser)
  const { page } = watched
  await new SessionDriver(page).beginAsGuest(line.address)
  await untilFitForOffline(page)
  treat = (_, path) => (path === '/review' ? { delayMs: 45_000 } : {})
  const from = Date.now()
  await page.reload({ waitUntil: 'commit' })
  expect(Date.now() - from).toBeGreaterThan(3_500)
  expect(Date.now() - from).toBeLessThan(40_000)
  await page.locator('#question').waitFor()
  await watched.close()
})

test('F21: a new build’s worker takes over once it has everything, and what the old one kept goes', async () => {
  const watched = await WatchedPage.open(browser)
  const { page } = watched
  await new SessionDriver(page).beginAsGuest(line.address)
  await untilFitForOffline(page)
  const builds = (): Promise<string[]> =>
    page.evaluate(async () => [...new Set((await caches.keys()).map((name) => name.split('/')[1] ?? ''))])
  const [old] = await builds()
  expect(old).not.toBe('build-b')

  // one of its pages cannot be had: the old worker and its copies stay
  let isWhole = false
  treat = (_, path) => {
    if (path === '/sw.js') return { rewrite: (text) => text.replace(/^const BUILD = .*/, 'const BUILD = "build-b"') }
    return { lose: !isWhole && path === '/map' }
  }
  const update = (): Promise<string> =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      // heard of before it can have gone on to another state
      const found = new Promise<ServiceWorker>((resolve) => {
        registration.addEventListener('updatefound', () => registration.installing && resolve(registration.installing))
      })
      await registration.update()
      const worker = await found
      return new Promise<string>((resolve) => {
        const look = (): void => {
          if (worker.state === 'activated' || worker.state === 'redundant') resolve(worker.state)
        }
        worker.addEventListener('statechange', look)
        look()
      })
    })
  expect(await update()).toBe('redundant')
  expect(await builds()).toContain(old)
  isWhole = true
  expect(await update()).toBe('activated')
  await expect.poll(builds).toEqual(['build-b'])
  treat = () => ({})
  await watched.context.setOffline(true)
  await page.reload()
  await page.locator('#question').waitFor()
  expect(withoutNetworkNoise(watched.complaints)).toEqual([])
  await watched.close()
})
