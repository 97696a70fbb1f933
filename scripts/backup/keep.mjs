/** How many days, weeks and months of copies are kept: the newest of each. */
const KEPT = { daily: 7, weekly: 4, monthly: 12 }

const NAME = /^receptive-(\d{4})-(\d{2})-(\d{2})T(\d{2})-(\d{2})-(\d{2})Z\.db$/

/** The name of a copy made at an instant: it sorts by time and says it to people. @param {Date} at */
export const backupName = (at) => `receptive-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.db`

/** When a copy was made, by its name; null for files that are no such copy. @param {string} name */
export function madeAt(name) {
  const match = NAME.exec(name)
  if (!match) return null
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number)
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second))
}

/**
 * The copies that may go: all but the newest of each of the last seven days that have one, of four weeks and of twelve
 * months. What somebody named otherwise is never among them.
 *
 * @param {readonly string[]} names - of the files in the folder
 * @returns {string[]}
 */
export function superfluous(names) {
  const copies = names
    .flatMap((name) => {
      const at = madeAt(name)
      return at ? [{ name, at }] : []
    })
    .sort((a, b) => b.at - a.at)
  const kept = new Set()
  for (const [span, count] of Object.entries(KEPT)) {
    const periods = new Set()
    for (const { name, at } of copies) {
      const period = PERIOD[span](at)
      if (periods.has(period) || periods.size >= count) continue
      periods.add(period)
      kept.add(name)
    }
  }
  return copies.map(({ name }) => name).filter((name) => !kept.has(name))
}

const DAY_MS = 86_400_000

const PERIOD = {
  daily: (at) => at.toISOString().slice(0, 10),
  // day 0 of the epoch was a Thursday; weeks begin on Mondays
  weekly: (at) => Math.floor((at.getTime() / DAY_MS + 3) / 7),
  monthly: (at) => at.toISOString().slice(0, 7),
}
