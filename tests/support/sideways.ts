import type { Page } from '@playwright/test'

/**
 * By how many pixels a page is wider than its screen; 0 where it fits. The screen is the one that was asked for: a phone's
 * browser zooms out until what is too wide fits into the window, so that the window's own width says nothing.
 */
export async function sideways(page: Page): Promise<number> {
  const screen = page.viewportSize()?.width ?? 0
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  return Math.max(0, width - screen)
}
