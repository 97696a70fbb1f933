import { readdirSync, readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { intervalFor, DEFAULT_MODEL, memoryAfter, type LogEntry, type Memory } from '@/lib/memory'
import { asDay } from '@/lib/time'
import type { QueueAnswer } from '@/lib/study'
import { untilAlive } from '../support/alive'
import { openBrowser, PHONE, WatchedPage } from '../support/browser'
import { guest, postEntries, type Jar } from '../support/guest'
import { isSound } from '../support/is-sound'
import { reviewEntry } from '../support/review-entry'
import { learnerHistories, SHORT_MEMORY } from '../training/learner'

const address = inject('address')
const DAY_MS = 86_400_000
/** Every built-in card, as the files name them. */
const CARD_IDS = readdirSync('content/cards', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort()
  .flatMap((file) =>
    [...readFileSync(`content/cards/${file}`, 'utf8').matchAll(/^ {2}- id: (\S+)$/gm)].map(([, id]) => id),
  )
const LOOKS = [
  { language: 'en', theme: 'light' },
  { language: 'zh', theme: 'dark' },
] as const

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A guest who answered some cards for months, and forgets faster than the published model says. */
async function learner(reviews: number): Promise<Jar> {
  const jar = await guest(address)
  jar.set('zone', 'UTC')
  const asked = await fetch(`${address}/api/queue?n=1`, { headers: { cookie: jar.header } })
  const { studyDay } = (await asked.json()) as QueueAnswer
  const histories = learnerHistories(reviews, { memory: SHORT_MEMORY }).slice(0, CARD_IDS.length)
  const newest = Math.max(...histories.flatMap(({ reviews: given }) => given.map(({ at }) => at)))
  // the last answers came yesterday
  const entries: LogEntry[] = histories.flatMap(({ reviews: given }, place): LogEntry[] => {
    const cardId = CARD_IDS[place] ?? ''
    let memory: Memory | null = null
    return given.map(({ rating, elapsedDays, at }, turn) => {
      memory = memoryAfter(memory, elapsedDays, rating, DEFAULT_MODEL)
      const day = studyDay - Math.floor(newest / DAY_MS) + Math.floor(at / DAY_MS) - 1
      const days = Math.max(1, Math.round(intervalFor(memory.stability, 0.9, DEFAULT_MODEL)))
      return reviewEntry(cardId, day * DAY_MS + DAY_MS / 2 + (place % 1_000) * 1_000 + turn, {
        mode: turn === 0 ? 'new' : 'due',
        rating,
        recallBefore: 0.9,
        next: { phase: 'review', step: 0, dueDay: asDay(day + days), fuzzDays: 0, balanceDays: 0 },
      })
    })
  })
  const first = entries.slice().sort((a, b) => a.at - b.at)
  for (let from = 0; from < first.length; from += 400) {
    const answer = await postEntries(address, jar, first.slice(from, from + 400))
    expect(answer.status).toBe(200)
  }
  return jar
}

async function open(jar: Jar, look: (typeof LOOKS)[number] = LOOKS[0], phone = false): Promise<WatchedPage> {
  const watched = await WatchedPage.open(browser, phone ? PHONE : {})
  const cookies = [...jar.pairs, ['language', look.language] as const, ['theme', look.theme] as const]
  await watched.context.addCookies(cookies.map(([name, value]) => ({ name, value, url: address })))
  return watched
}

const section = (page: Page) => page.locator('section#model')

test('a model is fitted, taken on, shown what it would move, moved, and all of it undone', async () => {
  const watched = await open(await learner(1_500))
  const { page } = watched
  await page.goto(`${address}/settings`)
  await section(page).getByText('In force: the published model.').waitFor()
  await untilAlive(section(page).getByRole('button', { name: 'Fit it to my answers' }))
  await section(page).getByRole('button', { name: 'Fit it to my answers' }).click()
  await section(page).getByRole('progressbar').waitFor()
  await section(page)
    .getByText(/would predict you better.*log loss goes from 0\.\d{3} to 0\.\d{3}/)
    .waitFor({ timeout: 150_000 })
  await section(page).getByText('The figures').click()
  await isSound(watched, 'the outcome')
  await page.setViewportSize({ width: 390, height: 844 })
  await isSound(watched, 'the outcome on a phone')
  const figures = await section(page).locator('table').boundingBox()
  expect((figures?.x ?? 0) + (figures?.width ?? Infinity), 'the right edge of the figures').toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect.poll(() => section(page).locator('tbody tr').count()).toBeGreaterThanOrEqual(2)

  await section(page).getByRole('button', { name: 'Use it' }).click()
  await page.waitForURL('**/settings/moves?reason=model')
  await page.getByText(/^This would move \d+ cards\.$/).waitFor()
  await page.getByText('Show them').click()
  const shown = await page.locator('tbody tr').count()
  expect(shown).toBeGreaterThan(0)
  await isSound(watched, 'what would move')
  const due = async (): Promise<string> => (await (await page.request.get(`${address}/api/queue?n=1`)).json()).counts
  const before = JSON.stringify(await due())

  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByText('Nothing would move.').waitFor()
  expect(JSON.stringify(await due())).not.toBe(before)
  await page.getByRole('button', { name: 'Undo that move' }).click()
  await page.getByText(/^This would move \d+ cards\.$/).waitFor()
  expect(JSON.stringify(await due())).toBe(before)

  await page.getByRole('link', { name: 'Leave as it is' }).click()
  await section(page)
    .getByText(/In force: your model of/)
    .waitFor()
  await section(page).getByRole('button', { name: 'Use this one: The published model' }).click()
  await page.waitForURL('**/settings/moves?reason=model')
  await page.getByText('Nothing would move.').waitFor()
  expect(watched.complaints).toEqual([])
  await watched.close()
}, 360_000)

test('a fit can be cancelled, and nothing has changed', async () => {
  const watched = await open(await learner(1_200))
  const { page } = watched
  await page.goto(`${address}/settings`)
  await untilAlive(section(page).getByRole('button', { name: 'Fit it to my answers' }))
  await section(page).getByRole('button', { name: 'Fit it to my answers' }).click()
  await section(page).getByRole('button', { name: 'Cancel' }).click()
  await section(page).getByRole('button', { name: 'Fit it to my answers' }).waitFor()
  const state = await page.request.get(`${address}/api/model/training`)
  expect(await state.json()).toEqual({ v: 1, state: 'idle' })
  await watched.close()
})

test('while a fit runs, the server answers others without waiting', async () => {
  const jar = await learner(1_200)
  const headers = { cookie: jar.header, origin: address }
  const training = `${address}/api/model/training`
  expect((await fetch(training, { method: 'POST', headers })).status).toBe(202)
  expect((await fetch(training, { method: 'POST', headers })).status).toBe(202)
  const waits: number[] = []
  let state = 'running'
  const begun = performance.now()
  while (state === 'running' && performance.now() - begun < 150_000) {
    const from = performance.now()
    state = ((await (await fetch(training, { headers })).json()) as { state: string }).state
    waits.push(performance.now() - from)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  expect(state).toBe('done')
  const [median = Infinity] = waits.sort((a, b) => a - b).slice(waits.length >> 1)
  // the fit itself takes longer on a machine that does much else, and so may an answer
  expect(median).toBeLessThan(Math.max(250, (performance.now() - begun) / 20))
  expect((await fetch(training, { method: 'DELETE', headers })).status).toBe(204)
})

test('who has hardly answered anything is told how much it takes, and strangers nothing at all', async () => {
  const watched = await open(await guest(address))
  await watched.page.goto(`${address}/settings`)
  await expect
    .poll(() => section(watched.page).innerText())
    .toMatch(/no review to learn from yet\. It takes at least 64/)
  await expect.poll(() => section(watched.page).getByRole('button').count()).toBe(0)
  await watched.close()
  for (const [path, method] of [
    ['/api/model/training', 'GET'],
    ['/api/model/training', 'POST'],
    ['/api/model/training', 'PUT'],
    ['/api/model/training', 'DELETE'],
    ['/api/model/moves?reason=model', 'GET'],
  ] as const) {
    expect(
      (await fetch(`${address}${path}`, { method, headers: { origin: address } })).status,
      `${method} ${path}`,
    ).toBe(401)
  }
})

describe.each(LOOKS)('in $language, $theme', (look) => {
  test('what each retention costs stands beside the choice, as curves and as a table', async () => {
    const jar = await learner(400)
    for (const phone of [false, true]) {
      const watched = await open(jar, look, phone)
      const { page } = watched
      await page.goto(`${address}/settings`)
      await page.locator('#workload a').first().click()
      const panel = page.locator('#workload section')
      await panel.waitFor()
      await panel.locator('summary').click()
      await expect.poll(() => panel.locator('svg[role=img]').count()).toBe(2)
      const rows = await panel.locator('tbody tr').allInnerTexts()
      expect(rows).toHaveLength(10)
      const minutes = rows.map((row) => Number(row.split('\t')[1]))
      expect(minutes.at(-1)).toBeGreaterThan(minutes[0] ?? Infinity)
      await isSound(watched, 'settings')
      expect(watched.complaints).toEqual([])
      await page.goto(`${address}/settings/moves?reason=retention`)
      await isSound(watched, 'moves')
      await watched.close()
    }
  })
})
