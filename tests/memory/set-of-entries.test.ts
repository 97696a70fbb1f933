import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concurrentReviews, DEFAULT_MODEL, effectiveEntries, type Model, replayCard } from '@/lib/memory'
import { arbitraryLog, CARD, id, onDay, review, stored, within } from './log'

const mine: Model = {
  id: 'mine',
  weights: DEFAULT_MODEL.weights.map((weight, index) => (index < 4 ? weight * 2 : weight)),
}

describe('two devices', () => {
  test('a review given without knowing the one before it is concurrent', () => {
    const log = [
      review(0, 0, 3, onDay(2)),
      review(1, 2, 3, onDay(9), { after: id(0) }),
      review(2, 2, 1, within(2, 14, 'relearning'), { after: id(0) }, 13),
      stored(3, 3, { type: 'flag', cardId: CARD, on: true }),
      review(4, 4, 3, onDay(9), { after: id(2) }),
      review(5, 9, 3, onDay(19), { after: id(4) }),
    ]
    expect(concurrentReviews(log)).toEqual(new Set([id(2), id(4)]))
    expect(concurrentReviews([...log].reverse())).toEqual(new Set([id(2), id(4)]))
    expect(replayCard(log, [])?.reps).toBe(5)
  })

  test('whichever syncs first, the state is the same', () => {
    fc.assert(
      fc.property(arbitraryLog, fc.func(fc.boolean()), (log, isOnPhone) => {
        const phone = log.filter((_, index) => isOnPhone(index))
        const laptop = log.filter((_, index) => !isOnPhone(index))
        expect(replayCard([...phone, ...laptop], [mine])).toEqual(replayCard([...laptop, ...phone], [mine]))
      }),
    )
  })
})

describe('a function of the set', () => {
  test('neither order nor repetition changes the state', () => {
    fc.assert(
      fc.property(
        arbitraryLog.chain((log) =>
          fc.tuple(fc.constant(log), fc.shuffledSubarray([...log, ...log], { minLength: log.length * 2 })),
        ),
        ([log, shuffled]) => {
          expect(replayCard(shuffled, [mine])).toEqual(replayCard(log, [mine]))
          expect(effectiveEntries(shuffled)).toEqual(effectiveEntries(log))
        },
      ),
    )
  })

  test('undoing the last entry restores exactly, whatever came before', () => {
    fc.assert(
      fc.property(arbitraryLog, fc.constantFrom(1, 2, 3, 4), (log, rating) => {
        const n = log.length + 2
        const last = review(n, 60, rating as 1 | 2 | 3 | 4, onDay(70))
        const before = replayCard(log, [mine])
        const undone = replayCard([...log, last, stored(n + 1, 60, { type: 'undo', target: id(n) }, 13)], [mine])
        expect(undone).toEqual(
          before === null ? undone : { ...before, headId: id(n), entryCount: before.entryCount + 1 },
        )
        expect(undone?.met).toBe(before?.met ?? false)
      }),
    )
  })

  test('undo then redo of any entry changes nothing', () => {
    fc.assert(
      fc.property(
        arbitraryLog.filter((log) => effectiveEntries(log).length > 0),
        fc.nat(),
        (log, pick) => {
          const effective = effectiveEntries(log)
          const target = effective[pick % effective.length]?.entry.id ?? ''
          const more = [stored(500, 60, { type: 'undo', target }), stored(501, 61, { type: 'redo', target })]
          expect(effectiveEntries([...log, ...more])).toEqual(effective)
          expect(replayCard([...log, ...more], [mine])).toEqual(replayCard(log, [mine]))
        },
      ),
    )
  })

  test('the later instant has the last word, whatever the ids', () => {
    const entries = [
      stored(9, 0, { type: 'flag', cardId: CARD, on: false }, 8),
      stored(1, 0, { type: 'flag', cardId: CARD, on: true }, 9),
    ]
    expect(replayCard(entries, [])).toMatchObject({ flagged: true, headId: id(1) })
  })

  test('entries at the same instant are ordered by id', () => {
    const entries = [3, 1, 2].map((n) => stored(n, 0, { type: 'flag', cardId: CARD, on: n === 3 }))
    expect(effectiveEntries(entries).map(({ entry }) => entry.id)).toEqual([id(1), id(2), id(3)])
    expect(replayCard(entries, [])?.flagged).toBe(true)
  })
})
