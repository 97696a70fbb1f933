import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { formatInterval } from '@/lib/i18n'
import type { ReviewEntry } from '@/lib/memory'
import type { Day } from '@/lib/time'
import { untilAsked } from '../support/alive'
import { openBrowser, WatchedPage } from '../support/browser'
import { faults } from '../support/faults'
import { guest, postEntries, userIdOf } from '../support/guest'
import { readLog, readStates } from '../support/read-log'
import { reviewEntry } from '../support/review-entry'
import { SessionDriver } from '../support/session-driver'

const address = inject('address')
const databaseUrl = inject('appDatabaseUrl')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function begin(path: string) {
  const jar = await guest(address)
  const user = await userIdOf(address, jar)
  const watched = await WatchedPage.open(browser)
  await watched.context.addCookies(jar.pairs.map(([name, value]) => ({ name, value, url: address })))
  const session = new SessionDriver(watched.page)
  await openReview(watched.page, path)
  await session.learn(path)
  return { jar, user, watched, page: watched.page, session }
}

async function openReview(page: Page, path: string): Promise<void> {
  await page.goto(`${address}${path}`)
  await untilAsked(page)
}

const reviewsOf = (user: string): ReviewEntry[] =>
  readLog(databaseUrl, user).filter((entry): entry is ReviewEntry => entry.type === 'review')

/** Rates the card on the screen and waits until the database has the answer. */
async function rate(session: SessionDriver, user: string, digit: 1 | 2 | 3 | 4): Promise<ReviewEntry> {
  const before = reviewsOf(user).length
  await session.rate(digit)
  await expect.poll(() => reviewsOf(user).length).toBe(before + 1)
  const last = reviewsOf(user).at(-1)
  if (last === undefined) throw new Error('no answer is in the log')
  return last
}

test('a session of three cards has three cells, ends after the third, and goes on for five more', async () => {
  const { watched, page, session } = await begin('/review?cards=3')
  await expect.poll(() => page.locator('.session-bar [role=img] > span').count()).toBe(3)
  await session.answerByKeyboard({ right: true })
  await session.rate(3)
  await session.answerByKeyboard({ right: true })
  await session.rate(1)
  await session.answerByKeyboard({ right: true })
  await session.rate(3)
  await page.getByRole('heading', { name: /^3 cards/ }).waitFor()
  expect(await faults(watched)).toEqual([])
  await page.getByRole('button', { name: 'Five more' }).click()
  await page.locator('#question').waitFor()
  await expect.poll(() => page.locator('.session-bar [role=img] > span').count()).toBe(8)
  expect(watched.complaints).toEqual([])
  await watched.close()
})

test('what the button says is what is stored', async () => {
  const { watched, session, user } = await begin('/review')
  for (const digit of [4, 3, 2, 1] as const) {
    await session.learn()
    await session.answerByKeyboard({ right: true })
    const said =
      (await session
        .ratings()
        .nth(digit - 1)
        .textContent()) ?? ''
    const entry = await rate(session, user, digit)
    const { next } = entry
    const at = entry.at + entry.skewMs
    // an instant is by the server's clock as the browser knows it: on a busy machine to within some seconds
    const stored =
      'dueDay' in next
        ? formatInterval('en', { days: next.dueDay - Math.floor((at - 4 * 3_600_000) / 86_400_000) })
        : formatInterval('en', { seconds: 30 * Math.round((next.dueAt - at) / 30_000) })
    expect(said, `rated ${digit}: ${JSON.stringify(next)}`).toContain(stored)
    const state = readStates(databaseUrl, user)[entry.cardId]
    expect(state).toMatchObject('dueDay' in next ? { dueDay: next.dueDay } : { dueAt: next.dueAt })
  }
  await watched.close()
})

test('cards answered Good leave learning within the session, and are due on a day', async () => {
  const path = '/review?topic=receptive-field&kind=choice'
  const { watched, page, session, user } = await begin(path)
  const cards = new Set<string>()
  const end = page.getByRole('heading', { name: /cards?, / })
  for (let answers = 0; answers < 40 && (await page.locator('#question').count()) > 0; answers += 1) {
    await session.learn(path)
    await session.answerByKeyboard({ right: true })
    cards.add((await rate(session, user, 3)).cardId)
    // a card that is still sought for comes a moment later
    await page.locator('#question').or(end).first().waitFor()
  }
  await end.waitFor()
  expect(cards.size).toBeGreaterThan(0)
  const states = readStates(databaseUrl, user)
  for (const cardId of cards) {
    expect(states[cardId], cardId).toMatchObject({ phase: 'review', reps: 2, dueAt: null })
    expect(reviewsOf(user).filter((entry) => entry.cardId === cardId)).toMatchObject([
      { mode: 'new', next: { phase: 'learning' } },
      { mode: 'learn', next: { phase: 'review' } },
    ])
  }
  await watched.close()
}, 240_000)

test('cramming asks what was met and leaves every card’s memory and day as they were', async () => {
  const path = '/review?topic=receptive-field'
  const { watched, page, session, user } = await begin(path)
  for (let card = 0; card < 2; card += 1) {
    await session.answerByKeyboard({ right: true })
    await rate(session, user, 4)
  }
  const before = readStates(databaseUrl, user)
  const cram = '/review?topic=receptive-field&way=cram'
  await openReview(page, cram)
  await page.getByText('Cramming: nothing here moves the schedule.').waitFor()
  for (let card = 0; card < 3; card += 1) {
    await session.learn(cram)
    await session.answerByKeyboard({ right: card !== 1 })
    await expect.poll(() => session.ratings().first().textContent()).toContain('not counted')
    expect(await rate(session, user, card === 1 ? 1 : 3)).toMatchObject({ mode: 'cram' })
  }
  const met = Object.entries(readStates(databaseUrl, user)).filter(([cardId]) => cardId in before)
  expect(Object.fromEntries(met)).toEqual(before)
  expect(watched.complaints).toEqual([])
  await watched.close()
})

test('an empty list offers what may follow, and studies ahead', async () => {
  const { watched, page, session, user, jar } = await begin('/review?cards=1')
  const [met] = (await session.learn('/review?kind=choice')).items
  if (met === undefined) throw new Error('no card is asked')
  const at = Date.now() - 3 * 86_400_000
  const today = Math.floor((Date.now() - 4 * 3_600_000) / 86_400_000) as Day
  const next = { phase: 'review', step: 0, dueDay: (today + 4) as Day, fuzzDays: 0, balanceDays: 0 } as const
  await postEntries(address, jar, [reviewEntry(met.cardId, at, { cardVersion: met.cardVersion, rating: 4, next })])
  await openReview(page, '/review?way=ahead&cards=5')
  await page.getByText('Ahead of time: these cards are not due yet.').waitFor()
  await session.learn('/review?way=ahead')
  await session.answerByKeyboard({ right: true })
  expect(await rate(session, user, 3)).toMatchObject({ mode: 'ahead' })
  await page.getByRole('heading', { name: /^1 card,/ }).waitFor()
  await page.goto(`${address}/review?flagged=1`)
  await page.getByRole('heading', { name: 'Nothing of this is due' }).waitFor()
  await expect
    .poll(() => page.getByRole('link', { name: 'Five that fade next' }).getAttribute('href'))
    .toBe('/review?flagged=1&way=ahead&cards=5')
  expect(await faults(watched)).toEqual([])
  expect(watched.complaints).toEqual([])
  await watched.close()
})

test('I opens the card’s history over the session, and the menu says why the card has its turn', async () => {
  const { watched, page, session } = await begin('/review?kind=choice')
  await session.answerByKeyboard({ right: false })
  await session.rate(1)
  await page.keyboard.press('i')
  const dialog = page.locator('dialog[open]')
  await dialog.getByRole('heading', { name: 'Card info' }).waitFor()
  await dialog.getByRole('link', { name: /card/i }).first().waitFor()
  expect(await faults(watched)).toEqual([])
  // keys of the session are none of the dialog's
  await page.keyboard.press('1')
  await expect.poll(() => page.locator('.option-input:checked').count()).toBe(0)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') != null)).toBe(true)
  await page.getByRole('button', { name: 'Why this card?' }).click()
  await expect.poll(() => page.locator('.status-line').textContent()).toMatch(/^New, /)
  expect(watched.complaints).toEqual([])
  await watched.close()
})
