import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Next } from '@/lib/memory'
import type { QueueAnswer } from '@/lib/study'
import { untilAlive } from '../support/alive'
import { openBrowser, PHONE, WatchedPage } from '../support/browser'
import { faults } from '../support/faults'
import { guest, postEntries, type Jar } from '../support/guest'
import { reviewEntry, testId } from '../support/review-entry'
import { serverDay } from '../support/server-day'
import { sideways } from '../support/sideways'

const address = inject('address')
const DAY = 86_400_000

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function cardIds(jar: Jar, count: number): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < count) {
    const asked = await fetch(`${address}/api/queue?way=cram&n=20&not=${encodeURIComponent(ids.join(','))}`, {
      headers: { cookie: jar.header },
    })
    ids.push(...((await asked.json()) as QueueAnswer).items.map(({ cardId }) => cardId))
  }
  return ids.slice(0, count)
}

/** Meets cards so many days ago, each due so many days from today. */
async function meet(jar: Jar, ids: readonly string[], daysAgo: number, inDays: number): Promise<void> {
  const { now, studyDay } = await serverDay(address, jar)
  const dueDay = studyDay + inDays
  const next: Next = { phase: 'review', step: 0, dueDay: dueDay as never, fuzzDays: 0, balanceDays: 0 }
  const entries = ids.map((cardId, place) => reviewEntry(cardId, now - daysAgo * DAY + place, { next }))
  expect((await postEntries(address, jar, entries)).status).toBe(200)
}

/** Somebody who met 41 cards before a break of 23 days. */
async function returning(): Promise<Jar> {
  const jar = await guest(address)
  const ids = await cardIds(jar, 41)
  for (const [day, from] of [0, 11, 21, 31].entries()) {
    await meet(jar, ids.slice(from, [11, 21, 31, 41][day]), 26 - day, -2)
  }
  return jar
}

async function openAs(jar: Jar, language: 'en' | 'zh', phone: boolean): Promise<WatchedPage> {
  const watched = await WatchedPage.open(browser, phone ? PHONE : {})
  const look = { language, theme: language === 'en' ? 'light' : 'dark', hint: '1' }
  await watched.context.addCookies(
    [...jar.pairs, ...Object.entries(look)].map(([name, value]) => ({ name, value, url: address })),
  )
  return watched
}

const shoot = async ({ page }: WatchedPage, name: string): Promise<void> => {
  const folder = process.env['SHOTS']
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

describe('coming back after 23 days', () => {
  test('Today says what is due and offers twenty with the whole beside it, in both languages and widths', async () => {
    const jar = await returning()
    for (const [language, phone, words] of [
      ['en', false, ['41 cards are due after 23 days', '20 today, the rest over 5 more days?', 'All 41']],
      ['en', true, ['41 cards are due after 23 days']],
      ['zh', false, ['隔了 23 天，41 张卡片到期', '今天先做 20 张，其余分 5 天做完？', '全部 41 张']],
      ['zh', true, ['先做 20 张']],
    ] as const) {
      const watched = await openAs(jar, language, phone)
      await watched.page.goto(address)
      const text = await watched.page.locator('main').innerText()
      for (const sentence of words) expect(text).toContain(sentence)
      await expect.poll(() => watched.page.locator('a.button').getAttribute('href')).toBe('/review?cards=20')
      await shoot(watched, `back-${language}-${phone ? 390 : 1280}`)
      expect(await faults(watched)).toEqual([])
      expect(await sideways(watched.page)).toBe(0)
      await watched.close()
    }
  })
})

describe('other ways than the day’s list', () => {
  test('Today leads ahead, to the numeric ones and to marked cards, each where there are any', async () => {
    const jar = await guest(address)
    const ids = await cardIds(jar, 12)
    await meet(jar, ids.slice(0, 4), 3, 0)
    await meet(jar, ids.slice(4), 2, 5)
    const flag = { v: 1, id: testId(), type: 'flag', at: Date.now(), skewMs: 0, zone: 'UTC', device: 'test-device' }
    await postEntries(address, jar, [{ ...flag, cardId: ids[0], on: true }])
    for (const [language, phone] of [
      ['en', false],
      ['zh', true],
    ] as const) {
      const watched = await openAs(jar, language, phone)
      await watched.page.goto(address)
      const ways = watched.page.locator('main section').first().locator('ul a')
      const hrefs = await ways.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
      expect(hrefs).toEqual(['/review?way=ahead', '/review?kind=numeric', '/cards'])
      await shoot(watched, `ways-${language}-${phone ? 390 : 1280}`)
      await watched.close()
    }
  })

  test('the settings keep the order, the place of new cards and the easy days', async () => {
    const jar = await guest(address)
    await meet(jar, await cardIds(jar, 2), 1, 9)
    for (const [language, phone] of [
      ['en', false],
      ['zh', true],
      ['en', true],
      ['zh', false],
    ] as const) {
      const watched = await openAs(jar, language, phone)
      const { page } = watched
      await page.goto(`${address}/settings`)
      await untilAlive(page.locator('form', { has: page.locator('select[name=order]') }))
      await page.locator('select[name=order]').selectOption('recall')
      await page.locator('select[name=newPlace]').selectOption('last')
      await page.locator('select[name=saturday]').selectOption('0.5')
      await page.locator('select[name=sunday]').selectOption('0')
      await page.locator('input[name=newPerDay]').fill('0')
      await page.locator('form button[type=submit].button').first().click()
      await page.getByText(language === 'en' ? 'Saved.' : '已保存。').waitFor()
      await page.reload()
      const kept = ['order', 'newPlace', 'saturday', 'sunday', 'monday'].map((name) =>
        page.locator(`select[name=${name}]`).inputValue(),
      )
      expect(await Promise.all(kept)).toEqual(['recall', 'last', '0.5', '0', '1'])
      await shoot(watched, `settings-${language}-${phone ? 390 : 1280}`)
      expect(await faults(watched)).toEqual([])
      await page.goto(address)
      await shoot(watched, `nothing-${language}-${phone ? 390 : 1280}`)
      await watched.close()
    }
  })
})
