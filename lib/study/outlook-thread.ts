import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { FORECAST_LIMITS } from '@/lib/limits'
import type { InterviewOutlook, OutlookQuestion } from '@/lib/plan'

/**
 * Works out an interview plan's outlook in a thread of its own, for it takes longer than others who ask the server
 * something should wait. One at a time; the thread ends when nothing was asked for a while.
 *
 * @param place - what it is about; a question that still waits there is answered with this one's answer
 * @throws Error where it takes longer than it may, too many wait, or the thread ends without an answer
 */
export function outlookInThread(place: string, question: OutlookQuestion): Promise<InterviewOutlook> {
  const { waiting } = desk()
  const before = waiting.find((job) => job.place === place)
  if (before === undefined && waiting.length >= FORECAST_LIMITS.forecastsWaiting.limit) {
    return Promise.reject(new Error(`${waiting.length} forecasts are waiting already`))
  }
  return new Promise((resolve, reject) => {
    if (before === undefined) waiting.push({ place, question, askers: [{ resolve, reject }] })
    else {
      before.question = question
      before.askers.push({ resolve, reject })
    }
    next()
  })
}

interface Job {
  readonly place: string
  question: OutlookQuestion
  readonly askers: Asker[]
}

interface Asker {
  readonly resolve: (outlook: InterviewOutlook) => void
  readonly reject: (error: Error) => void
}

interface Desk {
  readonly waiting: Job[]
  current: Job | null
  thread: Worker | null
  /** ends a thread that takes too long, or has nothing to do */
  timer: NodeJS.Timeout | null
}

interface Holder {
  receptiveOutlooks?: Desk
}

// a bundler may load this module more than once in a process; there is to be one thread
const holder = globalThis as Holder
const desk = (): Desk => (holder.receptiveOutlooks ??= { waiting: [], current: null, thread: null, timer: null })

function next(): void {
  const all = desk()
  if (all.current !== null) return
  const job = all.waiting.shift()
  if (job === undefined) {
    endAfter(FORECAST_LIMITS.forecastIdleMs.limit, 'nothing to do')
    return
  }
  all.current = job
  endAfter(FORECAST_LIMITS.forecastMs.limit, 'it took too long')
  all.thread ??= begin()
  all.thread.postMessage(job.question)
}

function begin(): Worker {
  const thread = new Worker(join(/* turbopackIgnore: true */ process.cwd(), 'scripts/outlook-thread.mjs'), {
    resourceLimits: { maxOldGenerationSizeMb: FORECAST_LIMITS.forecastHeapMegabytes.limit },
  })
  // a server that is told to stop does not wait for it
  thread.unref()
  thread.on('message', (outlook: InterviewOutlook) => {
    // what it had posted before it was ended still comes, and is no answer to who is asking by now
    if (desk().thread !== thread) return
    const { current } = desk()
    desk().current = null
    current?.askers.forEach(({ resolve }) => resolve(outlook))
    next()
  })
  thread.on('error', (error) => end(thread, error))
  thread.on('exit', () => end(thread, new Error('the thread ended')))
  return thread
}

function endAfter(ms: number, why: string): void {
  const all = desk()
  if (all.timer !== null) clearTimeout(all.timer)
  all.timer = setTimeout(() => {
    if (all.thread !== null) end(all.thread, new Error(why))
  }, ms)
  all.timer.unref()
}

/** What a thread left unanswered has failed; whoever waits behind it gets a new one. */
function end(thread: Worker, error: Error): void {
  const all = desk()
  if (all.thread !== thread) return
  const { current } = all
  all.thread = null
  all.current = null
  void thread.terminate()
  current?.askers.forEach(({ reject }) => reject(error))
  if (all.waiting.length > 0) next()
}
