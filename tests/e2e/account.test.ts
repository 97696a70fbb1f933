import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { untilAlive } from '../support/alive'
import { openBrowser, WatchedPage } from '../support/browser'
import { userOf } from '../support/device'
import { signIn } from '../support/guest'
import { readLog } from '../support/read-log'
import { SessionDriver } from '../support/session-driver'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const address = inject('address')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a guest becomes an account with all history, signs out and in again, and gets a new password from the operator', async () => {
  const watched = await WatchedPage.open(browser)
  const { page } = watched
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  await session.learn()
  await session.answerByKeyboard({ right: true })
  await session.rate(3)
  const user = await userOf(page)
  await expect.poll(() => readLog(inject('appDatabaseUrl'), user).length).toBe(1)
  const cookieOf = async (): Promise<string> =>
    (await watched.context.cookies()).find(({ name }) => name.endsWith('receptive.session'))?.value ?? ''
  const before = await cookieOf()

  await page.goto(`${address}/settings`)
  const form = page.locator('form', { has: page.locator('input[type=email]') })
  await untilAlive(form)
  await form.locator('input[type=email]').fill('ada@example.org')
  await form.locator('input[name=password]').fill('too short')
  await form.locator('button[type=submit]').click()
  await form.getByText(/15/).first().waitFor()
  await expect.poll(() => form.locator('input[type=email]').inputValue()).toBe('ada@example.org')
  await form.locator('input[name=password]').fill('four plain words here')
  await form.locator('button[type=submit]').click()
  await page.getByText('ada@example.org').waitFor()

  expect(await statusWith(before), 'the guest’s session has ended').toBe(401)
  expect(await statusWith(await cookieOf())).toBe(200)
  await page.goto(address)
  await expect.poll(() => page.locator('main').textContent()).toMatch(/1 day in a row/)

  expect(
    await signIn(address, 'password', { email: 'Ada@Example.org', password: 'four plain words here' }),
  ).not.toBeNull()
  expect(await signIn(address, 'password', { email: 'ada@example.org', password: 'four plain words her' })).toBeNull()

  const words = execFileSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'scripts/account.ts', 'reset', 'ada@example.org'],
    {
      cwd: ROOT,
      input: 'five other words stand here',
      env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: inject('appDatabaseUrl') },
      encoding: 'utf8',
    },
  )
  expect(words).toContain('ada@example.org')
  expect(await statusWith(await cookieOf()), 'every session has ended').toBe(401)
  expect(
    await signIn(address, 'password', { email: 'ada@example.org', password: 'five other words stand here' }),
  ).not.toBeNull()
  await watched.close()
})

async function statusWith(session: string): Promise<number> {
  const answer = await fetch(`${address}/api/queue?n=1`, { headers: { cookie: `receptive.session=${session}` } })
  return answer.status
}
