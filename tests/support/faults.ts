import { AxeBuilder } from '@axe-core/playwright'
import type { WatchedPage } from './browser'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What a machine finds wrong with a page for those who cannot see it, or not well: one line a rule. */
export async function faults({ page }: WatchedPage): Promise<string[]> {
  // a title that comes with the last part of a page is there a moment after it; one that never comes is a fault
  await page.waitForFunction(() => document.title !== '', null, { timeout: 3_000 }).catch(() => undefined)
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`)
}
