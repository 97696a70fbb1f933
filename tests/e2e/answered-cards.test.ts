import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, PHONE, WatchedPage } from '../support/browser'
import { faults } from '../support/faults'
import { giveAnswer } from '../support/give-answer'
import { guest } from '../support/guest'
import { isSound } from '../support/is-sound'
import { SessionDriver } from '../support/session-driver'

const address = inject('address')
const KINDS = ['numeric', 'choice', 'cloze', 'explain']
const LOOKS = [
  { language: 'en', theme: 'light' },
  { language: 'zh', theme: 'dark' },
] as const

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe.each(LOOKS)('in $language, $theme', ({ language, theme }) => {
  const open = async (phone = false): Promise<WatchedPage> => {
    const watched = await WatchedPage.open(browser, phone ? PHONE : {})
    await watched.context.addCookies([
      { name: 'language', value: language, url: address },
      { name: 'theme', value: theme, url: address },
    ])
    return watched
  }

  test('a past answer of each kind, and its topic, are so too', async () => {
    for (const phone of [false, true]) {
      const watched = await open(phone)
      const jar = await guest(address)
      await watched.context.addCookies(jar.pairs.map(([name, value]) => ({ name, value, url: address })))
      for (const kind of KINDS) {
        await watched.page.goto(`${address}/answers/${await giveAnswer(address, jar, kind)}`)
        await isSound(watched, `${kind} ${phone ? 'on a phone' : ''}`)
      }
      const topic = await watched.page.locator('nav a[href^="/topics/"]').first().getAttribute('href')
      await watched.page.goto(`${address}${topic}`)
      await watched.page.locator('section[aria-labelledby=answers]').waitFor()
      await isSound(watched, 'the topic of an answer')
      expect(watched.complaints).toEqual([])
      await watched.close()
    }
  }, 240_000)

  test('an answered card of each kind is free of faults', async () => {
    const watched = await open()
    const session = new SessionDriver(watched.page)
    await session.beginAsGuest(address)
    const kinds = new Set<string>()
    for (let card = 0; card < 5; card += 1) {
      await session.learn()
      kinds.add(await session.answerByKeyboard({ right: false }))
      expect(await faults(watched), [...kinds].join(' ')).toEqual([])
      await session.rate(1)
    }
    expect(kinds.size).toBe(4)
    expect(watched.complaints).toEqual([])
    await watched.close()
  })
})
