import { fileURLToPath } from 'node:url'
import { instantiate } from '@/lib/card'
import { compileCard, hasInstances, loadContent } from '@/lib/content'
import { renderTex } from '@/lib/prose'
import { termsOfCards } from '@/lib/study/glossary'
import { instanceView } from '@/lib/study/instance-view'
import { median, quantile } from './median'

export interface InstanceTimes {
  /** instances drawn: some seeds of every card with numbers, in both languages */
  readonly drawn: number
  readonly medianMs: number
  readonly p95Ms: number
  readonly aimMs: number
  /** one displayed formula by KaTeX, in the same run */
  readonly formulaMs: number
  /** how many such formulas an instance takes */
  readonly ratio: number
  /** the card whose instances take longest, by their median */
  readonly slowest: string
  readonly slowestMs: number
}

const SEEDS = [1, 2, 3, 4, 5]
const LANGUAGES = ['en', 'zh'] as const
/** Each one another: the renderer may remember. */
const formula = (number: number): string => String.raw`\left\lfloor\frac{n+2p-d(k-1)-1}{s}\right\rfloor+${number}`

/** Times drawing an instance with all that a browser gets: texts, key, derivation and pictures. */
export async function instanceTimes(): Promise<InstanceTimes> {
  const loaded = await loadContent(fileURLToPath(new URL('../../content/', import.meta.url)))
  if (!loaded.ok) throw new Error(`content/ has ${loaded.problems.length} problems`)
  const { cards, sources } = loaded.content
  // cards without numbers are texts alone: they would make the median look better than what people wait for
  const templates = cards.map(({ card }) => card).filter(hasInstances)
  const contents = templates.map((card) => ({ card, compiled: compileCard(card, sources) }))
  const termsOf = { en: await termsOfCards('en'), zh: await termsOfCards('zh') }
  const perCard = contents.map((content) =>
    // a server has drawn the card before: the first time of each is not counted
    [0, ...SEEDS]
      .flatMap((seed) =>
        LANGUAGES.map((language) =>
          timeOf(() => instanceView(content, instantiate(content.card, seed), language, termsOf[language](content))),
        ),
      )
      .slice(LANGUAGES.length),
  )
  const all = perCard.flat()
  const medians = perCard.map(median)
  const slowestMs = Math.max(...medians)
  const formulaMs = median(
    Array.from({ length: 201 }, (_, number) => timeOf(() => renderTex(formula(number), true))).slice(1),
  )
  return {
    drawn: all.length,
    medianMs: median(all),
    p95Ms: quantile(all, 0.95),
    aimMs: 5,
    formulaMs,
    ratio: median(all) / formulaMs,
    slowest: contents[medians.indexOf(slowestMs)]?.card.id ?? '',
    slowestMs,
  }
}

function timeOf(run: () => unknown): number {
  const from = performance.now()
  run()
  return performance.now() - from
}
