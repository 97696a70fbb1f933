import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, PHONE, WatchedPage } from '../support/browser'
import { faults } from '../support/faults'
import { isSound } from '../support/is-sound'
import { SessionDriver } from '../support/session-driver'

const address = inject('address')
const SCREENS = [
  '/',
  '/review',
  '/map?view=map',
  '/map?view=outline',
  '/topics/receptive-field',
  '/progress',
  '/glossary',
  '/settings',
  '/sign-in',
  '/no-such-page',
]
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

  test('a visitor’s front page has no fault that a machine can find', async () => {
    const watched = await open()
    await watched.page.goto(address)
    expect(await faults(watched)).toEqual([])
    expect(watched.complaints).toEqual([])
    await watched.close()
  })

  test('every screen is free of faults, keeps to the security policy and fits its width', async () => {
    for (const phone of [false, true]) {
      const watched = await open(phone)
      await new SessionDriver(watched.page).beginAsGuest(address)
      for (const path of SCREENS) {
        await watched.page.goto(`${address}${path}`)
        await isSound(watched, `${path} ${phone ? 'on a phone' : ''}`)
      }
      expect(watched.complaints.filter((text) => !/404/.test(text))).toEqual([])
      await watched.close()
    }
  }, 240_000)
})
