import { openBrowser, WatchedPage } from '../../tests/support/browser'
import { guest } from '../../tests/support/guest'

const SLOW_DOWN = 4
const WIDTHS = [390, 1280, 1920] as const
/** The week's pack comes to the device in the first seconds of a page. */
const SETTLED_MS = 3_000
const MOVES = 90
const NOTCHES = 40

export interface MapPanning {
  readonly width: number
  readonly slowDown: number
  /** longest task of the page's thread, milliseconds */
  readonly panMs: number
  readonly zoomMs: number
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly args?: { readonly name?: string }
}

/** The longest tasks while the map is dragged and zoomed, as the browser's own trace has them, with the processor slowed. */
export async function mapPanning(address: string): Promise<readonly MapPanning[]> {
  const browser = await openBrowser()
  const found: MapPanning[] = []
  for (const width of WIDTHS) {
    const { context, page } = await WatchedPage.open(browser, { viewport: { width, height: 844 } })
    const jar = await guest(address)
    await context.addCookies(jar.pairs.map(([name, value]) => ({ name, value, url: address })))
    await page.goto(`${address}/map?view=map`)
    await page.locator('.map-screen[data-live]').waitFor()
    await page.waitForTimeout(SETTLED_MS)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN })
    const box = await page.locator('svg.map').boundingBox()
    if (!box) throw new Error('the map is not on its screen')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2 + 60]
    const longest = async (work: () => Promise<void>): Promise<number> => {
      const events: TraceEvent[] = []
      const hear = ({ value }: { value: unknown[] }): void => void events.push(...(value as TraceEvent[]))
      devtools.on('Tracing.dataCollected', hear)
      await devtools.send('Tracing.start', {
        transferMode: 'ReportEvents',
        traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
      })
      await work()
      await page.waitForTimeout(500)
      const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve))
      await devtools.send('Tracing.end')
      await complete
      devtools.off('Tracing.dataCollected', hear)
      return longestTask(events)
    }
    const panMs = await longest(async () => {
      await page.mouse.move(x, y)
      await page.mouse.down()
      for (let move = 0; move < MOVES; move += 1) {
        const turn = move / 10
        await page.mouse.move(x + Math.sin(turn) * box.width * 0.4, y + Math.cos(turn) * box.height * 0.3)
      }
      await page.mouse.up()
    })
    const zoomMs = await longest(async () => {
      await page.mouse.move(x, y)
      await page.keyboard.down('Control')
      for (let notch = 0; notch < NOTCHES; notch += 1) await page.mouse.wheel(0, notch < NOTCHES / 2 ? 30 : -30)
      await page.keyboard.up('Control')
    })
    found.push({ width, slowDown: SLOW_DOWN, panMs, zoomMs })
    await context.close()
  }
  await browser.close()
  return found
}

/** In milliseconds. @throws where the trace holds no thread of a page */
function longestTask(events: readonly TraceEvent[]): number {
  const isPage = ({ name, args }: TraceEvent): boolean => name === 'thread_name' && args?.name === 'CrRendererMain'
  const threads = new Set(events.filter(isPage).map(({ pid, tid }) => `${pid} ${tid}`))
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && threads.has(`${pid} ${tid}`),
  )
  if (tasks.length === 0) throw new Error('the trace has no task of a page')
  return Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1_000
}
