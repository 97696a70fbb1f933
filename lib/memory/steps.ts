const SECONDS_PER_DAY = 86_400

/** A delay of less than a day in seconds, or of whole days. */
export type Delay = { readonly seconds: number } | { readonly days: number }

/**
 * How long until a card is shown again on the step it is on, after Again (the first step) or Hard.
 *
 * Hard on the first step lies midway between it and the second; a single step is stretched by half, by a day at most,
 * else a step of ten days would become fifteen. Later steps are repeated.
 *
 * @param steps - seconds, not empty
 * @param step - index; clamped, for the steps may have been shortened since
 * @see SRS.md §3; Anki `states/steps.rs`
 */
export function hardDelay(steps: readonly number[], step: number): Delay {
  const index = clampStep(steps, step)
  const current = steps[index] ?? 0
  if (index > 0) return delayOf(current)
  const second = steps[1]
  if (second !== undefined) return delayOf(Math.floor((current + second) / 2))
  return delayOf(Math.min(Math.floor(current * 1.5), current + SECONDS_PER_DAY))
}

/**
 * The delay of one step, `null` where there is none: the card graduates.
 *
 * @param steps - seconds
 */
export function stepDelay(steps: readonly number[], step: number): Delay | null {
  const seconds = steps[step]
  return seconds === undefined ? null : delayOf(seconds)
}

/** An index into the steps as they are now; 0 where there are none. */
export function clampStep(steps: readonly number[], step: number): number {
  return Math.max(Math.min(step, steps.length - 1), 0)
}

/**
 * A delay that may pass the rollover: then it counts in days, and the card is due from the rollover on.
 *
 * @param secondsToRollover - what is left of the study day; below zero once it is over, and then a step counts from its end
 */
export function delayFromNow(delay: Delay, secondsToRollover: number): Delay {
  if ('days' in delay || delay.seconds < secondsToRollover) return delay
  return { days: Math.floor((delay.seconds - secondsToRollover) / SECONDS_PER_DAY) + 1 }
}

function delayOf(seconds: number): Delay {
  if (seconds < SECONDS_PER_DAY) return { seconds }
  return { days: Math.round(seconds / SECONDS_PER_DAY) }
}
