import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catchingUp, type Backlog, LEAST_USUAL } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { TODAY } from './collection'

/** Days so long ago, each with so many cards. */
const days = (...ago: readonly (readonly [ago: number, cards: number])[]): Backlog['days'] =>
  ago.map(([before, cards]) => ({
    studyDay: asDay(TODAY - before),
    answers: cards + 3,
    newCards: Math.floor(cards / 4),
    reviews: cards - Math.floor(cards / 4),
    spentMs: 0,
    again: 0,
  }))
const daily = (from: number, to: number, cards: number): (readonly [number, number])[] =>
  Array.from({ length: from - to + 1 }, (_, n) => [from - n, cards] as const)
const offer = (due: number, before: Backlog['days'], done = 0) =>
  catchingUp({ days: before, studyDay: TODAY, due, done })

describe('coming back to a backlog', () => {
  test('41 are due after 23 days: 20 today, the rest over five days', () => {
    expect(offer(41, days(...daily(40, 23, 12)))).toEqual({
      awayDays: 23,
      isFirstDay: true,
      due: 41,
      today: 20,
      restDays: 5,
    })
  })

  test.each<[string, ReturnType<typeof offer>]>([
    ['who was here yesterday', offer(300, days(...daily(30, 1, 12)))],
    ['after six days', offer(300, days(...daily(30, 6, 12)))],
    ['with no more due than on a usual day', offer(20, days([23, 12]))],
    ['who never answered anything', offer(50, [])],
    ['with nothing due', offer(0, days([23, 12]), 30)],
  ])('%s there is no offer', (_, none) => {
    expect(none).toBeNull()
  })

  test('after seven days there is one', () => {
    expect(offer(60, days(...daily(30, 7, 12)))).toMatchObject({ awayDays: 7, today: 20 })
  })

  test('a usual day is the median of the 14 days with answers before the break', () => {
    const before = days(...daily(60, 44, 90), ...daily(43, 37, 30), ...daily(36, 30, 40))
    expect(offer(80, before)).toMatchObject({ today: 35 })
  })

  test('a day with few cards before the break does not make the share smaller than twenty', () => {
    expect(offer(80, days([30, 2], [29, 3]))).toMatchObject({ today: LEAST_USUAL })
  })

  test('what would not be gone within the week is taken in equal shares', () => {
    expect(offer(400, days([30, 12]))).toMatchObject({ today: 58, restDays: 6 })
  })
})

describe('while catching up', () => {
  const before = daily(40, 26, 12)

  test('what was done today counts towards today’s share', () => {
    expect(offer(29, days(...before), 12)).toMatchObject({ due: 29, today: 8 })
    expect(offer(21, days(...before), 20)).toMatchObject({ due: 21, today: 0, restDays: 5 })
  })

  test('on the days after the offer stands with that day’s share', () => {
    expect(offer(33, days(...before, [2, 20]))).toEqual({
      awayDays: 24,
      isFirstDay: false,
      due: 33,
      today: 20,
      restDays: 3,
    })
  })

  test('on the seventh day all that is left is that day’s share', () => {
    expect(offer(33, days(...before, [6, 20]))).toMatchObject({ today: 33, restDays: 0 })
  })

  test('it ends a week after the return, or as soon as no more than usual is due', () => {
    expect(offer(33, days(...before, [7, 20], [3, 20]))).toBeNull()
    expect(offer(19, days(...before, [3, 20]))).toBeNull()
  })

  test('the last break counts, not an earlier one', () => {
    expect(offer(50, days([90, 10], [60, 10], ...daily(40, 30, 10)))).toMatchObject({ awayDays: 30 })
  })
})

test('whoever does each day’s share has caught up within the week, nothing new coming in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 21, max: 900 }), fc.integer({ min: 7, max: 400 }), (backlog, away) => {
      let due = backlog
      const past = [...days(...daily(away + 20, away, 12))]
      for (let day = 0; day < 7 && due > LEAST_USUAL; day++) {
        const studyDay = asDay(TODAY + day)
        const share = catchingUp({ days: past, studyDay, due, done: 0 })?.today ?? 0
        expect(share).toBeGreaterThanOrEqual(LEAST_USUAL)
        due -= share
        past.push({ studyDay, answers: share, newCards: 0, reviews: share, spentMs: 0, again: 0 })
      }
      expect(due).toBeLessThanOrEqual(LEAST_USUAL)
    }),
  )
})
