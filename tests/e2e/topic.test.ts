import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { QueueAnswer } from '@/lib/study'
import { goldenEntries } from '../plan/golden-log'
import { untilAlive } from '../support/alive'
import { openBrowser, PHONE, WatchedPage } from '../support/browser'
import { faults } from '../support/faults'
import { guest, postEntries, type Jar } from '../support/guest'
import { serverDay } from '../support/server-day'

const address = inject('address')
const TOPIC = 'receptive-field'
const LOOKS = [
  { language: 'en', theme: 'light', phone: false },
  { language: 'zh', theme: 'dark', phone: true },
] as const

let browser: Browser
/** who has answered three cards of the topic as the golden log says, up to yesterday */
let person: Jar
/** the very topic of one of these cards */
let answeredTopic: string
beforeAll(async () => {
  browser = await openBrowser()
  person = await guest(address)
  person.set('zone', 'UTC')
  const firstOf = async (kind: string): Promise<string> => {
    const url = `${address}/api/queue?n=1&topic=${TOPIC}&kind=${kind}`
    const asked = await fetch(url, { headers: { cookie: person.header } })
    const item = ((await asked.json()) as QueueAnswer).items[0]
    answeredTopic = item?.topic.at(-1)?.id ?? ''
    return item?.cardId ?? ''
  }
  const cards = { a: await firstOf('numeric'), b: await firstOf('choice'), c: await firstOf('explain') }
  const yesterday = (await serverDay(address, person)).studyDay - 1
  const kept = await postEntries(
    address,
    person,
    goldenEntries((name) => cards[name], yesterday),
  )
  const { results } = (await kept.json()) as { results: { status: string }[] }
  expect(results.every(({ status }) => status === 'stored')).toBe(true)
})
afterAll(() => browser.close())

async function open(path: string, look: (typeof LOOKS)[number] = LOOKS[0]): Promise<WatchedPage> {
  const watched = await WatchedPage.open(browser, look.phone ? PHONE : {})
  const cookies = [...person.pairs, ['language', look.language] as const, ['theme', look.theme] as const]
  await watched.context.addCookies(cookies.map(([name, value]) => ({ name, value, url: address })))
  await watched.page.goto(`${address}/topics/${path}`)
  return watched
}

/** What stands in a chart's sentence and in its table. */
const shown = (page: Page, name: string) =>
  page.locator(`section[aria-labelledby=${name}]`).evaluate((section) => {
    const cells = (row: Element): string[] => [...row.children].map(({ textContent }) => textContent)
    return {
      finding: section.querySelector('figcaption')?.textContent ?? '',
      head: [...section.querySelectorAll('thead tr')].flatMap(cells),
      rows: [...section.querySelectorAll('tbody tr')].map(cells),
    }
  })

test.each(LOOKS)(
  'is free of faults and fits its width, its charts say the same as their tables and files, in $language, $theme',
  async (look) => {
    const watched = await open(`${TOPIC}?days=90`, look)
    const { page } = watched
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)))
    await untilAlive(page.locator('section[aria-labelledby=acts] button').last())
    await page.locator('section[aria-labelledby=acts] button').last().click()
    expect(await faults(watched)).toEqual([])
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(look.phone ? 390 : 1280)

    const history = await shown(page, 'history')
    expect(history.rows).toHaveLength(41)
    const today = history.rows[30]
    const whole = (cell: string | undefined) => `${Math.round(Number.parseFloat(cell ?? ''))}%`
    expect(history.finding).toContain(whole(today?.[2]))
    expect(history.finding).toContain(whole(today?.[5]))
    expect(history.finding).toContain(whole(history.rows.at(-1)?.[2]))

    const calibration = await shown(page, 'calibration')
    expect(calibration.rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(7)
    for (const part of ['75.7%', '85.7%', '31.3%']) expect(calibration.finding).toContain(part)

    for (const [name, { head, rows }] of Object.entries({ history, calibration })) {
      const href = await page.locator(`section[aria-labelledby=${name}] a[download]`).getAttribute('href')
      const answer = await page.request.get(`${address}${href ?? ''}`)
      expect(answer.status(), name).toBe(200)
      const [first = '', ...lines] = (await answer.text()).slice(1).trimEnd().split('\r\n')
      expect(first.split(',').length, name).toBe(head.length)
      expect(lines.length, name).toBe(rows.length)
    }
    expect(watched.complaints).toEqual([])
    await watched.close()
  },
)

test('all its cards are suspended and reset at once, after saying how many, and each is undone', async () => {
  const watched = await open(TOPIC)
  const { page } = watched
  const acts = page.locator('section[aria-labelledby=acts]')
  const figures = page.locator('main dl').first()
  const before = await figures.innerText()
  const cards = /of (\d+) cards met/.exec(before)?.[1] ?? ''

  await untilAlive(acts.getByRole('button', { name: 'Suspend…' }))
  await acts.getByRole('button', { name: 'Suspend…' }).click()
  await acts.getByRole('button', { name: `Suspend all ${cards} cards, here and below` }).click()
  await acts.getByText(`${cards} cards were suspended`).waitFor()
  await expect.poll(() => figures.innerText()).toContain('0 of 0 cards met')
  await page.reload()
  await untilAlive(acts.getByRole('button', { name: 'Undo' }))
  await acts.getByRole('button', { name: 'Undo' }).click()
  await acts.getByText('Undone.').waitFor()
  await figures.getByText(`of ${cards} cards met`).waitFor()
  await expect.poll(() => figures.innerText()).toBe(before)

  await acts.getByRole('button', { name: 'Reset…' }).click()
  await acts.getByText('Their answers are forgotten').waitFor()
  await acts.getByRole('button', { name: 'Reset all 3 cards, here and below' }).click()
  await figures.getByText(`0 of ${cards} cards met`).waitFor()
  await acts.getByRole('button', { name: 'Undo' }).click()
  await figures.getByText(`3 of ${cards} cards met`).waitFor()
  await expect.poll(() => figures.innerText()).toBe(before)
  expect(watched.complaints).toEqual([])
  await watched.close()
})

test('its cards are sorted by the server, without a script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  await context.addCookies([...person.pairs].map(([name, value]) => ({ name, value, url: address })))
  const page = await context.newPage()
  await page.goto(`${address}/topics/${answeredTopic}`)
  await page.locator('section[aria-labelledby=cards] th').getByRole('link', { name: 'Recall' }).click()
  await page.waitForURL('**sort=recall**')
  await expect.poll(() => page.locator('th[aria-sort=ascending]').innerText()).toContain('Recall')
  const recalls = await page.locator('section[aria-labelledby=cards] tbody tr td:last-child').allInnerTexts()
  const numbers = recalls.map((text) => (text.trim() === '' ? Infinity : Number.parseFloat(text)))
  expect(numbers[0]).toBeLessThan(Infinity)
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
  await expect.poll(() => page.locator('section[aria-labelledby=history] svg').count()).toBe(1)
  await context.close()
})

test('cards and files are asked for by their own person, of topics that there are', async () => {
  for (const path of [`history.csv?topic=${TOPIC}`, `cards?topic=${TOPIC}&scope=own&act=reset`]) {
    expect((await fetch(`${address}/api/topics/${path}`)).status, path).toBe(401)
  }
  const statusOf = async (path: string): Promise<number> =>
    (await fetch(`${address}/api/topics/${path}`, { headers: { cookie: person.header } })).status
  expect(await statusOf('history.csv?topic=no/such')).toBe(404)
  expect(await statusOf(`constructor.csv?topic=${TOPIC}`)).toBe(404)
  expect(await statusOf('cards?topic=no/such&scope=own&act=reset')).toBe(404)
  expect(await statusOf(`cards?topic=${TOPIC}&scope=own&act=delete`)).toBe(422)
})
