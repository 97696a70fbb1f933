import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { QueueAnswer } from '@/lib/study'
import { untilAsked } from '../support/alive'
import { openBrowser, PHONE, WatchedPage } from '../support/browser'
import { sessionsOnDevice, userOf } from '../support/device'
import { faults } from '../support/faults'
import { SessionDriver } from '../support/session-driver'

const address = inject('address')
const NUMERIC = '/review?kind=numeric&topic=receptive-field'
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A guest before a numeric card that was answered, and not rated yet. */
async function answeredNumber(options = {}): Promise<{ watched: WatchedPage; session: SessionDriver; page: Page }> {
  const watched = await WatchedPage.open(browser, options)
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  await page.goto(`${address}${NUMERIC}`)
  await untilAsked(page)
  await session.learn(NUMERIC)
  await session.answerByKeyboard({ right: false })
  await expect.poll(() => session.ratings().count()).toBe(4)
  await settle(page)
  return { watched, session, page }
}

/** The next Enter counts only once a held key would have been let go. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(250)
const questionOn = (page: Page): Promise<string | null> => page.locator('#question').textContent()
const asks = async (page: Page): Promise<void> => page.locator('main input[inputmode=decimal]').waitFor()

/** The card as the server has it now. */
const onServer = (page: Page, cardId: string) =>
  page.evaluate(async (id) => {
    const { items } = (await (await fetch('/api/queue?n=20&kind=numeric&topic=receptive-field')).json()) as QueueAnswer
    return items.find((item) => item.cardId === id)
  }, cardId)

test('a card is practised with other numbers before it is rated, and none of it counts', async () => {
  const { watched, session, page } = await answeredNumber()
  const cardId = (await session.learn(NUMERIC)).items[0]?.cardId ?? ''
  const first = await questionOn(page)
  const bar = await session.ratings().allTextContents()
  const position = await session.position()

  await page.keyboard.press('n')
  await asks(page)
  await expect.poll(() => questionOn(page)).not.toBe(first)
  await expect.poll(() => page.locator('.practice-bar').textContent()).toMatch(/does not count/)
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('inputmode'))).toBe('decimal')
  const second = await questionOn(page)
  await session.answerByKeyboard({ right: true })
  await expect.poll(() => session.ratings().count(), { message: 'nothing rates practice' }).toBe(3)
  await page.keyboard.press('3')
  expect(await faults(watched)).toEqual([])

  await settle(page)
  await page.keyboard.press('r')
  await asks(page)
  await expect.poll(() => questionOn(page), { message: 'the very same numbers' }).toBe(second)
  await settle(page)
  await session.answerByKeyboard({ right: false })
  await settle(page)
  await page.keyboard.press('Enter')
  await asks(page)
  expect([first, second]).not.toContain(await questionOn(page))

  await page.keyboard.press('Escape')
  await expect.poll(() => questionOn(page)).toBe(first)
  await expect.poll(() => session.ratings().allTextContents()).toEqual(bar)
  await expect.poll(() => session.position()).toBe(position)
  await expect.poll(async () => (await onServer(page, cardId))?.headId).not.toBeNull()
  await expect.poll(() => onServer(page, cardId)).toMatchObject({ mode: 'new', state: null, recall: null })

  await session.rate(1)
  await expect.poll(async () => (await onServer(page, cardId))?.mode).toBe('learn')
  expect(watched.complaints).toEqual([])
  await watched.close()
})

test('undo in practice takes the practice answer back, then the practice itself', async () => {
  const { watched, session, page } = await answeredNumber()
  const first = await questionOn(page)
  await page.keyboard.press('n')
  await asks(page)
  await session.answerByKeyboard({ right: false })
  await settle(page)
  await page.keyboard.press('u')
  await asks(page)
  await expect.poll(() => page.locator('main input[inputmode=decimal]').inputValue()).toMatch(/987654/)
  await page.locator('.card-acts button', { hasText: 'Undo' }).click()
  await expect.poll(() => questionOn(page)).toBe(first)
  await expect.poll(() => session.ratings().count()).toBe(4)
  await watched.close()
})

test('a reload in the midst of practice loses nothing', async () => {
  const { watched, session, page } = await answeredNumber()
  const first = await questionOn(page)
  const given = await page.locator('.struck').textContent()
  for (const _ of [1, 2, 3]) {
    await page.keyboard.press('n')
    await asks(page)
    await session.answerByKeyboard({ right: true })
    await settle(page)
  }
  await page.keyboard.press('n')
  await asks(page)
  const fourth = await questionOn(page)
  await page.keyboard.type('4')
  // what is typed is on the device a moment later
  const user = await userOf(page)
  await expect.poll(() => sessionsOnDevice(page, user)).toContain('"draft":{"kind":"text","text":"4"}')
  await page.reload()
  await page.locator('.practice-bar').waitFor()
  await untilAsked(page)
  await expect.poll(() => questionOn(page)).toBe(fourth)
  await expect.poll(() => page.locator('main input[inputmode=decimal]').inputValue()).toBe('4')
  await page.keyboard.press('Escape')
  await expect.poll(() => questionOn(page)).toBe(first)
  await expect.poll(() => page.locator('.struck').textContent()).toBe(given)
  await page.getByText(/Practised 3 times, 3 right/).waitFor()
  await session.rate(1)
  await watched.close()
})

test('without a line practice goes on with the numbers at hand, and its answers wait on the device', async () => {
  const { watched, session, page } = await answeredNumber()
  await watched.context.setOffline(true)
  for (const _ of [1, 2, 3]) {
    await page.keyboard.press('n')
    await asks(page)
    await page.keyboard.type('987654')
    await page.keyboard.press('Enter')
    await session.ratings().nth(2).waitFor()
    await settle(page)
  }
  await page.getByText(/wait on this device/).waitFor()
  await watched.context.setOffline(false)
  await page.getByText(/wait on this device/).waitFor({ state: 'detached' })
  await watched.close()
})

test('works by touch on a phone in Chinese', async () => {
  const watched = await WatchedPage.open(browser, { ...PHONE, locale: 'zh-CN' })
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  await page.goto(`${address}${NUMERIC}`)
  await untilAsked(page)
  await page.locator('main input[inputmode=decimal]').fill('987654')
  await page.locator('main button[type=submit]').tap()
  await page.getByRole('button', { name: '再来一道类似的' }).tap()
  await asks(page)
  await expect.poll(() => page.locator('.practice-bar').textContent()).toContain('不计入')
  await page.locator('main input[inputmode=decimal]').fill('987654')
  await page.locator('main button[type=submit]').tap()
  await session.ratings().nth(2).waitFor()
  for (const button of await session.ratings().all()) {
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  }
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await session.ratings().nth(2).tap()
  await expect.poll(() => session.ratings().count()).toBe(4)
  expect(watched.complaints).toEqual([])
  await watched.close()
})
