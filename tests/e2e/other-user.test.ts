import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { untilAlive, untilAsked } from '../support/alive'
import { openBrowser, WatchedPage } from '../support/browser'
import { untilFitForOffline, userOf, waitingOnDevice } from '../support/device'
import { faults } from '../support/faults'
import { readLog } from '../support/read-log'
import { SessionDriver } from '../support/session-driver'

const address = inject('address')
const database = inject('appDatabaseUrl')
const PASSWORD = 'four plain words here'
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A guest who makes an account, with a session begun. */
async function account(page: Page, email: string): Promise<{ session: SessionDriver; user: string }> {
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  const user = await userOf(page)
  await page.goto(`${address}/settings`)
  const form = page.locator('form', { has: page.locator('input[type=email]') })
  await untilAlive(form)
  await form.locator('input[type=email]').fill(email)
  await form.locator('input[name=password]').fill(PASSWORD)
  await form.locator('button[type=submit]').click()
  await page.getByText(email).waitFor()
  await page.goto(`${address}/review`)
  await untilAsked(page)
  await session.learn()
  return { session, user }
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${address}/sign-in`)
  await untilAlive(page.locator('main form'))
  await page.locator('input[type=email]').fill(email)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('main button[type=submit]').click()
  await page.waitForURL(`${address}/`)
}

const cachedFor = (page: Page): Promise<string[]> =>
  page.evaluate(async () =>
    (await caches.keys()).flatMap((name) => (name.includes('/of/') ? [name.split('/of/')[1] ?? ''] : [])),
  )

test('F14: answers wait for the person who gave them; another who signs in neither sends nor sees them', async () => {
  const watched = await WatchedPage.open(browser)
  const { page } = watched
  const { user: b } = await account(page, 'b@example.org')
  await watched.context.clearCookies({ name: /session/ })
  const { session, user: a } = await account(page, 'a@example.org')
  await untilFitForOffline(page)
  expect(await cachedFor(page), 'pages of the one who is signed in, and of nobody else').toEqual([a])
  await watched.context.setOffline(true)
  for (let given = 0; given < 5; given += 1) {
    await session.answerByKeyboard({ right: false })
    await session.rate(1)
  }

  // A's session ends on another machine, and B comes
  await watched.context.clearCookies({ name: /session/ })
  await watched.context.setOffline(false)
  await page.getByText('You are signed out; answers wait on this device.').waitFor()
  await signIn(page, 'b@example.org')
  await page.goto(`${address}/review`)
  await untilAsked(page)
  // B's own sender is at work, the worker with it
  await untilFitForOffline(page)
  await expect.poll(() => page.getByText(/on this device/).count()).toBe(0)
  expect(readLog(database, b)).toEqual([])
  await expect.poll(() => waitingOnDevice(page)).toMatchObject({ [a]: 5, [b]: 0 })
  expect(await cachedFor(page)).not.toContain(a)

  await watched.context.clearCookies({ name: /session/ })
  await signIn(page, 'a@example.org')
  await expect.poll(() => readLog(database, a).length, { timeout: 60_000 }).toBe(5)
  expect(readLog(database, b)).toEqual([])
  await expect.poll(async () => (await waitingOnDevice(page))[a]).toBe(0)
  await watched.close()
})

test('F13: signing out with answers not sent asks, and they may stay here until the person is back', async () => {
  const watched = await WatchedPage.open(browser)
  const { page } = watched
  const { session, user } = await account(page, 'c@example.org')
  await untilFitForOffline(page)
  await watched.context.route('**/api/reviews', (route) => route.abort())
  for (let given = 0; given < 2; given += 1) {
    await session.answerByKeyboard({ right: false })
    await session.rate(1)
  }
  await page.goto(`${address}/settings`)
  await page.getByText('2 answers wait on this device.').first().waitFor()
  await untilAlive(page.getByRole('button', { name: 'Sign out' }))
  await page.getByRole('button', { name: 'Sign out' }).click()
  const question = page.getByRole('group', { name: /2 answers have not reached the server yet/ })
  await question.waitFor()
  expect(await faults(watched)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    question.getByRole('button', { name: 'Export as a file' }).click(),
  ])
  const file = JSON.parse(await streamText(await download.createReadStream())) as {
    waiting: object[]
    refused: object[]
  }
  expect(file.waiting).toHaveLength(2)
  expect(file.waiting[0]).toMatchObject({ type: 'review', rating: 1 })
  expect(file.refused).toEqual([])
  await question.getByRole('button', { name: 'Sign out and keep them here' }).click()
  await page.waitForURL(`${address}/`)
  await page.getByRole('link', { name: 'I have an account' }).waitFor()
  await expect.poll(() => cachedFor(page)).toEqual([])
  await expect.poll(() => waitingOnDevice(page)).toEqual({ [user]: 2 })
  expect(readLog(database, user)).toEqual([])

  await watched.context.unroute('**/api/reviews')
  await signIn(page, 'c@example.org')
  await expect.poll(() => readLog(database, user).length, { timeout: 60_000 }).toBe(2)

  // with nothing left to send nothing is asked, and nothing stays
  await expect.poll(async () => (await waitingOnDevice(page))[user]).toBe(0)
  await page.goto(`${address}/settings`)
  await untilAlive(page.getByRole('button', { name: 'Sign out' }))
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(`${address}/`)
  await expect.poll(() => waitingOnDevice(page)).toEqual({})
  await expect.poll(() => cachedFor(page)).toEqual([])
  await watched.close()
})

async function streamText(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
