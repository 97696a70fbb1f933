import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, PHONE, WatchedPage } from '../support/browser'
import { faults } from '../support/faults'
import { sessionsOnDevice, userOf } from '../support/device'
import { guest } from '../support/guest'
import { MockDriver } from '../support/mock-driver'

const address = inject('address')
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function open(language: 'en' | 'zh', theme: 'light' | 'dark', options = {}) {
  const watched = await WatchedPage.open(browser, options)
  const jar = await guest(address)
  const cookies = [...jar.pairs, ['language', language] as const, ['theme', theme] as const]
  await watched.context.addCookies(cookies.map(([name, value]) => ({ name, value, url: address })))
  return { watched, page: watched.page, mock: new MockDriver(watched.page) }
}
const widths = (page: MockDriver['page']) =>
  page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const)

test('ten minutes typed: kept through a reload, reported, counted once, taken back, printed and studied', async () => {
  const { watched, page, mock } = await open('en', 'light')
  await mock.openWith('explain', address)
  await mock.begin(address)
  expect(await faults(watched)).toEqual([])
  await expect.poll(() => page.locator('[role=timer]').textContent()).toMatch(/left/)

  await mock.fill('It keeps the size of the map.')
  // what is typed is on the device a moment later
  const user = await userOf(page)
  await expect.poll(() => sessionsOnDevice(page, user)).toContain('It keeps the size of the map.')
  const question = await page.locator('#question').textContent()
  await page.reload()
  await mock.asks()
  await expect.poll(() => page.locator('#question').textContent()).toBe(question)
  const kept = page.locator('main textarea, main input[type=text], main :checked').first()
  await expect.poll(() => kept.inputValue()).not.toBe('')
  await page.getByRole('button', { name: 'Hide the clocks' }).click()
  await expect.poll(() => page.locator('[role=timer]').count()).toBe(0)
  await page.getByRole('button', { name: 'Show the clocks' }).click()

  await mock.handIn()
  await mock.fill()
  await mock.handIn()
  await expect
    .poll(() => page.locator('.verdict, .mock-report').count(), { message: 'no verdict before the report' })
    .toBe(0)
  await mock.end()
  await expect.poll(() => page.locator('h1').textContent()).toMatch(/^Mock interview of /)
  expect(await faults(watched)).toEqual([])

  const written = page.locator('.mock-question:has(.mock-rubric)').first()
  await written.locator('.mock-rubric:enabled').waitFor()
  const boxes = written.locator('.mock-rubric input[type=checkbox]')
  for (const box of await boxes.all()) if (!(await box.isChecked())) await box.locator('xpath=..').click()
  await expect.poll(() => written.locator('.mock-rating-one:has(:checked)').textContent()).toMatch(/Good/)
  const markdown = await page.evaluate(async () => {
    const link = document.querySelector<HTMLAnchorElement>('a[download]')
    return (await fetch(link?.href ?? '')).text()
  })
  expect(markdown).toMatch(/^# Mock interview of /)
  expect(markdown).toContain('It keeps the size of the map.')

  await page.getByRole('button', { name: /^Count the/ }).click()
  await page.getByRole('button', { name: 'Take them back' }).waitFor()
  await page.reload()
  const questions = await page.locator('.mock-question').count()
  await expect.poll(() => page.locator('.mock-rating:disabled').count()).toBe(questions)
  const told = () =>
    page.evaluate(async () => {
      const answer = await fetch('/api/reviews/undoable?n=20')
      return ((await answer.json()) as { entries: { type: string }[] }).entries.length
    })
  await expect.poll(told).toBe(questions)
  await page.getByRole('button', { name: 'Take them back' }).click()
  await page.getByRole('button', { name: /^Count the/ }).waitFor()
  await expect.poll(told).toBe(0)

  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('nav').first().isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })

  const study = page.locator('a[href^="/review?only="]')
  if ((await study.count()) > 0) {
    await study.click()
    await page.locator('.session #question').waitFor()
  }
  expect(watched.complaints).toEqual([])
  await watched.close()
})

test('an option is picked by its letter, and the arrows go on from there', async () => {
  const { watched, page, mock } = await open('en', 'light')
  await mock.openWith('choice', address, 3)
  await mock.begin(address)
  const options = page.locator('.option-input')
  for (let step = 0; step < 6 && (await options.count()) === 0; step += 1) {
    await mock.fill()
    await mock.handIn()
  }
  const isPicked = (): Promise<boolean[]> =>
    options.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked))
  const before = await mock.title()
  const isOne = (await page.locator('.option-input[type=radio]').count()) > 0
  await page.keyboard.press('b')
  await expect.poll(async () => (await isPicked()).slice(0, 2)).toEqual([false, true])
  await page.keyboard.press('Control+a')
  expect((await isPicked())[0]).toBe(false)
  await page.keyboard.press(isOne ? 'ArrowUp' : 'a')
  await expect.poll(async () => (await isPicked()).slice(0, 2)).toEqual([true, !isOne])
  await page.keyboard.press('Enter')
  await expect.poll(() => mock.title()).not.toBe(before)
  expect(watched.complaints).toEqual([])
  await watched.close()
})

test('十分钟口头面试，在手机上：先想再说，每题之后看对错，自己对照', async () => {
  const { watched, page, mock } = await open('zh', 'dark', PHONE)
  await mock.begin(address, { way: 'aloud', verdicts: 'each' })
  expect(await faults(watched)).toEqual([])
  await mock.fill()
  await expect.poll(() => page.locator('.mock-step-times [data-now]').textContent()).toMatch(/^作答/)
  await mock.handIn()
  // a follow-up comes before the verdict
  if ((await page.locator('main form').count()) > 0) {
    await mock.fill()
    await mock.handIn()
  }
  await page.locator('.card-why').waitFor()
  const width = await widths(page)
  expect(width[0]).toBeLessThanOrEqual(width[1])
  expect(await faults(watched)).toEqual([])
  await page.getByRole('button', { name: '下一题' }).click()
  await mock.asks()
  await page.goto(`${address}/interview/mock`)
  await page.getByRole('link', { name: '继续' }).click()
  await mock.asks()
  await expect.poll(() => mock.title()).toMatch(/^第 2 题/)
  await mock.end()
  expect(await faults(watched)).toEqual([])
  const report = await widths(page)
  expect(report[0]).toBeLessThanOrEqual(report[1])
  expect(watched.complaints).toEqual([])
  await watched.close()
})

test('what is not asked for as agreed is refused with what would be right', async () => {
  const { header: cookie } = await guest(address)
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${address}/api/mocks${path}`, {
      method,
      headers: { cookie, origin: address, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const { code, found } = (await response.json()) as { code?: string; found?: string }
    return [response.status, code, found]
  }
  const id = '01999999-9999-7999-8999-999999999999'
  const wish = { v: 1, id, minutes: 10, scope: { by: 'map' }, way: 'typed', verdicts: 'end' }
  expect(await ask('POST', '', { ...wish, minutes: 11 })).toEqual([422, 'malformed', 'minutes'])
  expect(await ask('POST', '', { ...wish, extra: 1 })).toEqual([422, 'malformed', 'extra'])
  expect(await ask('POST', '', { ...wish, scope: { by: 'role', role: 'poet' } })).toEqual([
    422,
    'unknown_role',
    undefined,
  ])
  expect(await ask('POST', '', { ...wish, scope: { by: 'plan' } })).toEqual([409, 'no_plan', undefined])
  expect(await ask('GET', `/${id}`)).toEqual([404, 'unknown_mock', undefined])
  expect((await ask('POST', '', wish))[0]).toBe(201)
  expect(await ask('PATCH', `/${id}`, { v: 1, marks: [], entryIds: {} })).toEqual([409, 'not_finished', undefined])
  const late = { question: 0, answer: { text: 'x'.repeat(4_001) }, thinkingMs: 0, answeringMs: 0, retries: 0, at: 0 }
  expect(await ask('PUT', `/${id}`, { v: 1, answers: [late] })).toEqual([422, 'malformed', 'answers.0.answer.text'])
  expect(await ask('GET', `/${id}/markdown`)).toEqual([404, 'unknown_mock', undefined])
})
