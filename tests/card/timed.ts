import { processorTime } from '../support/processor-time'

/** The time in which any hostile template must be a value or a refusal, in milliseconds. */
export const MOST_MS = 50

/** So many runs does a busy machine get: there the compiler's thread has its turn late, and code runs slowly until then. */
const MOST_RUNS = 40

/** What an action gives, and what it costs at best, in milliseconds. */
export function timed<Result>(action: () => Result): { took: number; value: Result } {
  let best: { took: number; value: Result } | undefined
  for (let run = 0; run < MOST_RUNS && (best === undefined || best.took >= MOST_MS); run += 1) {
    let value: Result | undefined
    const took = processorTime(() => (value = action()))
    if (best === undefined || took < best.took) best = { took, value: value as Result }
  }
  if (best === undefined) throw new Error('never run')
  return best
}
