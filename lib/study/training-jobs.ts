import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { UserId } from '@/lib/db'
import { TRAINING_LIMITS } from '@/lib/limits'
import type { TrainingOutcome } from '@/lib/training'

/** What the process that fits says to the server. */
export type TrainingMessage = { readonly progress: number } | { readonly outcome: TrainingOutcome }

/** How a person's fit stands. */
export type TrainingState =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly progress: number }
  | { readonly state: 'done'; readonly outcome: TrainingOutcome }
  /** it took longer than it may, or the process ended without a word */
  | { readonly state: 'failed'; readonly code: 'too_long' | 'ended' }

/**
 * Starts a fit in a process of its own; where one of this person runs already, that one goes on.
 *
 * @returns how it stands, or null where as many fits as the server allows are running for others
 */
export function startTraining(userId: UserId): TrainingState | null {
  const all = jobs()
  const before = all.get(userId)
  if (before?.state.state === 'running') return before.state
  const running = [...all.values()].filter(({ state }) => state.state === 'running').length
  if (running >= TRAINING_LIMITS.trainingsAtOnce.limit) return null

  const child = fork(join(/* turbopackIgnore: true */ process.cwd(), 'scripts/train-model.ts'), [userId], {
    execArgv: [
      '--conditions=react-server',
      '--import',
      'tsx',
      `--max-old-space-size=${TRAINING_LIMITS.trainingHeapMegabytes.limit}`,
    ],
    // what goes wrong is for whoever looks after the server
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const job: Job = { child, state: { state: 'running', progress: 0 } }
  all.set(userId, job)
  const end = (state: TrainingState): void => {
    if (job.state.state !== 'running') return
    job.state = state
    clearTimeout(limit)
    child.kill('SIGKILL')
  }
  const limit = setTimeout(() => end({ state: 'failed', code: 'too_long' }), TRAINING_LIMITS.trainingMs.limit)
  limit.unref()
  child.on('message', (message: TrainingMessage) => {
    if ('outcome' in message) end({ state: 'done', outcome: message.outcome })
    else if (job.state.state === 'running') job.state = { state: 'running', progress: message.progress }
  })
  child.once('error', () => end({ state: 'failed', code: 'ended' }))
  child.once('exit', () => end({ state: 'failed', code: 'ended' }))
  return job.state
}

/** How this person's fit stands. */
export function trainingState(userId: UserId): TrainingState {
  return jobs().get(userId)?.state ?? { state: 'idle' }
}

/** Ends a fit that runs, or forgets what came of the last one. */
export function endTraining(userId: UserId): void {
  const job = jobs().get(userId)
  jobs().delete(userId)
  if (job === undefined) return
  // before it dies, so that its death is no failure
  const wasRunning = job.state.state === 'running'
  job.state = { state: 'idle' }
  if (wasRunning) job.child.kill('SIGKILL')
}

interface Job {
  readonly child: ChildProcess
  state: TrainingState
}

interface Holder {
  receptiveTrainings?: Map<UserId, Job>
}

// a bundler may load this module more than once in a process; what runs must be known to all
const holder = globalThis as Holder
const jobs = (): Map<UserId, Job> => (holder.receptiveTrainings ??= new Map())
