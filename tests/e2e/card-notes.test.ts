import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { QueueAnswer } from '@/lib/study'
import { openBrowser, WatchedPage } from '../support/browser'
import { guest, userIdOf } from '../support/guest'
import { readLog } from '../support/read-log'

const address = inject('address')
const databaseUrl = inject('appDatabaseUrl')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a note written and written again without a line is kept both times, and goes out by itself', async () => {
  const jar = await guest(address)
  const user = await userIdOf(address, jar)
  const asked = await fetch(`${address}/api/queue?n=1`, { headers: { cookie: jar.header } })
  const cardId = ((await asked.json()) as QueueAnswer).items[0]?.cardId ?? ''
  const { context, page, close } = await open(jar.pairs)
  await page.goto(`${address}/cards/${cardId}`, { waitUntil: 'load' })
  // what sends is loaded when it is first needed, and that is with a line here
  const write = async (text: string): Promise<void> => {
    await page.getByRole('button', { name: 'Write a note' }).click()
    await page.locator('textarea').fill(text)
    await page.getByRole('button', { name: 'Save' }).click()
  }
  await context.route('**/api/reviews', (route) => route.abort())
  await write('first')
  await page.getByText('Kept on this device').first().waitFor()
  await page.getByRole('button', { name: 'Write a note' }).click()
  await expect.poll(() => page.locator('textarea').inputValue()).toBe('first')
  await page.locator('textarea').fill('second')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForTimeout(500)
  await context.unroute('**/api/reviews')
  const notes = () => readLog(databaseUrl, user).flatMap((entry) => (entry.type === 'note' ? [entry.text] : []))
  await expect.poll(notes, { timeout: 40_000 }).toEqual(['first', 'second'])
  await page.getByText('second').first().waitFor()
  await close()
})

async function open(cookies: readonly (readonly [name: string, value: string])[]) {
  const watched = await WatchedPage.open(browser)
  await watched.context.addCookies(cookies.map(([name, value]) => ({ name, value, url: address })))
  return { context: watched.context, page: watched.page, close: () => watched.close() }
}
