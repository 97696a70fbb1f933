import { build } from 'esbuild'
import type * as Planner from '@/lib/plan'
import { openBrowser } from '../../tests/support/browser'
import { median, quantile } from './median'
import { timedRequest } from './plan-request'

/** Milliseconds in a browser, of a list made for 300 cards. */
export interface PlanBrowserTime {
  readonly slowDown: number
  /** of cards, each with seconds of its own */
  readonly kinds: number
  readonly days: number
  /** tables included */
  readonly firstMs: number
  readonly medianMs: number
  readonly p95Ms: number
  readonly aimMs: number
  /** `greedyList` of the same cards, in the same run */
  readonly greedyMs: number
  readonly ratio: number
}

declare global {
  var planner: Pick<typeof Planner, 'greedyList' | 'planInterview'> | undefined
}

/** Times the planner in a real browser. @param slowDown - of the processor; @param kinds - of cards */
export async function planBrowserTimes(
  slowDown: number,
  kinds: number,
  settings: readonly number[],
): Promise<PlanBrowserTime[]> {
  const script = await plannerScript()
  const browser = await openBrowser()
  try {
    const found: PlanBrowserTime[] = []
    for (const days of settings) {
      const request = timedRequest(days, kinds)
      // a page of its own, which has no tables yet
      const page = await browser.newPage()
      await page.addScriptTag({ content: script })
      const devtools = await page.context().newCDPSession(page)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
      // the loader that runs this file marks functions by name with a helper that a page does not have
      await page.evaluate('globalThis.__name ??= (named) => named')
      const { plan, greedy } = await page.evaluate(timePlans, request)
      const [firstMs = Number.NaN, ...warm] = plan
      const [medianMs, greedyMs] = [median(warm), median(greedy.slice(1))]
      found.push({
        slowDown,
        kinds,
        days,
        firstMs,
        medianMs,
        p95Ms: quantile(warm, 0.95),
        aimMs: 150,
        greedyMs,
        ratio: medianMs / greedyMs,
      })
      await page.close()
    }
    return found
  } finally {
    await browser.close()
  }
}

/** Runs in the page. */
function timePlans(request: Planner.InterviewRequest): { plan: number[]; greedy: number[] } {
  const { planner } = globalThis
  if (!planner) throw new Error('the planner is not there')
  const timed = (work: () => unknown): number[] =>
    Array.from({ length: 21 }, () => {
      const from = performance.now()
      work()
      return performance.now() - from
    })
  return { plan: timed(() => planner.planInterview(request)), greedy: timed(() => planner.greedyList(request)) }
}

async function plannerScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: "export { greedyList, planInterview } from '@/lib/plan'", resolveDir: process.cwd() },
    alias: { '@': process.cwd() },
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'planner',
    platform: 'browser',
    target: 'es2022',
    write: false,
  })
  const [file] = outputFiles
  if (!file) throw new Error('nothing was built')
  // a variable of a script is none of the page's global object under every loader
  return `${file.text};globalThis.planner = planner`
}
