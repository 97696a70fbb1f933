import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { untilAlive, untilAsked } from '../support/alive'
import { openBrowser, PHONE, WatchedPage } from '../support/browser'
import { waitingOnDevice } from '../support/device'
import { SessionDriver } from '../support/session-driver'

const address = inject('address')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('a first visit', () => {
  test('leads in one click and by keyboard alone through five cards of four kinds, and a reload loses nothing', async () => {
    const watched = await WatchedPage.open(browser)
    const { page } = watched
    await page.goto(address)
    await expect.poll(() => page.locator('h1').textContent()).toMatch(/CNNs/)
    await untilAlive(page.locator('main button').first())
    for (let presses = 0; presses < 12 && !(await focusedText(page)).startsWith('Start'); presses += 1)
      await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/review**')

    const session = new SessionDriver(page)
    const kinds = new Set<string>()
    await session.learn()
    for (let card = 0; card < 5; card += 1) {
      kinds.add(await session.answerByKeyboard({ right: card !== 0 }))
      await session.rate(card === 0 ? 1 : 3)
      await session.learn()
    }
    expect(kinds).toEqual(new Set(['explain', 'choice', 'cloze', 'numeric']))

    const position = await session.position()
    await page.reload()
    await untilAsked(page)
    await expect.poll(() => session.position()).toBe(position)
    await expectStored(page, 5)
    await page.goto(address)
    await expect.poll(() => page.locator('main').textContent()).toMatch(/1 day in a row/)
    expect(watched.complaints).toEqual([])
    await watched.close()
  })

  test('on a phone in Chinese works by touch', async () => {
    const watched = await WatchedPage.open(browser, { ...PHONE, locale: 'zh-CN' })
    const { page } = watched
    await page.goto(address)
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-Hans')
    await untilAlive(page.locator('main button').first())
    await page.locator('main button').first().tap()
    await page.waitForURL('**/review**')
    const session = new SessionDriver(page)
    await untilAsked(page)
    await expect.poll(() => page.locator('#question').textContent()).toMatch(/\p{Script=Han}/u)
    await page.locator('main input[inputmode=decimal]').fill('１，０２４')
    await page.locator('main button[type=submit]').tap()
    await session.ratings().nth(0).waitFor()
    await expect.poll(async () => (await page.locator('main').textContent())?.replace(/\s/g, '')).toContain('1024')
    const before = await session.position()
    await session.ratings().nth(0).tap()
    await expect.poll(() => session.position()).toBe(before + 1)
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await expectStored(page, 1)
    expect(watched.complaints).toEqual([])
    await watched.close()
  })
})

describe('an answer', () => {
  test('that cannot be read is no attempt: it is told, kept in the field, and nothing is logged', async () => {
    const watched = await WatchedPage.open(browser)
    const { page } = watched
    const session = new SessionDriver(page)
    await session.comeToFirstCard(address)
    // the very first key goes into the field, whatever is still loading
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('inputmode'))).toBe('decimal')
    await page.keyboard.type('12 apples')
    await page.keyboard.press('Enter')
    await page.locator('#problem:not(:empty)').waitFor()
    await expect.poll(() => page.locator('#problem').textContent()).toContain('apples')
    await expect.poll(() => page.locator('main input[inputmode=decimal]').inputValue()).toBe('12 apples')
    // what was not read is marked in the field, which keeps the focus
    await expect.poll(() => page.evaluate(() => getSelection()?.toString() ?? '')).toBe('apples')
    await expect.poll(() => session.ratings().count()).toBe(0)
    expect(Object.values(await waitingOnDevice(page))).toEqual([0])
    await expectStored(page, 0)
    await watched.close()
  })

  test('is told how it is read while it is typed, and a half-typed one is no error', async () => {
    const watched = await WatchedPage.open(browser)
    const { page } = watched
    await new SessionDriver(page).beginAsGuest(address)
    const echo = page.locator('#echo')
    await page.keyboard.type('2^')
    await page.waitForTimeout(200)
    await expect.poll(() => page.locator('#problem').textContent()).toBe('')
    await page.keyboard.type('10')
    await expect.poll(() => echo.textContent()).toMatch(/read as 1\s024/)
    await page.locator('main input[inputmode=decimal]').fill('14/4')
    await expect.poll(() => echo.textContent()).toBe('read as 7/2 = 3.5')
    await page.locator('main input[inputmode=decimal]').fill('12')
    await expect.poll(() => echo.textContent()).toBe('')
    await watched.close()
  })

  test('that a named mistake gives is told which, and rating it well asks once', async () => {
    const watched = await WatchedPage.open(browser)
    const { page } = watched
    const session = new SessionDriver(page)
    await session.beginAsGuest(address)
    await session.learn()
    const { wrong } = await session.key()
    await page.keyboard.type(wrong[0]?.value ?? '')
    await page.keyboard.press('Enter')
    await session.ratings().first().waitFor()
    const sentence = await page.evaluate(
      (html) => new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim(),
      wrong[0]?.html ?? '',
    )
    const said = async () => (await page.locator('main').textContent())?.replace(/\s+/g, ' ')
    await expect.poll(said).toContain(sentence?.replace(/\s+/g, ' '))
    const before = await session.position()
    await page.keyboard.press('3')
    await page.locator('.rating-doubted').waitFor()
    await expect.poll(() => session.position()).toBe(before)
    await page.keyboard.press('3')
    await expect.poll(() => session.position()).toBe(before + 1)
    await watched.close()
  })

  test('given twice by a double key is counted once, and an undo brings the card back with it', async () => {
    const watched = await WatchedPage.open(browser)
    const { page } = watched
    const session = new SessionDriver(page)
    await session.beginAsGuest(address)
    await session.learn()
    const first = await page.locator('#question').textContent()
    await session.answerByKeyboard({ right: true })
    // both before the first of them has been kept, however slow the machine
    await page.evaluate(() => {
      for (let pressed = 0; pressed < 2; pressed += 1) {
        const key = new KeyboardEvent('keydown', { key: '3', code: 'Digit3', bubbles: true, cancelable: true })
        document.activeElement?.dispatchEvent(key)
      }
    })
    await page.waitForFunction((was) => document.querySelector('#question')?.textContent !== was, first)
    await expectStored(page, 1)
    await page.keyboard.press('Control+z')
    await page.waitForFunction((was) => document.querySelector('#question')?.textContent === was, first)
    await expect.poll(() => session.ratings().count()).toBe(4)
    await expectStored(page, 0)
    await watched.close()
  })
})

test('the language switched in mid-session keeps the place and asks in the other language', async () => {
  const watched = await WatchedPage.open(browser)
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  await session.learn()
  await session.answerByKeyboard({ right: true })
  await session.rate(3)
  await expectStored(page, 1)
  await watched.context.addCookies([{ name: 'language', value: 'zh', url: address }])
  await page.reload()
  await page.waitForFunction(() => /\p{Script=Han}/u.test(document.querySelector('#question')?.textContent ?? ''))
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-Hans')
  await expect.poll(() => page.locator('h1').textContent()).toMatch(/第 2 张/)
  await expectStored(page, 1)
  await watched.close()
})

async function focusedText(page: WatchedPage['page']): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
}

/** Waits until the server counts so many effective answers today. */
async function expectStored(page: WatchedPage['page'], answers: number): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const { counts } = (await (await fetch('/api/queue?n=1')).json()) as { counts: { learning: number } }
          return counts.learning
        }),
      { timeout: 30_000 },
    )
    .toBe(answers)
}
