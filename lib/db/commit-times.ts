import { delayedCommit } from './test-delay'

/** How long the last commits took, for the health of the server. */
interface Holder {
  receptiveCommitTimes?: number[]
}

const KEPT = 20

/** Fewer say nothing: one slow commit is a hiccup. */
const ENOUGH = 3

const holder = globalThis as Holder

/** Commits, and notes what it took, the wait for the disk included. */
export async function timedCommit(commit: () => unknown): Promise<void> {
  const from = performance.now()
  try {
    await delayedCommit()
    await commit()
  } finally {
    noteCommit(performance.now() - from)
  }
}

function noteCommit(ms: number): void {
  const times = (holder.receptiveCommitTimes ??= [])
  times.push(ms)
  if (times.length > KEPT) times.shift()
}

/** The median time of the last few commits in milliseconds; 0 where there were too few. */
export function recentCommitMs(): number {
  const last = (holder.receptiveCommitTimes ?? []).slice(-ENOUGH)
  if (last.length < ENOUGH) return 0
  return last.sort((a, b) => a - b)[Math.floor(ENOUGH / 2)] ?? 0
}
