import { AxeBuilder } from '@axe-core/playwright'
import type { WatchedPage } from './browser'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What a machine finds wrong with a page for those who cannot see it, or not well: one line a rule. */
export async function faults({ page }: WatchedPage): Promise<string[]> {
  // a title that comes with the last part of a page is there a moment after it; one that never comes is a fault
  await page.waitForFunction(() => document.title !== '', null, { timeout: 30_000 }).catch(() => undefined)
  // in the page alone: no page of the app has a frame, and a second page to gather the results takes longer than the rules
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode().analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`)
}
