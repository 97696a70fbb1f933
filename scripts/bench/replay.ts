import { createEmptyCard, fsrs, FSRSAlgorithm, type Card, type FSRSState, type Grade } from 'ts-fsrs'
import { DEFAULT_MODEL, replayCard, type StoredEntry } from '@/lib/memory'
import { historyOf } from './large-collection'
import { median } from './median'
import { chanceFrom } from '../demo/chance'

const CARDS = 1_000
const ANSWERS = 10
const ROUNDS = 15

export interface ReplayTimes {
  readonly entries: number
  readonly replayMs: number
  /** ts-fsrs's own loop over the same answers: `fsrs().next(card, instant, grade)` */
  readonly bareMs: number
  readonly ratio: number
  /** its algorithm layer alone: `next_state` over days that are known already */
  readonly algorithmMs: number
}

/** Times the replay of a person's whole log against ts-fsrs over the same answers, medians of one run. */
export function replayTimes(): ReplayTimes {
  const chance = chanceFrom(3)
  const logs = Array.from({ length: CARDS }, (_, place) =>
    historyOf(`card-${place}`, place, Date.UTC(2026, 10, 24), ANSWERS, chance),
  )
  const scheduler = fsrs({ w: [...DEFAULT_MODEL.weights], enable_fuzz: false })
  const algorithm = new FSRSAlgorithm({ w: [...DEFAULT_MODEL.weights] })
  const times = { replay: [] as number[], bare: [] as number[], algorithm: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    times.replay.push(timed(() => logs.forEach((log) => replayCard(log))))
    times.bare.push(timed(() => logs.forEach((log) => bareLoop(scheduler, log))))
    times.algorithm.push(timed(() => logs.forEach((log) => algorithmLoop(algorithm, log))))
  }
  const [replayMs, bareMs] = [median(times.replay), median(times.bare)]
  return {
    entries: CARDS * ANSWERS,
    replayMs,
    bareMs,
    ratio: replayMs / bareMs,
    algorithmMs: median(times.algorithm),
  }
}

function bareLoop(scheduler: ReturnType<typeof fsrs>, log: readonly StoredEntry[]): Card {
  let card = createEmptyCard(new Date(log[0]?.effectiveAt ?? 0))
  for (const { entry, effectiveAt } of log) {
    if (entry.type === 'review') card = scheduler.next(card, new Date(effectiveAt), entry.rating as Grade).card
  }
  return card
}

function algorithmLoop(algorithm: FSRSAlgorithm, log: readonly StoredEntry[]): FSRSState | null {
  let state: FSRSState | null = null
  let last = 0
  for (const { entry, studyDay } of log) {
    if (entry.type !== 'review') continue
    state = algorithm.next_state(state, state === null ? 0 : studyDay - last, entry.rating)
    last = studyDay
  }
  return state
}

function timed(work: () => void): number {
  const from = performance.now()
  work()
  return performance.now() - from
}
