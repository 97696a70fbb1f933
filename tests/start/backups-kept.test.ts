import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backupName, madeAt, superfluous } from '../../scripts/backup/keep.mjs'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NOW = Date.UTC(2026, 10, 30, 8)
const name = (ms: number): string => backupName(new Date(ms))
const kept = (names: readonly string[]): string[] => {
  const gone = new Set(superfluous(names))
  return names.filter((each) => !gone.has(each))
}

describe('of the copies in a folder', () => {
  test('seven days, four weeks and twelve months are kept of two years of daily ones', () => {
    const daily = Array.from({ length: 730 }, (_, day) => name(NOW - day * DAY_MS))
    const left = kept(daily).map((each) => each.slice(10, 20))
    expect(left.slice(0, 7)).toEqual([
      '2026-11-30',
      '2026-11-29',
      '2026-11-28',
      '2026-11-27',
      '2026-11-26',
      '2026-11-25',
      '2026-11-24',
    ])
    // the Sundays that end the weeks before, as far as four weeks reach
    expect(left.slice(7, 9)).toEqual(['2026-11-22', '2026-11-15'])
    // and the last days of twelve months, this one among them
    expect(left.slice(9)).toEqual([
      '2026-10-31',
      '2026-09-30',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
      '2026-05-31',
      '2026-04-30',
      '2026-03-31',
      '2026-02-28',
      '2026-01-31',
      '2025-12-31',
    ])
  })

  test('the newest of a day stays, and the newest of all whatever its age', () => {
    const [morning, evening] = [name(NOW), name(NOW + 10 * HOUR_MS)]
    expect(kept([morning, evening])).toEqual([evening])
    expect(kept([name(0)])).toEqual([name(0)])
  })

  test('nothing that somebody named otherwise ever goes', () => {
    const others = [
      'before-0002-x.db',
      'mine.db',
      'receptive-2026-11-30.db',
      'receptive-2026-11-30T08-00-00Z.db.sha256',
    ]
    expect(superfluous(others)).toEqual([])
    expect(others.map(madeAt)).toEqual([null, null, null, null])
  })

  test('taking away what may go twice takes nothing more, and copies made since only replace', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(800 * 24), { minLength: 1, maxLength: 60 }), (hours) => {
        const names = [...new Set(hours.map((hour) => name(NOW - hour * HOUR_MS)))]
        const once = kept(names)
        expect(superfluous(once)).toEqual([])
        expect(once).toContain([...names].sort().at(-1))
        expect(once.length).toBeLessThanOrEqual(7 + 4 + 12)
      }),
      { numRuns: 100 },
    )
  })
})
