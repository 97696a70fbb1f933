import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { MapDays } from '@/lib/study'
import { openBrowser, PHONE, WatchedPage } from '../support/browser'
import { faults } from '../support/faults'
import { guest, postEntries, type Jar } from '../support/guest'
import { reviewEntry } from '../support/review-entry'
import { sideways } from '../support/sideways'

const address = inject('address')
const DAY_MS = 86_400_000
const IN_THE_HAND: BrowserContextOptions = {
  ...PHONE,
  userAgent: 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Mobile Safari/537.36',
}

let browser: Browser
let jar: Jar
beforeAll(async () => {
  browser = await openBrowser()
  jar = await guest(address)
  const rememberedFor = (days: number) => ({
    phase: 'review' as const,
    step: 0,
    dueDay: Math.floor(Date.now() / DAY_MS + days) as never,
    fuzzDays: 0,
    balanceDays: 0,
  })
  // one topic answered ten days ago and due, another today
  await postEntries(address, jar, [
    reviewEntry('receptive-field:define', Date.now() - 10 * DAY_MS, { rating: 1, next: rememberedFor(-9) }),
    reviewEntry('conv/padding:why-pad', Date.now() - 60_000, { rating: 4, next: rememberedFor(20) }),
  ])
})
afterAll(() => browser.close())

/** The map of who has answered two cards, once it is alive. */
async function openMap(
  options: BrowserContextOptions = {},
  look = { language: 'en', theme: 'light' },
  query = '?view=map',
) {
  const watched = await WatchedPage.open(browser, options)
  await watched.context.addCookies(
    [...jar.pairs, ['language', look.language] as const, ['theme', look.theme] as const].map(([name, value]) => ({
      name,
      value,
      url: address,
    })),
  )
  await watched.page.goto(`${address}/map${query}`)
  return watched
}
const alive = (page: Page): Promise<void> => page.locator('.map-screen[data-live]').waitFor()
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as SVGAElement | null)?.dataset['id'])
const chip = (page: Page, id: string) => page.locator(`.chip[data-id="${id}"]`)
/** Where the root is drawn, and how wide. */
async function rootOf(page: Page): Promise<{ x: number; y: number; width: number }> {
  const box = await page.locator('.map .root rect').boundingBox()
  if (!box) throw new Error('the root is not drawn')
  return box
}

describe('the map', () => {
  test('is walked by arrows, folded by the space bar and opened by Enter', async () => {
    const watched = await openMap()
    const { page } = watched
    await alive(page)
    await chip(page, 'conv').focus()
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe('receptive-field')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowRight')
    expect(await focused(page)).toMatch(/^conv\//)
    await page.keyboard.press('ArrowLeft')
    expect(await focused(page)).toBe('conv')

    await page.keyboard.press('Space')
    expect(await chip(page, 'conv/padding').isVisible()).toBe(false)
    await page.keyboard.press('ArrowRight')
    expect(await chip(page, 'conv/padding').isVisible()).toBe(true)

    await page.keyboard.press('Enter')
    await page.waitForURL('**/topics/conv')
    expect(watched.complaints).toEqual([])
    await watched.close()
  })

  test('is one stop of the Tab key, and S studies the chip', async () => {
    const watched = await openMap()
    const { page } = watched
    await alive(page)
    await expect.poll(() => page.locator('.chip[tabindex="0"]').count()).toBe(1)
    await chip(page, 'receptive-field').focus()
    await page.keyboard.press('s')
    await page.waitForURL('**/review?topic=receptive-field')
    await watched.close()
  })

  test('moves by dragging and zooms by keys and Ctrl + wheel; a drag opens nothing', async () => {
    const watched = await openMap()
    const { page } = watched
    await alive(page)
    const before = await rootOf(page)
    const at = await chip(page, 'conv').boundingBox()
    if (!at) throw new Error('no chip')
    await page.mouse.move(at.x + 10, at.y + 10)
    await page.mouse.down()
    await page.mouse.move(at.x + 90, at.y + 50, { steps: 8 })
    await page.mouse.up()
    // the map is drawn once a frame
    await expect
      .poll(async () => {
        const dragged = await rootOf(page)
        return [dragged.x - before.x, dragged.y - before.y].map(Math.round)
      })
      .toEqual([80, 40])
    expect(new URL(page.url()).pathname).toBe('/map')

    await chip(page, 'conv').focus()
    const { width } = await rootOf(page)
    await page.keyboard.press('+')
    await expect.poll(async () => (await rootOf(page)).width).toBeCloseTo(width * 1.25, 0)
    await page.keyboard.press('-')
    await page.keyboard.press('0')
    await expect
      .poll(() =>
        page.locator('.chip').evaluateAll((all) =>
          all.every((one) => {
            const [a, b] = [one.getBoundingClientRect(), one.closest('.map-frame')?.getBoundingClientRect()]
            return b && a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom
          }),
        ),
      )
      .toBe(true)
    const small = (await rootOf(page)).width
    await page.mouse.move(600, 400)
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -200)
    await page.keyboard.up('Control')
    await expect.poll(async () => (await rootOf(page)).width).toBeGreaterThan(small * 2)
    await watched.close()
  })

  test('shows at a click what a topic rests on, weakest first, and opens it at the second', async () => {
    const watched = await openMap()
    const { page } = watched
    await alive(page)
    const id = 'conv/padding/zero-padding-problem'
    await chip(page, 'conv/padding').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Escape')
    await chip(page, id).click()
    const panel = page.locator('.map-panel')
    await panel.waitFor()
    const rows = await panel.locator('li').allTextContents()
    expect(rows.length).toBeGreaterThan(1)
    expect(rows[0]).toContain('never met')
    await expect.poll(() => panel.locator('li a[href^="/review?topic="]').count()).toBe(rows.length)
    await expect
      .poll(async () => {
        const [covers, chosen] = [await panel.boundingBox(), await chip(page, id).boundingBox()]
        if (!covers || !chosen) throw new Error('nothing is shown')
        return covers.x + covers.width <= chosen.x || chosen.x + chosen.width <= covers.x
      })
      .toBe(true)
    await chip(page, id).click()
    await page.waitForURL(`**/topics/${id}`)
    await page.goBack()
    await alive(page)
    await watched.close()
  })

  test('is searched: what is found stays bright, and its folded branch opens', async () => {
    const watched = await openMap()
    const { page } = watched
    await alive(page)
    await chip(page, 'conv').focus()
    await page.keyboard.press('Space')
    await page.locator('input[type=search]').fill('ZERO PADDING')
    await page.waitForFunction(() => document.querySelector('[data-found-text]')?.textContent !== '')
    await expect.poll(() => page.locator('[data-found-text]').textContent()).toContain('1')
    expect(await chip(page, 'conv/padding/zero-padding-problem').isVisible()).toBe(true)
    await expect.poll(() => page.locator('.chip[data-found]').count()).toBe(1)
    await page.keyboard.press('Enter')
    expect(await focused(page)).toBe('conv/padding/zero-padding-problem')
    await page.locator('input[type=search]').fill('')
    await expect.poll(() => page.locator('svg.map[data-sought]').count()).toBe(0)
    await watched.close()
  })

  test('is recoloured by the slider without a new layout, and a link shows the same day without any script', async () => {
    const watched = await openMap()
    const { page } = watched
    await alive(page)
    const field = chip(page, 'receptive-field')
    const now = await field.getAttribute('data-r')
    expect(now).not.toBe('n')
    const place = await field.getAttribute('style')
    const answered = page.waitForResponse('**/api/map')
    await page.locator('.map-slider').focus()
    await page.keyboard.press('Home')
    const days = (await (await answered).json()) as MapDays
    await page.waitForFunction(
      () => document.querySelector('.chip[data-id="receptive-field"]')?.getAttribute('data-r') === 'n',
    )
    await expect.poll(() => field.getAttribute('aria-label')).toContain('never met')
    await expect.poll(() => field.getAttribute('style')).toBe(place)
    await expect.poll(() => new URL(page.url()).searchParams.get('day')).toBe(days.days[0]?.date)
    await page.keyboard.press('End')
    await page.waitForFunction(
      () => document.querySelector('.chip[data-id="receptive-field"]')?.getAttribute('data-r') !== 'n',
    )

    const bare = await openMap({ javaScriptEnabled: false })
    await bare.page.locator('[data-time] a').last().click()
    await bare.page.waitForURL(/day=/)
    expect(
      await bare.page.locator('.chip').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
    ).toEqual(await page.locator('.chip').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))))
    await bare.close()
    await watched.close()
  })

  test('has room in every chip for its label, in both languages', async () => {
    for (const language of ['en', 'zh']) {
      const watched = await openMap({}, { language, theme: 'light' })
      await watched.page.evaluate(() => document.fonts.ready)
      expect(
        await watched.page.locator('.chip').evaluateAll((all) =>
          all.flatMap((one) => {
            const body = one.querySelector<SVGRectElement>('.body')?.getBBox()
            return [...one.querySelectorAll('text')].flatMap((text) => {
              const { x, width } = text.getBBox()
              return body && x + width > body.width - 5 ? [text.textContent] : []
            })
          }),
        ),
      ).toEqual([])
      await watched.close()
    }
  })

  test('sends all days in one answer of at most 30 kB compressed, to who is signed in', async () => {
    expect((await fetch(`${address}/api/map`)).status).toBe(401)
    const asked = await fetch(`${address}/api/map?day=1`, { headers: { cookie: jar.header } })
    expect(asked.status).toBe(422)
    const answer = await fetch(`${address}/api/map`, { headers: { cookie: jar.header } })
    expect(gzipSync(Buffer.from(await answer.arrayBuffer())).byteLength).toBeLessThan(30_000)
  })
})

describe('the outline', () => {
  test('is what a phone shows first; the choice of the map is remembered', async () => {
    const watched = await openMap(IN_THE_HAND, undefined, '')
    const { page } = watched
    await page.locator('[role=treegrid]').waitFor()
    await page.locator('nav a[href*="view=map"]').tap()
    await page.locator('svg.map').waitFor()
    await page.goto(`${address}/map`)
    await expect.poll(() => page.locator('svg.map').count()).toBe(1)
    await alive(page)
    await chip(page, 'conv').tap()
    await page.waitForURL('**/topics/conv')
    await watched.close()
  })

  test('is sorted by the heads of its columns, in the address', async () => {
    const watched = await openMap({}, undefined, '?view=outline')
    const { page } = watched
    const first = page.locator('[role=treegrid] tbody tr').first()
    await page.locator('th a', { hasText: 'Recall' }).click()
    await page.waitForURL(/sort=recall/)
    await page.waitForFunction(() => document.querySelector('th[aria-sort=ascending]') !== null)
    await expect.poll(() => first.getAttribute('data-id')).toBe('receptive-field')
    await page.locator('th a', { hasText: 'Recall' }).click()
    await page.waitForURL(/sort=-recall/)
    await page.waitForFunction(() => document.querySelector('th[aria-sort=descending]') !== null)
    await expect.poll(() => first.getAttribute('data-id')).toBe('conv')
    await page.locator('th a', { hasText: 'Recall' }).click()
    await page.waitForURL((url) => !url.searchParams.has('sort'))
    await watched.close()
  })
})

test.each([
  { language: 'en', theme: 'light' },
  { language: 'zh', theme: 'dark' },
])('both views are free of faults in $language, $theme, with a topic chosen too', async (look) => {
  for (const options of [{}, PHONE]) {
    for (const view of ['map', 'outline']) {
      const watched = await openMap(options, look, `?view=${view}`)
      const { page } = watched
      if (view === 'map') {
        await alive(page)
        expect(await faults(watched), 'the map').toEqual([])
        await chip(page, 'conv/padding').focus()
        await page.locator('.map-panel:not([hidden])').waitFor()
      }
      expect(await faults(watched), view).toEqual([])
      expect(await sideways(page), view).toBe(0)
      expect(watched.complaints).toEqual([])
      await watched.close()
    }
  }
})
