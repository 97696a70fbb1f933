export type TimeErrorCode = 'not_a_date' | 'not_a_day' | 'not_a_rollover_hour' | 'not_an_instant' | 'unknown_zone'

/** A value that a caller had to check first: only a bug can cause it. */
export class TimeError extends Error {
  override readonly name = 'TimeError'

  constructor(
    readonly code: TimeErrorCode,
    readonly values: Readonly<Record<string, string | number>>,
  ) {
    super(`${code} ${JSON.stringify(values)}`)
  }
}
