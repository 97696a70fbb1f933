import { readFileSync } from 'node:fs'
import { giveAnswer } from '../../tests/support/give-answer'
import { guest, userIdOf, type Jar } from '../../tests/support/guest'
import { AppProcess } from '../../tests/support/app-process'
import { medianFirstByte } from './first-byte'
import { fillLargeCollection, LARGE } from './large-collection'
import { median } from './median'

/** The topic is the one with the most cards below it. */
const SCREENS = ['/', '/review', '/map', '/progress', '/topics/conv'] as const

const ANSWERS = 7

export interface LargeFirstByte {
  readonly cards: number
  readonly entries: number
  /** milliseconds by screen: the first request after a start, the median of those after it, and the first after an answer */
  readonly screens: Readonly<
    Record<string, { readonly firstMs: number; readonly medianMs: number; readonly answeredMs: number }>
  >
  /** megabytes resident of the server after these requests, where the system tells */
  readonly residentMB: number | null
}

/** Times the first byte of the screens for somebody with 20,000 cards and 200,000 answers. */
export async function largeFirstByte(): Promise<LargeFirstByte> {
  const app = await AppProcess.create()
  try {
    await app.start()
    return await measure(app)
  } finally {
    await app.dispose()
  }
}

async function measure(app: AppProcess): Promise<LargeFirstByte> {
  const jar = await guest(app.address)
  const userId = await userIdOf(app.address, jar)
  await app.stop()
  fillLargeCollection(app.databaseUrl.replace(/^file:/, ''), userId, Date.now())
  await app.start()
  const screens: Record<string, { firstMs: number; medianMs: number; answeredMs: number }> = {}
  for (const screen of SCREENS) {
    const url = `${app.address}${screen}`
    screens[screen] = {
      firstMs: await medianFirstByte(url, jar.header, 1),
      medianMs: await medianFirstByte(url, jar.header),
      answeredMs: await afterAnswers(app.address, url, jar),
    }
  }
  return { cards: LARGE.cards, entries: LARGE.cards * LARGE.answers, screens, residentMB: residentMB(app.pid) }
}

/** The first byte of a screen when something was answered since it was seen, median of some times. */
async function afterAnswers(address: string, url: string, jar: Jar): Promise<number> {
  const times: number[] = []
  for (let answer = 0; answer < ANSWERS; answer += 1) {
    await giveAnswer(address, jar)
    times.push(await medianFirstByte(url, jar.header, 1))
  }
  return median(times)
}

function residentMB(pid: number): number | null {
  try {
    const pages = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return pages === undefined ? null : Number(pages) / 1024
  } catch {
    return null
  }
}
