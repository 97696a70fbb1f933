import type { Page } from '@playwright/test'
import { openBrowser, WatchedPage } from '../../tests/support/browser'
import { SessionDriver } from '../../tests/support/session-driver'
import { quantile } from './median'

export interface RatingLatency {
  readonly slowDown: number
  readonly ratings: number
  readonly medianMs: number
  readonly p95Ms: number
}

declare global {
  var ratingTimes: number[] | undefined
}

const CARDS = 12

/** Times the key of a rating until the next card is painted, in a real browser. @param slowDown - of the processor */
export async function ratingLatency(address: string, slowDown: number): Promise<RatingLatency> {
  const browser = await openBrowser()
  const { page } = await WatchedPage.open(browser)
  const session = new SessionDriver(page)
  await session.beginAsGuest(address)
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
  await watchRatings(page)
  for (let card = 0; card < CARDS; card += 1) {
    await session.learn()
    await session.answerByKeyboard({ right: true })
    await session.rate(4)
  }
  const times = await page.evaluate(() => globalThis.ratingTimes ?? [])
  await browser.close()
  return { slowDown, ratings: times.length, medianMs: quantile(times, 0.5), p95Ms: quantile(times, 0.95) }
}

/** Notes, in the page, the time from a rating's key to the first frame that shows another question. */
async function watchRatings(page: Page): Promise<void> {
  // the loader that runs this file marks functions by name with a helper that a page does not have
  await page.evaluate('globalThis.__name ??= (named) => named')
  await page.evaluate(() => {
    globalThis.ratingTimes = []
    let pressed = 0
    let before = ''
    const question = (): string => document.querySelector('#question')?.textContent ?? ''
    addEventListener(
      'keydown',
      ({ key }) => {
        if (!/^[1-4]$/.test(key) || !document.querySelector('.rating-bar')) return
        pressed = performance.now()
        before = question()
      },
      true,
    )
    new MutationObserver(() => {
      if (pressed === 0 || question() === before || question() === '') return
      const from = pressed
      pressed = 0
      // a message after the frame's callback comes when the frame has been painted
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => globalThis.ratingTimes?.push(performance.now() - from)
        port2.postMessage(0)
      })
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  })
}
