import type { Browser, Page, Route } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { untilAsked } from '../support/alive'
import { openBrowser, WatchedPage } from '../support/browser'
import { userOf } from '../support/device'
import { readLog } from '../support/read-log'
import { SessionDriver } from '../support/session-driver'

const address = inject('address')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** The script that a page names by its scripts alone, and that holds a word: the parts that are loaded late. */
async function lateScript(page: Page, word: string): Promise<string> {
  const read = async (path: string): Promise<string> => (await page.request.get(`${address}${path}`)).text()
  const namesIn = (text: string): string[] => [
    ...new Set((text.match(/static\/chunks\/[\w.~-]+\.js/g) ?? []).map((name) => `/_next/${name}`)),
  ]
  const first = namesIn(await read('/review'))
  const seen = new Set(first)
  for (let names = first; names.length > 0;) {
    const texts = await Promise.all(names.map(async (name) => ({ name, text: await read(name) })))
    const found = texts.find(({ name, text }) => !first.includes(name) && text.includes(word))
    if (found) return found.name
    names = texts.flatMap(({ text }) => namesIn(text)).filter((name) => !seen.has(name))
    for (const name of names) seen.add(name)
  }
  throw new Error(`no late script holds ${word}`)
}

/** The name under which a tab keeps its session. */
const SESSION = 'receptive-session'
/** The class of the slider below a picture. */
const PICTURE = 'scene-slider'

/** Counts the documents that a page has loaded. */
function loads(page: Page): () => number {
  let count = 0
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) count += 1
  })
  return () => count
}

const gone = (route: Route): Promise<void> => route.fulfill({ status: 404, body: 'Not Found' })
// what the worker keeps would be at hand; here a browser is looked at that has nothing yet
const BARE = { serviceWorkers: 'block' } as const

test('F21: an old tab that lacks a part of the session loads itself anew once, and the session is there', async () => {
  const watched = await WatchedPage.open(browser, BARE)
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  const part = await lateScript(page, SESSION)

  const count = loads(page)
  // the old build's part is gone; the page of the new build asks for its own
  await page.route(`**${part}`, (route) => (count() === 1 ? gone(route) : route.continue()))
  await page.goto(`${address}/review`, { waitUntil: 'commit' })
  await expect.poll(count).toBe(2)
  await untilAsked(page)
  await session.learn()
  await session.answerByKeyboard({ right: false })
  await session.rate(1)
  expect(count()).toBe(2)
  await watched.close()
})

test('F21: where a fresh page lacks the part too, it says so and does not load itself for ever', async () => {
  const watched = await WatchedPage.open(browser, BARE)
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  const part = await lateScript(page, SESSION)
  await page.route(`**${part}`, gone)
  const count = loads(page)
  await page.goto(`${address}/review`, { waitUntil: 'commit' })
  await expect.poll(count).toBe(2)
  await page.getByRole('button', { name: 'Try again' }).waitFor()
  await page.waitForTimeout(2_000)
  expect(count()).toBe(2)
  await watched.close()
})

test('F21: a part that goes missing in mid-session is fetched by a reload between two cards, never during one', async () => {
  const watched = await WatchedPage.open(browser, BARE)
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  await session.learn()
  const user = await userOf(page)
  // the first card has no picture
  const part = await lateScript(page, PICTURE)
  let missing = true
  await page.route(`**${part}`, (route) => (missing ? gone(route) : route.continue()))
  const count = loads(page)
  // the page asks whether the server is there: only then is its part not just out of reach
  const isNoted = page.waitForResponse('**/api/health/live')
  await page.goto(`${address}/review`)
  await isNoted
  await session.answerByKeyboard({ right: false })
  await page.waitForTimeout(500)
  expect(count(), 'not while a card is on the screen').toBe(1)
  missing = false
  const position = await session.position()
  await page.keyboard.press('1')
  await expect.poll(count).toBe(2)
  await untilAsked(page)
  await expect.poll(() => session.position()).toBe(position + 1)
  await session.answerByKeyboard({ right: false })
  await session.rate(1)
  expect(count(), 'and not again').toBe(2)
  await expect.poll(() => readLog(inject('appDatabaseUrl'), user).length).toBe(2)
  await watched.close()
})
