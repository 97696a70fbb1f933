import { build } from 'esbuild'
import type * as Grading from '@/lib/grading'
import { openBrowser } from '../../tests/support/browser'
import { median, quantile } from './median'

export interface AnswerTimes {
  readonly slowDown: number
  /** one answer read and compared with its key, and the mistakes it may come from */
  readonly medianMs: number
  readonly p95Ms: number
  readonly aimMs: number
  /** the same bytes through the browser's own JSON, in the same run */
  readonly jsonMs: number
  readonly ratio: number
}

declare global {
  var grading: typeof Grading | undefined
}

/** Times reading and comparing typed answers in a real browser. @param slowDown - of the processor */
export async function answerTimes(slowDown: number): Promise<AnswerTimes> {
  const script = await gradingScript()
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: script })
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowDown })
    // the loader that runs this file marks functions by name with a helper that a page does not have
    await page.evaluate('globalThis.__name ??= (named) => named')
    const { answers, json } = await page.evaluate(timeAnswers)
    return {
      slowDown,
      medianMs: median(answers),
      p95Ms: quantile(answers, 0.95),
      aimMs: 1,
      jsonMs: median(json),
      ratio: median(answers) / median(json),
    }
  } finally {
    await browser.close()
  }
}

/** Runs in the page. A browser's clock is coarse, so that many answers are timed together. */
function timeAnswers(): { answers: number[]; json: number[] } {
  const { grading } = globalThis
  if (!grading) throw new Error('the reader of answers is not there')
  const wrong = (value: string, index: number) => ({ id: `slip_${index}`, value, html: '<p>You slipped.</p>' })
  const number: Grading.AnswerKey = {
    type: 'integer',
    value: '2359296',
    suffixes: ['k', 'M'],
    tolerance: { relative: '1/100' },
    wrong: ['4718592', '262144', '1179648', '2359424'].map(wrong),
  }
  const tuple: Grading.AnswerKey = {
    type: 'tuple',
    value: '(64, 112, 112)',
    wrong: ['(64, 113, 113)', '(112, 112, 64)'].map(wrong),
  }
  const fraction: Grading.AnswerKey = { type: 'fraction', value: '1/3', wrong: ['3', '2/3', '-1/3'].map(wrong) }
  const typed = (
    [
      ['2,359,296', number],
      ['２．３６Ｍ', number],
      ['9×2^18', number],
      ['1.18M MACs', number],
      ['64×112×112', tuple],
      ['(112, 112, 64)', tuple],
      ['0.3333', fraction],
      ['−1/3', fraction],
      ['x'.repeat(64), number],
      ['9'.repeat(30) + '/' + '7'.repeat(30), fraction],
    ] as const
  ).map(([text, key]) => ({ text, key }))
  const timed = (work: (each: (typeof typed)[number]) => unknown): number[] =>
    Array.from({ length: 60 }, () => {
      const from = performance.now()
      for (let round = 0; round < 50; round += 1) for (const each of typed) work(each)
      return (performance.now() - from) / (50 * typed.length)
    })
  const answers = timed(({ text, key }) => {
    const reading = grading.readAnswer(text, key)
    return reading.ok ? grading.gradeNumber(key, reading.value) : reading.problem
  })
  const json = timed((each) => JSON.parse(JSON.stringify(each)) as unknown)
  return { answers, json }
}

async function gradingScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['lib/grading/index.ts'],
    alias: { '@': process.cwd() },
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'grading',
    platform: 'browser',
    target: 'es2022',
    write: false,
  })
  const [file] = outputFiles
  if (!file) throw new Error('nothing was built')
  // a variable of a script is none of the page's global object under every loader
  return `${file.text};globalThis.grading = grading`
}
