import { AxeBuilder } from '@axe-core/playwright'
import type { WatchedPage } from './browser'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What a machine finds wrong with a page for those who cannot see it, or not well: one line a rule. */
export async function faults({ page }: WatchedPage): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`)
}
