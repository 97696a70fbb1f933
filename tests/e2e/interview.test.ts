import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { goByKeys, untilAlive } from '../support/alive'
import { openBrowser, PHONE, WatchedPage } from '../support/browser'
import { guest, type Jar } from '../support/guest'
import { isSound } from '../support/is-sound'
import { serverDay } from '../support/server-day'

const address = inject('address')
const DAY_MS = 86_400_000

/** The study day by the app's clock; who reads is in UTC. */
let today = 0
const dateIn = (days: number): string => new Date((today + days) * DAY_MS).toISOString().slice(0, 10)

let browser: Browser
beforeAll(async () => {
  today = (await serverDay(address)).studyDay
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function openAs(jar: Jar | null, language: string, theme = 'light', options = {}): Promise<WatchedPage> {
  const watched = await WatchedPage.open(browser, options)
  const looks = [
    ['zone', 'UTC'],
    ['language', language],
    ['theme', theme],
  ] as const
  const cookies = [...(jar?.pairs ?? []), ...looks]
  await watched.context.addCookies(cookies.map(([name, value]) => ({ name, value, url: address })))
  return watched
}

const percentsIn = async (page: Page, part: string): Promise<number[]> =>
  ((await page.locator(part).first().textContent())?.match(/\d+(?=%)/g) ?? []).map(Number)

describe('whoever has an interview', () => {
  let watched: WatchedPage
  let page: Page
  beforeAll(async () => {
    watched = await openAs(null, 'en')
    page = watched.page
  })
  afterAll(() => watched.close())

  test('begins with its date on the first visit, and has a plan with a forecast', async () => {
    await page.goto(address)
    await untilAlive(page.getByRole('button', { name: 'I have an interview on …' }))
    await page.getByRole('button', { name: 'I have an interview on …' }).click()
    await page.waitForURL('**/interview')
    await page.getByLabel('Minutes a day').fill('a few')
    await page.getByRole('button', { name: 'Make the plan' }).click()
    await page.getByText('Give whole minutes from 1 to 720.').waitFor()
    await expect.poll(() => page.locator('input:focus').getAttribute('name')).toBe('date')
    await page.getByLabel('Date of the interview').fill(dateIn(10))
    await page.getByLabel('Minutes a day').fill('12')
    await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Object detection' })
    await page.getByRole('button', { name: 'Make the plan' }).click()
    await page.getByRole('heading', { level: 1, name: 'Interview in 10 days' }).waitFor()

    const [median = 0, low = 0, high = 0, bound = 0] = await percentsIn(page, 'section[aria-labelledby=expect] p')
    expect(low).toBeLessThanOrEqual(median)
    expect(median).toBeLessThanOrEqual(high)
    expect(median).toBeLessThanOrEqual(bound)
    await expect
      .poll(() => page.locator('section[aria-labelledby=expect]').textContent())
      .toContain(`no way of spending these minutes reaches more than ${bound}%.`)
    await expect.poll(() => page.locator('section[aria-labelledby=days] button').count()).toBe(10)
    const [now, alone, planned] = await percentsIn(page, 'section[aria-labelledby=topics] tbody tr')
    expect([now, alone]).toEqual([0, 0])
    expect(planned).toBeGreaterThan(0)
  })

  test('finds it on Today, with what is expected, and the list that follows it', async () => {
    const [median = 0] = await percentsIn(page, 'section[aria-labelledby=expect] p')
    await page.goto(address)
    const ahead = page.locator('section[aria-labelledby=interview]')
    await expect.poll(() => ahead.textContent()).toContain('in 10 days')
    await expect.poll(() => ahead.locator('dd').textContent()).toContain(`${median}%`)
    const { items } = (await (await page.request.get(`${address}/api/queue?n=1`)).json()) as {
      items: { mode: string }[]
    }
    expect(items[0]?.mode).toBe('plan')
    await goByKeys(page, ['g', 'i'], '/interview')
    await expect.poll(() => page.locator('nav [aria-current=page]').textContent()).toBe('Interview')
  })

  test('changes the minutes and takes a day off by a tap', async () => {
    await page.getByRole('button', { name: '5 more minutes a day: change the plan' }).click()
    await page.locator('header p', { hasText: '17 min a day' }).waitFor()
    await page.locator('section[aria-labelledby=days] button').nth(3).click()
    await page.getByRole('button', { name: /: off\. Study on it again$/ }).waitFor()
    await expect
      .poll(() => page.locator('section[aria-labelledby=days] p').first().textContent())
      .toContain('9 study days')
  })

  test('takes the sessions to a calendar and the curve to a spreadsheet', async () => {
    const plan = await page.locator('form[action$="sessions.ics"] input[name=plan]').getAttribute('value')
    const file = await page.request.get(`${address}/api/interview/sessions.ics?plan=${plan}&at=18:15`)
    expect(file.headers()['content-type']).toBe('text/calendar; charset=utf-8')
    const lines = (await file.text()).split('\r\n')
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(10)
    expect(lines.filter((line) => /^DTSTART;TZID=UTC:\d{8}T181500$/.test(line))).toHaveLength(9)
    expect(lines).toContain(`URL:${address}/review`)
    expect(lines).toContain(`DTSTART;VALUE=DATE:${dateIn(10).replaceAll('-', '')}`)

    const sheet = await page.request.get(`${address}/api/interview/curve.csv?plan=${plan}`)
    const rows = (await sheet.text()).trimEnd().split('\r\n').slice(1)
    expect(rows).toHaveLength(await page.locator('section[aria-labelledby=curve] tbody tr').count())
    expect(rows.at(-1)?.startsWith(dateIn(10))).toBe(true)
    const stranger = (await guest(address)).header
    for (const name of ['sessions.ics', 'curve.csv']) {
      const path = `${address}/api/interview/${name}?plan=${plan}`
      expect((await fetch(path)).status, name).toBe(401)
      expect((await fetch(path, { headers: { cookie: stranger } })).status, name).toBe(404)
    }
  })

  test('ends it, and is back at plain due dates', async () => {
    await page.getByText('End the plan').click()
    await page.getByRole('button', { name: 'End it' }).click()
    await page.getByRole('heading', { name: 'When is your interview?' }).waitFor()
    await page.getByText('ended before its day').waitFor()
    const { items } = (await (await page.request.get(`${address}/api/queue?n=1`)).json()) as {
      items: { mode: string }[]
    }
    expect(items[0]?.mode).toBe('new')
    expect(watched.complaints).toEqual([])
  })
})

test('without scripts the form keeps what was typed, says what would be right, and makes the plan', async () => {
  const watched = await openAs(await guest(address), 'en', 'light', { javaScriptEnabled: false })
  const { page } = watched
  await page.goto(`${address}/interview`)
  await page.getByLabel('Date of the interview').fill(dateIn(6))
  await page.getByLabel('Minutes a day').fill('none')
  await page.getByRole('button', { name: 'Make the plan' }).click()
  await page.getByText('Give whole minutes from 1 to 720.').waitFor()
  await expect.poll(() => page.getByLabel('Date of the interview').inputValue()).toBe(dateIn(6))
  await expect.poll(() => page.getByLabel('Minutes a day').inputValue()).toBe('none')
  await page.getByLabel('Minutes a day').fill('15')
  await page.getByRole('button', { name: 'Make the plan' }).click()
  await page.getByRole('heading', { level: 1, name: 'Interview in 6 days' }).waitFor()
  await watched.close()
})

test('the screen is free of faults and fits its width in both languages and themes', async () => {
  const jar = await guest(address)
  const looks = [
    { language: 'en', theme: 'light', options: {} },
    { language: 'zh', theme: 'dark', options: PHONE },
  ]
  for (const { language, theme, options } of looks) {
    const watched = await openAs(jar, language, theme, options)
    const { page } = watched
    await page.goto(`${address}/interview?change=new`)
    if (language === 'zh') await page.locator('form summary').first().click()
    await isSound(watched, `the form in ${language}`)
    await page.locator('input[name=date]').fill(dateIn(20))
    await page.locator('form button[type=submit]').click()
    await page.locator('section[aria-labelledby=expect]').waitFor()
    await page.locator('section[aria-labelledby=curve] summary').click()
    await isSound(watched, `the plan in ${language}`)
    expect(watched.complaints).toEqual([])
    await watched.close()
  }
})
