import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { QueueAnswer } from '@/lib/study'
import { goldenEntries } from '../plan/golden-log'
import { goByKeys } from '../support/alive'
import { openBrowser, PHONE, WatchedPage } from '../support/browser'
import { faults } from '../support/faults'
import { guest, postEntries, type Jar } from '../support/guest'
import { serverDay } from '../support/server-day'

const address = inject('address')
const CHARTS = [
  'year',
  'activity',
  'forecast',
  'retention',
  'calibration',
  'kinds',
  'topics',
  'stability',
  'difficulty',
  'hours',
  'mistakes',
]
const LOOKS = [
  { language: 'en', theme: 'light', phone: false },
  { language: 'en', theme: 'light', phone: true },
  { language: 'zh', theme: 'dark', phone: false },
  { language: 'zh', theme: 'dark', phone: true },
] as const

let browser: Browser
/** who has answered as the golden log says, up to yesterday, and who has answered nothing */
let person: Jar
let newcomer: Jar
beforeAll(async () => {
  browser = await openBrowser()
  ;[person, newcomer] = await Promise.all([guest(address), guest(address)])
  for (const jar of [person, newcomer]) jar.set('zone', 'UTC')
  const firstOf = async (kind: string): Promise<string> => {
    const asked = await fetch(`${address}/api/queue?n=1&kind=${kind}`, { headers: { cookie: person.header } })
    return ((await asked.json()) as QueueAnswer).items[0]?.cardId ?? ''
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

async function openAs(jar: Jar, language: string, theme = 'light', phone = false): Promise<WatchedPage> {
  const watched = await WatchedPage.open(browser, phone ? PHONE : {})
  const cookies = [...jar.pairs, ['language', language] as const, ['theme', theme] as const]
  await watched.context.addCookies(cookies.map(([name, value]) => ({ name, value, url: address })))
  await watched.page.goto(`${address}/progress`)
  return watched
}

interface Shown {
  readonly finding: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What stands in a chart's sentence and in its table. */
function shown(page: Page, name: string): Promise<Shown> {
  return page.locator(`section[aria-labelledby=${name}]`).evaluate((section) => {
    const cells = (row: Element): string[] => [...row.children].map(({ textContent }) => textContent)
    return {
      finding: section.querySelector('figcaption')?.textContent ?? '',
      head: [...section.querySelectorAll('thead tr')].flatMap(cells),
      rows: [...section.querySelectorAll('tbody tr')].map(cells),
    }
  })
}

const numbersIn = (text: string): string[] => text.replaceAll(',', '').match(/\d+(\.\d+)?%?/g) ?? []
const sumOf = ({ rows }: Shown, column: number): number =>
  rows.reduce((sum, row) => sum + Number(row[column]?.replaceAll(',', '') ?? 0), 0)

test.each(LOOKS)(
  'is free of faults and fits its width, in $language, $theme, on a phone: $phone',
  async ({ language, theme, phone }) => {
    for (const jar of [person, newcomer]) {
      const watched = await openAs(jar, language, theme, phone)
      const { page } = watched
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)))
      expect(await faults(watched)).toEqual([])
      // a phone's browser would widen its window to what is too wide, so that one cannot be asked
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(phone ? 390 : 1280)
      await expect.poll(() => page.locator('h1').count()).toBe(1)
      expect(watched.complaints).toEqual([])
      await watched.close()
    }
  },
)

describe.each(['en', 'zh'])('the tables of the charts, in %s', (language) => {
  let watched: WatchedPage
  beforeAll(async () => {
    watched = await openAs(person, language)
  })
  afterAll(() => watched.close())

  test('say the numbers of the sentences', async () => {
    const year = await shown(watched.page, 'year')
    const days = year.rows.flatMap((row) => row.slice(1)).filter((cell) => cell !== '')
    const active = days.filter((cell) => cell !== '0')
    expect(active.length).toBe(7)
    expect(numbersIn(year.finding)).toEqual(expect.arrayContaining(['7', String(days.length), '4']))

    const activity = await shown(watched.page, 'activity')
    expect([sumOf(activity, 1), sumOf(activity, 2)]).toEqual([10, 3])
    expect(numbersIn(activity.finding)).toEqual(expect.arrayContaining(['10', '30', '0.3', '30%']))

    const calibration = await shown(watched.page, 'calibration')
    expect(sumOf(calibration, 1)).toBe(7)
    expect(numbersIn(calibration.finding)).toEqual(
      expect.arrayContaining(['0.498', '0.41', '31.3%', '7', '75.7%', '85.7%']),
    )
    for (const name of ['kinds', 'topics']) expect(sumOf(await shown(watched.page, name), 1), name).toBe(7)

    const retention = await shown(watched.page, 'retention')
    expect(retention.rows[3]?.slice(1)).toEqual(['100%', '4', '0%', '1', '80%', '5'])
    expect(numbersIn(retention.finding)).toEqual(expect.arrayContaining(['30', '80%', '5', '90%']))

    const forecast = await shown(watched.page, 'forecast')
    expect(forecast.rows).toHaveLength(30)
    expect(sumOf(forecast, 1)).toBe(3)
    expect(numbersIn(forecast.finding)).toContain((sumOf(forecast, 3) / 30).toFixed(1).replace(/\.0$/, ''))

    const hours = await shown(watched.page, 'hours')
    expect([sumOf(hours, 1), sumOf(hours, 2)]).toEqual([15, 7])
    for (const name of ['stability', 'difficulty']) {
      const histogram = await shown(watched.page, name)
      expect(sumOf(histogram, 1), name).toBe(3)
      expect(numbersIn(histogram.finding), name).toContain('3')
    }
    expect(numbersIn((await shown(watched.page, 'mistakes')).finding)).toContain('2')
  })

  test('come as files with the same head and rows', async () => {
    for (const name of CHARTS) {
      const answer = await watched.page.request.get(`${address}/api/progress/${name}.csv`)
      expect(answer.status(), name).toBe(200)
      expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8')
      const text = (await answer.body()).toString('utf8')
      expect(text.startsWith('\uFEFF'), name).toBe(true)
      const [head = '', ...rows] = text.slice(1).trimEnd().split('\r\n')
      expect(/\p{Script=Han}/u.test(head), name).toBe(language === 'zh')
      // the year is read by weeks and kept by days; mistakes are a list
      if (name === 'year' || name === 'mistakes') continue
      const table = await shown(watched.page, name)
      expect(head.split(',').length, name).toBe(table.head.length)
      expect(rows.length, name).toBe(table.rows.length)
    }
  })
})

test('a year of answers and minutes is shown by weeks, by a link', async () => {
  const watched = await openAs(person, 'en')
  await watched.page.getByRole('link', { name: 'A year' }).click()
  await watched.page.waitForURL('**/progress?days=365**')
  await watched.page.getByRole('heading', { name: 'Answers and minutes by week' }).waitFor()
  expect((await shown(watched.page, 'activity')).rows).toHaveLength(52)
  await watched.close()
})

test('where nothing was answered each chart says in a sentence what would make it begin', async () => {
  const watched = await openAs(newcomer, 'en')
  for (const name of CHARTS.filter((chart) => chart !== 'forecast')) {
    const { finding, rows } = await shown(watched.page, name)
    expect(finding.length, name).toBeGreaterThan(20)
    expect(rows, name).toEqual([])
  }
  await watched.close()
})

test('mistakes lead to their cards and topics', async () => {
  const watched = await openAs(person, 'en')
  const links = await watched.page
    .locator('section[aria-labelledby=mistakes] a')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href')))
  expect(links.some((href) => href?.startsWith('/cards/'))).toBe(true)
  expect(links.some((href) => href?.startsWith('/topics/'))).toBe(true)
  await watched.close()
})

test('G P goes there, and the navigation says so', async () => {
  const watched = await openAs(person, 'en')
  await watched.page.goto(`${address}/settings`)
  await goByKeys(watched.page, ['g', 'p'], '/progress')
  await expect.poll(() => watched.page.locator('nav [aria-current=page]').textContent()).toBe('Progress')
  await watched.close()
})

test('a file is nobody’s who is signed out, and there is none by another name', async () => {
  expect((await fetch(`${address}/api/progress/year.csv`)).status).toBe(401)
  for (const name of ['secret.csv', 'year', 'constructor.csv']) {
    const answer = await fetch(`${address}/api/progress/${name}`, { headers: { cookie: person.header } })
    expect(answer.status, name).toBe(404)
  }
})
