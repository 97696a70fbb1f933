import type { Locator, Page } from '@playwright/test'
import { expect } from 'vitest'

/** Waits until a part of a page does what it says: what is clicked or typed before its script has come is lost. */
export async function untilAlive(part: Locator): Promise<void> {
  // React marks what it has taken over
  const isTaken = (node: Element): boolean => Object.keys(node).some((name) => name.startsWith('__reactProps'))
  await expect.poll(() => part.evaluate(isTaken)).toBe(true)
}

/** Waits until a session can be answered: what judges and keeps is there, and the cursor is in the card. */
export async function untilAsked(page: Page): Promise<void> {
  await page.locator('.session[data-live] #question').waitFor()
  await page.waitForFunction(() => document.activeElement?.closest('main') != null)
}

/** Goes to a screen by two keys, as often as it takes until they are heard; a way that has begun is not begun anew at once. */
export async function goByKeys(page: Page, keys: readonly [string, string], to: string): Promise<void> {
  await expect
    .poll(
      async () => {
        for (const key of keys) await page.keyboard.press(key)
        await page.waitForURL((url) => url.pathname === to, { timeout: 3_000 }).catch(() => undefined)
        return new URL(page.url()).pathname
      },
      { timeout: 60_000 },
    )
    .toBe(to)
}
