import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { untilAsked } from '../support/alive'
import { openBrowser, PHONE, WatchedPage } from '../support/browser'
import { faults } from '../support/faults'
import { guest } from '../support/guest'
import { SessionDriver } from '../support/session-driver'
import { sideways } from '../support/sideways'

const address = inject('address')
const PICTURES = '/review?kind=figure'
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function pictures(options = {}) {
  const watched = await WatchedPage.open(browser, options)
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  await page.goto(`${address}${PICTURES}`)
  await page.locator('.plate-enlarge').nth(2).waitFor()
  await untilAsked(page)
  return { watched, page, session }
}

test('pictures to choose from are drawn by the server, before any script has run', async () => {
  const html = await (
    await fetch(`${address}${PICTURES}`, { headers: { cookie: (await guest(address)).header } })
  ).text()
  const plates = html.match(/option-plate/g) ?? []
  expect(plates.length).toBeGreaterThanOrEqual(3)
  // the first answer of a server streams them behind their frames, in the same page
  const drawn = html.match(/<svg[^>]*role="img"[^>]*class="scene"[^>]*><(path|g|rect|polygon|polyline|text)/g) ?? []
  expect(drawn.length).toBeGreaterThanOrEqual(plates.length)
})

test('a picture is picked by its letter, by arrows, and from its enlargement; the right one is told', async () => {
  const { watched, page, session } = await pictures()
  const checked = (): Promise<number> =>
    page.locator('.plate').evaluateAll((all) => all.findIndex((one) => one.querySelector(':checked') !== null))
  await page.keyboard.press('b')
  await expect.poll(checked).toBe(1)
  await page.keyboard.press('ArrowRight')
  await expect.poll(checked).toBe(2)

  await page.getByRole('button', { name: 'Enlarge A' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.locator('dialog[open]')
  await dialog.locator('svg.scene').waitFor()
  const [small, large] = [
    await page.locator('.plate svg.scene').first().boundingBox(),
    await dialog.locator('svg.scene').boundingBox(),
  ]
  expect(large?.width).toBeGreaterThan((small?.width ?? 0) * 1.2)
  expect(await faults(watched)).toEqual([])
  // keys of the session are off behind it
  await page.keyboard.press('c')
  await expect.poll(() => checked()).toBe(2)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Enlarge A')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Pick A' }).click()
  await expect.poll(checked).toBe(0)

  await page.keyboard.press('d')
  await page.keyboard.press('Enter')
  await session.ratings().first().waitFor()
  await expect.poll(() => page.locator('main [role=status]').last().textContent()).toMatch(/Right|The answer is/)
  expect(
    await page
      .locator('li.option-judged')
      .evaluateAll((all) => all.map((one) => 'picked' in (one as HTMLElement).dataset).indexOf(true)),
  ).toBe(3)
  expect(await faults(watched)).toEqual([])
  expect(watched.complaints).toEqual([])
  await watched.close()
})

test('pictures are practised like numbers', async () => {
  const { watched, page, session } = await pictures()
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await session.ratings().nth(3).waitFor()
  await page.keyboard.press('n')
  await page.locator('.practice-bar').waitFor()
  await expect.poll(() => page.locator('.plate :checked').count()).toBe(0)
  await page.keyboard.press('b')
  await page.keyboard.press('Enter')
  await session.ratings().nth(2).waitFor()
  await page.keyboard.press('Escape')
  await session.ratings().nth(3).waitFor()
  await watched.close()
})

test('on a phone nothing is too wide, and every target is as large as a thumb', async () => {
  const { watched, page, session } = await pictures(PHONE)
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  for (const target of await page.locator('.plate-enlarge, .option-plate').all()) {
    const box = await target.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
  }
  await page.locator('.plate-enlarge').first().tap()
  await page.getByRole('button', { name: 'Pick A' }).tap()
  await page.locator('main button[type=submit]').tap()
  await session.ratings().nth(3).waitFor()
  expect(watched.complaints).toEqual([])
  await watched.close()
})

test('the picture behind an answer has its values in a table that takes no room, however long its rows', async () => {
  const watched = await WatchedPage.open(browser, PHONE)
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  const asked = `${address}/review?topic=sampling/align-corners&kind=numeric`
  await page.goto(asked)
  await page.locator('main input[inputmode=decimal]').waitFor()
  await session.learn(asked)
  await session.answerByKeyboard({ right: false })
  await page.locator('figure svg.scene').waitFor()
  const table = page.locator('figure table')
  await table.waitFor({ state: 'attached' })
  // as long as the longest rows are
  await table.evaluate((node) => {
    for (let cell = 0; cell < 80; cell += 1)
      (node as HTMLTableElement).rows[0]?.insertCell().append(String(cell * 1000))
  })
  expect(await sideways(page)).toBe(0)
  await watched.close()
})
