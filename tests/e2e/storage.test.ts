import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, WatchedPage } from '../support/browser'
import { userOf, withoutNetworkNoise } from '../support/device'
import { readLog } from '../support/read-log'
import { SessionDriver } from '../support/session-driver'

const address = inject('address')
const database = inject('appDatabaseUrl')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('F13: a browser that keeps nothing says so; answers go out at once, and before any is lost it asks', async () => {
  const watched = await WatchedPage.open(browser)
  const { page, context } = watched
  await context.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException(
        'A mutation operation was attempted on a database that did not allow mutations.',
        'InvalidStateError',
      )
    }
    IDBFactory.prototype.open = refuse
    Object.defineProperty(window, 'localStorage', { get: refuse })
  })
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  await session.learn()
  const user = await userOf(page)
  await page.getByText('This browser keeps nothing on this device').waitFor()
  await session.answerByKeyboard({ right: false })
  await session.rate(1)
  await expect.poll(() => readLog(database, user).length).toBe(1)

  await context.setOffline(true)
  await session.answerByKeyboard({ right: false })
  await session.rate(1)
  await page.getByText('1 answer waits on this device.').waitFor()
  const question = page.waitForEvent('dialog')
  const closing = page.close({ runBeforeUnload: true })
  const dialog = await question
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await closing
  await context.setOffline(false)
  await expect.poll(() => readLog(database, user).length).toBe(2)
  expect(withoutNetworkNoise(watched.complaints)).toEqual([])
  await watched.close()
})

test('F13: where the device is full, answers still go out, and the session goes on', async () => {
  const watched = await WatchedPage.open(browser)
  const { page, context } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  await session.learn()
  const user = await userOf(page)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: address, quotaSize: 1 })
  for (let given = 1; given <= 2; given += 1) {
    await session.answerByKeyboard({ right: false })
    await session.rate(1)
    await expect.poll(() => readLog(database, user).length).toBe(given)
  }
  expect(withoutNetworkNoise(watched.complaints)).toEqual([])
  await watched.close()
})
