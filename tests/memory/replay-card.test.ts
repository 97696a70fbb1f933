import { describe, expect, test } from 'vitest'
import { DEFAULT_MODEL, type Model, replayCard, type StoredEntry } from '@/lib/memory'
import { asDay } from '@/lib/time'
import { CARD, FIRST_DAY, id, instant, onDay, review, stored, within } from './log'

const day = (n: number) => asDay(FIRST_DAY + n)
const mine: Model = {
  id: 'mine',
  weights: DEFAULT_MODEL.weights.map((weight, index) => (index < 4 ? weight * 2 : weight)),
}

describe('the fold', () => {
  test('no entry, no memory', () => {
    expect(replayCard([], [])).toBeNull()
    expect(replayCard([stored(0, 0, { type: 'undo', target: id(9) })], [])).toBeNull()
  })

  test('phase, step and due are what the button said', () => {
    const learning = replayCard([review(0, 0, 3, within(0, 13, 'learning', 1))], [])
    expect(learning).toMatchObject({
      phase: 'learning',
      step: 1,
      dueAt: instant(0, 13),
      dueDay: day(0),
      reps: 1,
      met: true,
    })
    const graduated = replayCard([review(0, 0, 3, within(0, 13, 'learning', 1)), review(1, 0, 3, onDay(2), {}, 13)], [])
    expect(graduated).toMatchObject({ phase: 'review', step: 0, dueAt: null, dueDay: day(2), reps: 2, lastDay: day(0) })
    expect(graduated?.lastAt).toBe(instant(0, 13))
  })

  test('a lapse is Again in phase review, and nowhere else', () => {
    const log = [
      review(0, 0, 1, within(0, 13)),
      review(1, 0, 3, onDay(2), {}, 13),
      review(2, 2, 1, within(2, 13, 'relearning')),
      review(3, 2, 1, within(2, 14, 'relearning'), {}, 13),
      review(4, 2, 3, onDay(3), {}, 14),
      review(5, 3, 1, within(3, 13, 'relearning')),
    ]
    expect(replayCard(log, [])).toMatchObject({ lapses: 2, reps: 6, phase: 'relearning' })
  })

  test('cramming leaves the memory untouched; ahead and mock are reviews', () => {
    const first = review(0, 0, 3, onDay(2))
    const crammed = replayCard([first, review(1, 1, 1, within(1, 13, 'relearning'), { mode: 'cram' })], [])
    expect(crammed).toEqual({ ...replayCard([first], []), headId: id(1), entryCount: 2 })
    expect(replayCard([review(0, 0, 3, onDay(2), { mode: 'cram' })], [])).toMatchObject({
      met: false,
      phase: 'new',
      reps: 0,
    })
    for (const mode of ['ahead', 'mock', 'plan', 'learn'] as const) {
      expect(replayCard([first, review(1, 1, 3, onDay(9), { mode })], [])).toMatchObject({ reps: 2, dueDay: day(9) })
    }
  })

  test('a day before the last review, after flying west, counts as the same day', () => {
    const west = replayCard(
      [review(0, 1, 3, onDay(3), {}, 2), { ...review(1, 1, 3, onDay(4), {}, 3), studyDay: day(0) }],
      [],
    )
    const same = replayCard([review(0, 1, 3, onDay(3), {}, 2), review(1, 1, 3, onDay(4), {}, 3)], [])
    expect(west?.stability).toBe(same?.stability)
    expect(west?.lastDay).toBe(day(0))
  })

  test('setDue and reschedule move the due day and nothing else, until the next review', () => {
    const log = [review(0, 0, 3, onDay(2))]
    const moved = [...log, stored(1, 1, { type: 'setDue', cardId: CARD, dueDay: day(30) })]
    expect(replayCard(moved, [])).toEqual({ ...replayCard(log, []), dueDay: day(30), headId: id(1), entryCount: 2 })
    const back = [
      ...moved,
      stored(2, 2, { type: 'reschedule', cardId: CARD, dueDay: day(5), batch: id(99), reason: 'retention' }),
    ]
    expect(replayCard(back, [])?.dueDay).toBe(day(5))
    expect(replayCard([...back, stored(3, 3, { type: 'undo', target: id(99) })], [])?.dueDay).toBe(day(30))
    expect(replayCard([...back, review(4, 5, 3, onDay(20))], [])?.dueDay).toBe(day(20))
    const learning = [
      review(0, 0, 3, within(0, 13)),
      stored(1, 0, { type: 'setDue', cardId: CARD, dueDay: day(3) }, 13),
    ]
    expect(replayCard(learning, [])).toMatchObject({ phase: 'learning', dueAt: null, dueDay: day(3) })
  })

  test('a reset forgets everything before it, and can be undone', () => {
    const before = [review(0, 0, 3, onDay(2)), stored(1, 1, { type: 'suspend', cardId: CARD, on: true })]
    const reset = [...before, stored(2, 2, { type: 'reset', cardId: CARD })]
    expect(replayCard(reset, [])).toMatchObject({
      met: false,
      phase: 'new',
      stability: 0,
      reps: 0,
      lapses: 0,
      suspended: false,
    })
    expect(replayCard(reset, [])).toMatchObject({ dueDay: null, lastDay: null, headId: id(2), entryCount: 3 })
    const again = replayCard([...reset, review(3, 3, 3, onDay(5))], [])
    expect(again?.stability).toBe(replayCard([review(3, 3, 3, onDay(5))], [])?.stability)
    const undone = replayCard([...reset, stored(3, 3, { type: 'undo', target: id(2) })], [])
    expect(undone).toEqual({ ...replayCard(before, []), headId: id(2), entryCount: 3 })
  })

  test('suspending, burying and flagging: the last effective word counts', () => {
    const log = [
      stored(0, 0, { type: 'suspend', cardId: CARD, on: true }),
      stored(1, 0, { type: 'suspend', cardId: CARD, on: false }),
      stored(2, 0, { type: 'bury', cardId: CARD, on: true, untilDay: day(1) }),
      stored(3, 0, { type: 'flag', cardId: CARD, on: true }),
    ]
    expect(replayCard(log, [])).toMatchObject({ suspended: false, buriedUntilDay: day(1), flagged: true, met: false })
    const undone = [
      ...log,
      stored(4, 1, { type: 'undo', target: id(1) }),
      stored(5, 1, { type: 'undo', target: id(2) }),
    ]
    expect(replayCard(undone, [])).toMatchObject({ suspended: true, buriedUntilDay: null, flagged: true })
  })

  test('an import without history starts from its stability, and is met', () => {
    const start = stored(0, 0, {
      type: 'start',
      cardId: CARD,
      stability: 12,
      difficulty: 6,
      lastDay: day(-3),
      dueDay: day(8),
    })
    const started = replayCard([start], [])
    expect(started).toMatchObject({
      phase: 'review',
      stability: 12,
      difficulty: 6,
      lastDay: day(-3),
      dueDay: day(8),
      reps: 0,
    })
    expect(started).toMatchObject({ met: true, lastAt: null })
    expect(replayCard([start, review(1, 8, 1, within(8, 13, 'relearning'))], [])).toMatchObject({ lapses: 1, reps: 1 })
  })
})

describe('the model', () => {
  const reviewed = review(0, 0, 3, onDay(2))
  const useMine = stored(1, 1, { type: 'model', modelId: 'mine', scope: 'all' })

  test('the one active now counts for all reviews, and moves no due day', () => {
    const before = replayCard([reviewed], [mine])
    const after = replayCard([reviewed, useMine], [mine])
    expect(before).toMatchObject({ modelId: 'fsrs-6-default', stability: 2.3065 })
    expect(after).toMatchObject({
      modelId: 'mine',
      stability: 4.613,
      dueDay: before?.dueDay,
      entryCount: 1,
      headId: id(0),
    })
    expect(replayCard([reviewed, useMine, stored(2, 2, { type: 'undo', target: id(1) })], [mine])).toEqual(before)
  })

  test('for a numeric card the last numeric one counts before the last for all', () => {
    const numeric: Model = { ...mine, id: 'numbers' }
    const log = [
      reviewed,
      stored(1, 1, { type: 'model', modelId: 'numbers', scope: 'numeric' }),
      stored(2, 2, { type: 'model', modelId: 'mine', scope: 'all' }),
    ]
    expect(replayCard(log, [mine, numeric])?.modelId).toBe('mine')
    expect(replayCard(log, [mine, numeric], { numeric: true })?.modelId).toBe('numbers')
  })

  test('one that is not at hand is passed over', () => {
    expect(replayCard([reviewed, useMine], [])).toMatchObject({ modelId: 'fsrs-6-default', stability: 2.3065 })
  })
})

describe('broken clocks', () => {
  test.each([
    ['the year 9999', Date.UTC(9999, 11, 31), 2_932_896],
    ['before the epoch', -8.64e15, -719_162],
  ])('an entry of %s is kept and folded', (_, effectiveAt, studyDay) => {
    const broken: StoredEntry = { ...review(0, 0, 3, onDay(2)), effectiveAt, studyDay: asDay(studyDay) }
    const log = [broken, ...[1, 2, 3, 4].map((n) => review(n, n, 3, onDay(n + 3)))]
    const memory = replayCard(log, [])
    expect(memory?.reps).toBe(5)
    expect(memory?.stability).toBeGreaterThanOrEqual(0.001)
    expect(memory?.stability).toBeLessThanOrEqual(36_500)
    expect(memory?.difficulty).toBeGreaterThanOrEqual(1)
    expect(memory?.difficulty).toBeLessThanOrEqual(10)
  })
})
