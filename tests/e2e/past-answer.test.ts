import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { untilAlive } from '../support/alive'
import { openBrowser, WatchedPage } from '../support/browser'
import { SessionDriver } from '../support/session-driver'

const address = inject('address')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a wrong number is found again on its topic, with the question as it was asked and what was typed', async () => {
  const watched = await WatchedPage.open(browser)
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  const { items } = await session.learn()
  await expect.poll(() => session.kind()).toBe('numeric')
  const topicId = items[0]?.topic.at(-1)?.id ?? ''
  const question = await page.locator('#question').textContent()
  const [mistake] = (await session.key()).wrong
  const typed = mistake?.value ?? '987654'
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
  await session.ratings().first().waitFor()
  const working = page.locator('details.working')
  await working.waitFor()
  const steps = await working.textContent()
  await session.rate(1)

  const lines = page.locator('section[aria-labelledby=answers] li a')
  await expect
    .poll(async () => {
      await page.goto(`${address}/topics/${topicId}`)
      return lines.count()
    })
    .toBe(1)
  await expect.poll(() => lines.textContent()).toMatch(/Again.*not right/)
  await lines.click()
  await page.waitForURL('**/answers/*')
  await expect.poll(() => page.locator('.question .prose').textContent()).toBe(question)
  await expect.poll(() => page.locator('s.struck').textContent()).toBe(typed)
  await expect.poll(() => working.getAttribute('open')).not.toBeNull()
  await expect.poll(() => working.textContent()).toBe(steps)

  if ((items[0]?.instances[0]?.after.scene?.frames ?? []).length > 1) {
    const slider = page.locator('input[type=range]')
    await untilAlive(slider)
    const before = await page.locator('figure svg').screenshot()
    await slider.focus()
    await page.keyboard.press('Home')
    await expect.poll(async () => (await page.locator('figure svg').screenshot()).equals(before)).toBe(false)
  }

  const answered = page.url()
  await page.goto(`${address}/topics/${topicId}`)
  if (mistake !== undefined) {
    await page.locator('section[aria-labelledby=mistakes] a[href^="/answers/"]').click()
    await page.waitForURL(answered)
  }
  expect(watched.complaints).toEqual([])
  await watched.close()

  const stranger = await WatchedPage.open(browser)
  await new SessionDriver(stranger.page).beginAsGuest(address)
  expect((await stranger.page.goto(answered))?.status()).toBe(404)
  await stranger.close()
})
