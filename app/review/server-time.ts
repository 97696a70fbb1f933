import type { SessionState } from './session-types'

/** Less than this is the way to the server and back, not a clock. */
const LEAST_SHIFT_MS = 1_000

/**
 * The server's clock at an instant of the device's. What is due, and when the study day ends, goes by the server's: a device
 * an hour fast would be shown its learning steps an hour late, and one a year fast a year late.
 *
 * @param at - device clock, epoch milliseconds
 */
export function serverTime({ skewMs }: Pick<SessionState, 'skewMs'>, at: number): number {
  return at + skewMs
}

/** The session once it is known how far the clocks are apart; the very same object where that is as it was. */
export function synchronise(state: SessionState, skewMs: number): SessionState {
  return Math.abs(skewMs - state.skewMs) < LEAST_SHIFT_MS ? state : { ...state, skewMs }
}
