/** A number that is real by nature, a statistic or a measured shape: right to double precision, not exact. */
export type Real = number
