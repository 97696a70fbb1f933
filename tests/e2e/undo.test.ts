import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { QueueAnswer } from '@/lib/study'
import { untilAsked } from '../support/alive'
import { openBrowser, WatchedPage } from '../support/browser'
import { waitingOnDevice } from '../support/device'
import { faults } from '../support/faults'
import { guest, postEntries, userIdOf, type Jar } from '../support/guest'
import { readLog, readStates } from '../support/read-log'
import { reviewEntry } from '../support/review-entry'
import { SessionDriver } from '../support/session-driver'

const address = inject('address')
const databaseUrl = inject('appDatabaseUrl')
const MANY = 20
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A guest with a page of their own. */
async function begin(): Promise<{ watched: WatchedPage; page: Page; session: SessionDriver; jar: Jar; user: string }> {
  const jar = await guest(address)
  const watched = await WatchedPage.open(browser)
  await watched.context.addCookies(jar.pairs.map(([name, value]) => ({ name, value, url: address })))
  return {
    watched,
    page: watched.page,
    session: new SessionDriver(watched.page),
    jar,
    user: await userIdOf(address, jar),
  }
}

async function openReview(page: Page, path = '/review'): Promise<void> {
  await page.goto(`${address}${path}`)
  await untilAsked(page)
}

const queueOf = async (jar: Jar, query = 'n=20'): Promise<QueueAnswer> =>
  (await (await fetch(`${address}/api/queue?${query}`, { headers: { cookie: jar.header } })).json()) as QueueAnswer

/** What the person's day looks like from outside: counts, the order of the list, and every card's memory. */
async function dayOf(jar: Jar, user: string): Promise<object> {
  const { counts, items } = await queueOf(jar)
  const today = await (await fetch(address, { headers: { cookie: jar.header } })).text()
  const states = Object.entries(readStates(databaseUrl, user)).filter(
    ([, state]) => 'reps' in state && state.reps !== 0,
  )
  return {
    counts: { ...counts, seconds: 0 },
    order: items.map(({ cardId, mode, state }) => [cardId, mode, state]),
    states: Object.fromEntries(states),
    streak: /\d+ days? in a row/.exec(today)?.[0] ?? null,
  }
}

const status = (page: Page) => page.locator('.status-line [role=status]').first()

test('twenty answers are taken back one by one after a reload, and done again: the day is as it was each time', async () => {
  const { watched, page, session, jar, user } = await begin()
  const morning = await dayOf(jar, user)
  await openReview(page)
  for (let card = 1; card <= MANY; card += 1) {
    await session.learn()
    await session.answerByKeyboard({ right: card % 3 !== 0 })
    if (card < MANY) await session.rate(4)
  }
  const last = await page.locator('#question').textContent()
  await session.rate(4)
  await expect.poll(() => readLog(databaseUrl, user).length).toBe(MANY)
  const evening = await dayOf(jar, user)
  expect(Object.keys((evening as { states: object }).states)).toHaveLength(MANY)

  await page.reload()
  await page.locator('.session[data-live] main h1').waitFor()
  for (let card = MANY; card >= 1; card -= 1) {
    await page.keyboard.press('u')
    await expect.poll(() => session.position(), { message: `back at card ${card}` }).toBe(card)
    if (card === MANY) await expect.poll(() => page.locator('#question').textContent()).toBe(last)
    await expect.poll(() => status(page).textContent()).toMatch(/not counted/)
  }
  await expect.poll(() => readLog(databaseUrl, user).length).toBe(2 * MANY)
  await expect.poll(() => dayOf(jar, user)).toEqual(morning)

  for (let card = 1; card <= MANY; card += 1) {
    await page.keyboard.press(card % 2 === 0 ? 'Control+y' : 'Shift+U')
    await expect.poll(() => status(page).textContent()).toMatch(/counts/)
    if (card < MANY) await expect.poll(() => session.position()).toBe(card + 1)
  }
  await expect.poll(() => readLog(databaseUrl, user).length).toBe(3 * MANY)
  await expect.poll(() => dayOf(jar, user)).toEqual(evening)
  expect(watched.complaints).toEqual([])
  await watched.close()
}, 240_000)

test('answers of another device are taken back by name, twenty in a row, and their cards come to the screen', async () => {
  const { watched, page, jar, user } = await begin()
  const { items } = await queueOf(jar)
  const from = Date.now() - 600_000
  const entries = items.slice(0, MANY).map(({ cardId, cardVersion, instances }, n) =>
    reviewEntry(cardId, from + n * 1_000, {
      cardVersion,
      seed: instances[0]?.seed ?? 0,
      rating: 1,
      verdict: 'wrong',
      next: { phase: 'learning', step: 0, dueAt: from + 60_000, fuzzDays: 0, balanceDays: 0 },
    }),
  )
  expect((await postEntries(address, jar, entries)).ok).toBe(true)
  await openReview(page)
  for (const { cardId, id } of entries.toReversed()) {
    const brought = page.waitForResponse(
      (response) => new URL(response.url()).searchParams.get('first') === cardId && response.ok(),
    )
    // in a sentence with blanks a letter is one
    await page.keyboard.press('Control+z')
    await expect
      .poll(() => readLog(databaseUrl, user).some((entry) => entry.type === 'undo' && entry.target === id))
      .toBe(true)
    await expect.poll(() => status(page).textContent()).toMatch(/^Undone: .+ Again is not counted\.$/)
    const asked = items.find((item) => item.cardId === cardId)?.topic.at(-1)?.label
    await expect.poll(() => page.locator('.card-margin').getAttribute('aria-label')).toBe(asked)
    await brought
  }
  expect((await queueOf(jar)).counts).toMatchObject({ learning: 0 })
  await page.keyboard.press('Control+z')
  await expect.poll(() => status(page).textContent()).toBe('There is nothing to undo.')

  await page.keyboard.press('Control+Shift+Z')
  await expect.poll(() => status(page).textContent()).toMatch(/Again counts/)
  await expect.poll(async () => (await queueOf(jar)).counts.learning).toBe(1)
  expect(watched.complaints).toEqual([])
  await watched.close()
}, 240_000)

test('a flag and a note are taken back like answers, and the note stands beside the answered card', async () => {
  const { watched, page, session, jar, user } = await begin()
  await openReview(page, '/review?kind=numeric')
  await session.learn('/review?kind=numeric')
  const { items } = await queueOf(jar, 'n=1&kind=numeric')
  await page.keyboard.press('Shift+N')
  const dialog = page.locator('dialog[open]')
  await dialog.waitFor()
  expect(await faults(watched)).toEqual([])
  await page.keyboard.type('u and 3 are letters here')
  await page.keyboard.press('Escape')
  await page.locator('dialog:has(textarea)').waitFor({ state: 'detached' })
  expect(readLog(databaseUrl, user), 'nothing is kept that was put away').toEqual([])
  await page.keyboard.press('Shift+N')
  await expect
    .poll(() => dialog.locator('textarea').inputValue(), { message: 'nor lost' })
    .toBe('u and 3 are letters here')
  await dialog.getByRole('checkbox').check()
  await dialog.locator('textarea').focus()
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('said to be wrong').waitFor()
  await expect
    .poll(() => readLog(databaseUrl, user))
    .toMatchObject([{ type: 'note', cardId: items[0]?.cardId, text: 'u and 3 are letters here', wrong: true }])
  await page.keyboard.press('*')
  await page.getByText('Flagged').waitFor()
  await waitingOnDevice(page)

  await openReview(page, '/review?kind=numeric')
  await session.learn('/review?kind=numeric')
  await page.getByText('said to be wrong').waitFor()
  await expect
    .poll(() => page.getByText('u and 3 are letters here').count(), { message: 'only after the answer' })
    .toBe(0)
  await session.answerByKeyboard({ right: false })
  await page.getByText('u and 3 are letters here').waitFor()
  expect(await faults(watched)).toEqual([])
  await page.keyboard.press('u')
  await expect.poll(() => page.getByText('Flagged').count()).toBe(0)
  await page.keyboard.press('u')
  await expect.poll(() => page.getByText('said to be wrong').count()).toBe(0)
  // the screen waits no longer than a moment for the device, so the outbox may still be empty
  await expect
    .poll(async () => {
      const [card] = (await queueOf(jar, 'n=1&kind=numeric')).items
      return { flagged: card?.flagged, note: card?.note }
    })
    .toEqual({ flagged: false, note: undefined })
  expect(watched.complaints).toEqual([])
  await watched.close()
})
