import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { untilAsked } from '../support/alive'
import { openBrowser, WatchedPage } from '../support/browser'
import { faults } from '../support/faults'
import { SessionDriver } from '../support/session-driver'

const address = inject('address')
const EXPLAIN = '/review?kind=explain&topic=receptive-field'
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function openQuestion(): Promise<{ watched: WatchedPage; session: SessionDriver; page: Page }> {
  const watched = await WatchedPage.open(browser)
  const session = new SessionDriver(watched.page)
  await session.beginAsGuest(address)
  await watched.page.goto(`${address}${EXPLAIN}`)
  await untilAsked(watched.page)
  await session.learn(EXPLAIN)
  return { watched, session, page: watched.page }
}

const proposed = (page: Page): Promise<string | null> => page.locator('.rating-bar button.font-bold').textContent()

test('an open question is thought about, shown, judged point by point and followed up, with nothing typed', async () => {
  const { watched, session, page } = await openQuestion()
  await expect.poll(() => page.locator('[role=timer]').textContent()).toMatch(/^(?!0:00)\d+:\d\d$/)
  await page.keyboard.press('Space')
  await session.ratings().first().waitFor()
  await expect.poll(() => proposed(page)).toMatch(/Again/)
  const points = page.locator('main fieldset input[type=checkbox]')
  await points.first().waitFor()
  const count = await points.count()
  await expect.poll(() => page.locator('main fieldset :checked').count()).toBe(0)
  for (const letter of 'abcdef'.slice(0, count)) await page.keyboard.press(letter)
  await expect.poll(() => page.locator('main fieldset :checked').count()).toBe(count)
  await expect.poll(() => proposed(page)).toMatch(/Good/)

  const next = page.getByRole('button', { name: /Ask me the next one/ })
  await expect.poll(() => next.textContent()).toMatch(/1 of \d/)
  const shown = page.locator('section[aria-labelledby=follow-ups] li')
  await expect.poll(() => shown.count()).toBe(0)
  await page.keyboard.press('n')
  await expect.poll(() => shown.count()).toBe(1)
  await next.click()
  await expect.poll(() => shown.count()).toBe(2)
  for (let asked = 3; (await next.count()) > 0; asked += 1) {
    await next.click()
    await expect.poll(() => shown.count()).toBe(asked)
  }
  expect(await faults(watched)).toEqual([])
  await page.locator('#compare').focus()
  await page.keyboard.press('3')
  await page.locator('.rating-bar').waitFor({ state: 'detached' })
  expect(watched.complaints).toEqual([])
  await watched.close()
})

test('the points found in what was written are ticked, each with the words that were found', async () => {
  const { watched, session, page } = await openQuestion()
  await page.locator('main textarea').fill('There is a Path to it; and the GRADIENT says how much.')
  await page.keyboard.press('Control+Enter')
  await session.ratings().first().waitFor()
  const ticked = page.locator('main label.option', { has: page.locator(':checked') })
  await expect.poll(() => ticked.count()).toBe(2)
  const words = await ticked.allTextContents()
  expect(words.join(' ')).toMatch(/“Path”.*“(GRADIENT|how much)”/)
  await expect.poll(() => page.locator('section[aria-labelledby=own-words]').textContent()).toContain('There is a Path')
  await watched.close()
})

test('the thinking time that was put away stays away', async () => {
  const { watched, page } = await openQuestion()
  await page.locator('button', { has: page.locator('[role=timer]') }).click()
  await page.getByRole('button', { name: 'Show the time' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Show the time' }).waitFor()
  await expect.poll(() => page.locator('[role=timer]').count()).toBe(0)
  await watched.close()
})
