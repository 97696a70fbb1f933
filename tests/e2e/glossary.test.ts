import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, PHONE, WatchedPage } from '../support/browser'
import { faults } from '../support/faults'
import { giveAnswer } from '../support/give-answer'
import { guest } from '../support/guest'
import { SessionDriver } from '../support/session-driver'

const address = inject('address')

let cookie: string
let answerId: string
beforeAll(async () => {
  const jar = await guest(address)
  cookie = jar.header
  answerId = await giveAnswer(address, jar)
})

/** A page as it comes, before any script. */
async function pageOf(path: string, language: 'en' | 'zh' = 'en'): Promise<string> {
  const response = await fetch(`${address}${path}`, { headers: { cookie: `${cookie}; language=${language}` } })
  expect(response.status).toBe(200)
  return response.text()
}

const anchors = (html: string): string[] => [...html.matchAll(/<div id="([a-z0-9-]+)"><dt>/g)].map(([, id = '']) => id)

describe('the glossary, without a script', () => {
  test('has a place for every term, which topics and past answers lead to', async () => {
    const all = anchors(await pageOf('/glossary'))
    expect(all.length).toBeGreaterThan(100)
    for (const path of ['/topics/conv/padding', `/answers/${answerId}`]) {
      const linked = [...(await pageOf(path)).matchAll(/href="\/glossary#([a-z0-9-]+)"/g)]
      expect(linked.length).toBeGreaterThan(0)
      for (const [, id = ''] of linked) expect(all).toContain(id)
    }
  })

  test.each(['en', 'zh'] as const)('finds a term by either of its names, read in %s', async (language) => {
    for (const query of ['zero padding', '零填充']) {
      const found = anchors(await pageOf(`/glossary?q=${encodeURIComponent(query)}`, language))
      expect(found).toContain('zero-padding')
      expect(found.length).toBeLessThan(10)
    }
  })

  test('says what was sought where nothing is found, as text', async () => {
    const html = await pageOf(`/glossary?q=${encodeURIComponent('<b>nothing</b>')}`)
    expect(html).toContain('No term matches “&lt;b&gt;nothing&lt;/b&gt;”.')
    expect(anchors(html)).toEqual([])
  })

  test('is led to by the map', async () => {
    expect(await pageOf('/map')).toContain('href="/glossary"')
  })
})

describe('a link to a term', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  const LINK = 'main a[href^="/glossary#"]'

  /** Follows the last of the links and tells the term that it leads to from all the others by its looks. */
  async function follow(page: Page): Promise<void> {
    const link = page.locator(LINK).last()
    const [name, href] = [await link.textContent(), await link.getAttribute('href')]
    await link.click()
    await page.waitForURL(`**${href}`)
    const term = page.locator(`[id="${href?.split('#')[1]}"]`)
    await term.waitFor()
    await expect.poll(() => term.locator('dt').textContent()).toContain(name)
    await expect.poll(() => term.evaluate((node) => node.getBoundingClientRect().top)).toBeLessThan(800)
    const ground = (node: Element): string => getComputedStyle(node).backgroundColor
    const other = page.locator('.terms > div:not(:target)').first()
    await expect.poll(() => term.evaluate(ground)).not.toBe(await other.evaluate(ground))
  }

  test.each([
    ['a desk', {}],
    ['a phone', PHONE],
  ])(
    'stands below an answered card and not below a question, and the card waits for its rating, at %s',
    async (_, on) => {
      const watched = await WatchedPage.open(browser, on)
      const { page } = watched
      const session = new SessionDriver(page)
      await session.beginAsGuest(address)
      await session.learn()
      await expect.poll(() => page.locator(LINK).count()).toBe(0)
      await session.answerByKeyboard({ right: true })
      await page.locator(LINK).first().waitFor()
      expect(await faults(watched)).toEqual([])
      await follow(page)
      await page.goBack()
      await session.ratings().first().waitFor()
      expect(watched.complaints).toEqual([])
      await watched.close()
    },
  )

  test('marks the term for whoever comes from a topic', async () => {
    const watched = await WatchedPage.open(browser)
    await new SessionDriver(watched.page).beginAsGuest(address)
    await watched.page.goto(`${address}/topics/conv/padding`)
    await follow(watched.page)
    expect(watched.complaints).toEqual([])
    await watched.close()
  })
})
