import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { QueueAnswer } from '@/lib/study'
import { untilAlive } from '../support/alive'
import { openBrowser, PHONE, WatchedPage } from '../support/browser'
import { faults } from '../support/faults'
import { giveAnswer } from '../support/give-answer'
import { guest, postEntries, type Jar } from '../support/guest'
import { reviewEntry } from '../support/review-entry'
import { SessionDriver } from '../support/session-driver'
import { sideways } from '../support/sideways'

const address = inject('address')
const MINUTE = 60_000
const LOOKS = [
  { language: 'en', theme: 'light' },
  { language: 'zh', theme: 'dark' },
] as const

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function open(jar: Jar, look: (typeof LOOKS)[number] = LOOKS[0], phone = false): Promise<WatchedPage> {
  const watched = await WatchedPage.open(browser, phone ? PHONE : {})
  const cookies = [...jar.pairs, ['language', look.language] as const, ['theme', look.theme] as const]
  await watched.context.addCookies(cookies.map(([name, value]) => ({ name, value, url: address })))
  return watched
}

/** Answers the first card of a kind some minutes ago, well. @returns the card and the answer */
async function answerWell(jar: Jar, minutesAgo: number, kind = 'explain'): Promise<{ cardId: string; id: string }> {
  const asked = await fetch(`${address}/api/queue?n=1&kind=${kind}`, { headers: { cookie: jar.header } })
  const { items, studyDay } = (await asked.json()) as QueueAnswer
  const item = items[0]
  if (item === undefined) throw new Error(`no ${kind} card is asked`)
  const entry = reviewEntry(item.cardId, Date.now() - minutesAgo * MINUTE, {
    cardVersion: item.cardVersion,
    spentMs: 40_000,
    next: { phase: 'review', step: 0, dueDay: (studyDay + 3) as never, fuzzDays: 1, balanceDays: 0 },
  })
  const kept = await postEntries(address, jar, [entry])
  expect(((await kept.json()) as { results: object[] }).results).toMatchObject([{ status: 'stored' }])
  return { cardId: item.cardId, id: entry.id }
}

test('an old answer undone on its card’s page leaves Today exactly as it was; done again, as it was after', async () => {
  const jar = await guest(address)
  const watched = await open(jar)
  const { page } = watched
  const today = async (): Promise<string> => {
    await page.goto(address)
    return page.locator('main').innerText()
  }
  await giveAnswer(address, jar)
  const before = await today()
  const { cardId, id } = await answerWell(jar, 9)
  const after = await today()
  expect(after).not.toBe(before)

  await page.goto(`${address}/cards/${cardId}`)
  const line = page.locator('section[aria-labelledby=history] li', { has: page.locator(`a[href="/answers/${id}"]`) })
  await untilAlive(line.getByRole('button'))
  await line.locator('summary').click()
  await expect
    .poll(() => line.locator('details').innerText())
    .toMatch(/first answer.*stability of 2\.3 days.*chance moved it by \+1/s)
  await line.getByRole('button', { name: /^Undo/ }).click()
  await line.getByText('undone').waitFor()
  await expect.poll(() => page.locator('section[aria-labelledby=standing]').innerText()).toMatch(/never met/)
  await expect.poll(() => today()).toBe(before)

  await page.goto(`${address}/cards/${cardId}`)
  await untilAlive(line.getByRole('button'))
  await line.getByRole('button', { name: /^Redo/ }).click()
  await line.getByRole('button', { name: /^Undo/ }).waitFor()
  await expect.poll(() => today()).toBe(after)
  expect(watched.complaints).toEqual([])
  await watched.close()
})

test('flag, note, suspension and reset are entries of the history, listed among the marked, and undone from there', async () => {
  const jar = await guest(address)
  const watched = await open(jar)
  const { page } = watched
  const { cardId } = await answerWell(jar, 3)
  const facts = page.locator('section[aria-labelledby=standing]')
  const history = page.locator('section[aria-labelledby=history]')
  const acts = page.getByRole('region', { name: 'What to do with it' })
  await page.goto(`${address}/cards/${cardId}`)
  await untilAlive(acts.getByRole('button').first())

  await acts.getByRole('button', { name: 'Flag', exact: true }).click()
  await facts.getByText('flagged').waitFor()
  await acts.getByRole('button', { name: 'Suspend' }).click()
  await facts.getByText('suspended').waitFor()
  await page.getByRole('button', { name: 'Write a note' }).click()
  await page.getByLabel('Note on this card').fill('Look at figure 2 again.')
  await page.getByLabel('This card is wrong').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await history.getByText('Said to be wrong').waitFor()

  await page.goto(`${address}/cards`)
  const filters = page.getByRole('navigation', { name: 'Which cards' })
  await expect
    .poll(() => filters.innerText())
    .toMatch(/All\s*1\s*Flagged\s*1\s*With a note\s*1\s*Said to be wrong\s*1\s*Suspended\s*1/)
  await filters.getByRole('link', { name: /With a note/ }).click()
  await page.waitForURL('**/cards?mark=noted')
  await page.locator(`td a[href="/cards/${cardId}"]`).click()
  await page.waitForURL(`**/cards/${cardId}`)
  await expect
    .poll(() => page.locator('section[aria-labelledby=note]').innerText())
    .toContain('Look at figure 2 again.')

  await acts.getByRole('button', { name: 'Reset' }).click()
  await acts.getByText('Forget this answer for the schedule?').waitFor()
  await acts.getByRole('button', { name: 'Reset the card' }).click()
  await facts.getByText('never met').waitFor()
  await history.getByRole('button', { name: /^Undo: Reset/ }).click()
  await facts.getByText('in review').waitFor()
  // what the reset had forgotten is back: the flag among it
  await facts.getByText('flagged').waitFor()
  expect(watched.complaints).toEqual([])
  await watched.close()
})

test('what is done without a line waits on the device, says so, and arrives by itself', async () => {
  const jar = await guest(address)
  const watched = await open(jar)
  const { page, context } = watched
  const { cardId } = await answerWell(jar, 3)
  await page.goto(`${address}/cards/${cardId}`)
  const facts = page.locator('section[aria-labelledby=standing]')
  const acts = page.getByRole('region', { name: 'What to do with it' })
  await untilAlive(acts.getByRole('button').first())
  // what an act needs is fetched with the first one
  await acts.getByRole('button', { name: 'Suspend' }).click()
  await facts.getByText('suspended').waitFor()
  await context.setOffline(true)
  await acts.getByRole('button', { name: 'Flag', exact: true }).click()
  await acts.getByText('Kept on this device; it goes out by itself.').waitFor()
  await context.setOffline(false)
  await facts.getByText('flagged').waitFor()
  await watched.close()
})

test('in a session the key I shows how the card stands, and says so where the server can’t be asked', async () => {
  const watched = await WatchedPage.open(browser)
  const { page, context } = watched
  await new SessionDriver(page).beginAsGuest(address)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const dialog = page.getByRole('dialog', { name: 'Card info' })
  // keys are heard once the session's second part is there
  await expect
    .poll(async () => {
      await page.keyboard.press('i')
      return dialog.count()
    })
    .toBe(1)
  await dialog.getByText('Why this card now?').waitFor()
  await dialog.getByText('Nothing yet. It begins with the first answer.').waitFor()
  expect(await faults(watched)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await context.setOffline(true)
  await page.keyboard.press('i')
  await dialog.getByText('Could not reach the server.').waitFor()
  await watched.close()
})

describe.each(LOOKS)('in $language, $theme', (look) => {
  test('the page of a card and the marked cards have no fault that a machine can find, and fit their width', async () => {
    const jar = await guest(address)
    await giveAnswer(address, jar)
    const { cardId, id } = await answerWell(jar, 3)
    const at = Date.now() - MINUTE
    const common = { v: 1, at, skewMs: 0, zone: 'UTC', device: 'test-device' }
    await postEntries(address, jar, [
      { ...common, id: id.replace(/.$/, 'a'), type: 'flag', cardId, on: true },
      { ...common, id: id.replace(/.$/, 'b'), type: 'note', cardId, text: 'Look at figure 2.\nAnd at 3.', wrong: true },
    ])
    for (const phone of [false, true]) {
      const watched = await open(jar, look, phone)
      for (const path of [`/cards/${cardId}`, '/cards', '/cards?mark=suspended']) {
        await watched.page.goto(`${address}${path}`)
        for (const summary of await watched.page.locator('main summary').all()) await summary.click()
        expect(await faults(watched), path).toEqual([])
        expect(await sideways(watched.page), `${path} is wider than the screen`).toBe(0)
        await expect.poll(() => watched.page.locator('h1').count(), { message: path }).toBe(1)
      }
      expect(watched.complaints).toEqual([])
      await watched.close()
    }
  })
})

test('a card that is not there, and what belongs to nobody signed in, are not shown', async () => {
  const jar = await guest(address)
  const headers = { cookie: jar.header }
  expect((await fetch(`${address}/cards/no/such:card`, { headers })).status).toBe(404)
  expect((await fetch(`${address}/api/cards/info?card=no/such:card`, { headers })).status).toBe(404)
  expect((await fetch(`${address}/api/cards/info?card=x&bogus=1`, { headers })).status).toBe(422)
  for (const path of ['/api/cards/info?card=x', '/api/reviews/undoable']) {
    expect((await fetch(`${address}${path}`)).status, path).toBe(401)
  }
})
