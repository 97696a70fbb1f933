import { type EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FORECAST_LIMITS } from '@/lib/limits'
import type { InterviewOutlook, OutlookQuestion } from '@/lib/plan'
import { outlookInThread } from '@/lib/study/outlook-thread'

// threads that say what a test has them say, and when: a real one is late by chance alone
const threads = vi.hoisted((): (EventEmitter & { asked: unknown[] })[] => [])
vi.mock('node:worker_threads', async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  class Worker extends Emitter {
    readonly asked: unknown[] = []
    constructor() {
      super()
      threads.push(this)
    }
    postMessage = (question: unknown): number => this.asked.push(question)
    unref = (): void => undefined
    terminate = (): Promise<number> => Promise.resolve(1)
  }
  return { Worker }
})

const question = (day: number): OutlookQuestion => ({
  request: { cards: [], day, T: day, budgetSeconds: 0, costs: { pass: 8, lapse: 25, new: 40 }, params: [] },
  options: { seed: '', reviewsKnown: 0 },
  minutes: [],
})

const outlook = (minutesToFit: number): InterviewOutlook => ({
  forecast: null,
  worth: [],
  reach: { neverMet: [], minutesToFit },
})

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('what a thread that took too long says after all answers nobody who was waiting behind it', async () => {
  const slow = outlookInThread('ada', question(1))
  const behind = outlookInThread('ben', question(2))
  vi.advanceTimersByTime(FORECAST_LIMITS.forecastMs.limit)
  await expect(slow).rejects.toThrow('too long')

  const [late, next] = threads
  // what it had posted as it was ended is delivered before its end
  late?.emit('message', outlook(1))
  late?.emit('exit')
  next?.emit('message', outlook(2))
  await expect(behind).resolves.toEqual(outlook(2))
  expect(next?.asked).toEqual([question(2)])
})
