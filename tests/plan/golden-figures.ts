/** What the golden log comes to, worked out by hand. */

/** By period: recalled of young, of mature, of all. */
export const RETENTION = [
  { period: 'today', young: { recalled: 2, of: 2 }, mature: { recalled: 0, of: 0 }, all: { recalled: 2, of: 2 } },
  { period: 'yesterday', young: { recalled: 1, of: 1 }, mature: { recalled: 0, of: 0 }, all: { recalled: 1, of: 1 } },
  { period: 'days7', young: { recalled: 3, of: 3 }, mature: { recalled: 0, of: 0 }, all: { recalled: 3, of: 3 } },
  { period: 'days30', young: { recalled: 4, of: 4 }, mature: { recalled: 0, of: 1 }, all: { recalled: 4, of: 5 } },
  { period: 'days365', young: { recalled: 5, of: 5 }, mature: { recalled: 0, of: 1 }, all: { recalled: 5, of: 6 } },
  { period: 'all', young: { recalled: 5, of: 5 }, mature: { recalled: 1, of: 2 }, all: { recalled: 6, of: 7 } },
]

/** Predicted 0.9 three times, 0.7, 0.6 and 0.5 and recalled; 0.8 and forgotten. */
export const CALIBRATION = {
  count: 7,
  recalled: 6,
  predicted: 5.3 / 7,
  logLoss: -(3 * Math.log(0.9) + Math.log(0.7) + Math.log(0.6) + Math.log(0.5) + Math.log(0.2)) / 7,
  plainLogLoss: -(6 * Math.log(6 / 7) + Math.log(1 / 7)) / 7,
  // one bin holds two of card a and c after 25 and 30 days, (0.8 + 0.9 − 1)² / 2, one the second days of b and c after 1 and
  // 3 days, (0.5 + 0.9 − 2)² / 2, for that b was not known at first is no lapse; the others one each
  rmseBins: Math.sqrt((0.7 ** 2 / 2 + 0.6 ** 2 / 2 + 0.3 ** 2 + 0.4 ** 2 + 0.1 ** 2) / 7),
  bins: [
    [0.5, 1, 1],
    [0.6, 1, 1],
    [0.7, 1, 1],
    [0.8, 1, 0],
    [0.9, 3, 3],
  ],
}

/** Hour, answers, reviews on a later day than the one before, recalled of those; the other hours saw nothing. */
export const HOURS = [
  [8, 4, 1, 1],
  [9, 4, 3, 2],
  [10, 2, 1, 1],
  [11, 2, 0, 0],
  [12, 2, 1, 1],
  [21, 1, 1, 1],
]

/** Day from today, answers, new cards, again, milliseconds. */
export const DAYS = [
  [-40, 2, 1, 0, 15_000],
  [-36, 1, 0, 0, 6_000],
  [-11, 2, 0, 1, 17_000],
  [-8, 1, 0, 0, 60_000],
  [-3, 1, 1, 0, 11_000],
  [-1, 2, 1, 1, 28_000],
  [0, 4, 0, 1, 18_000],
]
