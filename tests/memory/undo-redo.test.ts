import { describe, expect, test } from 'vitest'
import { replayCard, type StoredEntry } from '@/lib/memory'
import { asDay } from '@/lib/time'
import { CARD, FIRST_DAY, id, onDay, review, stored, within } from './log'

const day = (n: number) => asDay(FIRST_DAY + n)

describe('undo and redo', () => {
  const log = [
    review(0, 0, 3, within(0, 13, 'learning', 1)),
    review(1, 0, 3, onDay(2), {}, 13),
    review(2, 2, 1, within(2, 13, 'relearning')),
  ]

  test('undo of the last review brings back exactly what was, the earlier due included', () => {
    const undone = replayCard([...log, stored(3, 2, { type: 'undo', target: id(2) }, 13)], [])
    expect(undone).toEqual({ ...replayCard(log.slice(0, 2), []), headId: id(2), entryCount: 3 })
  })

  test('undo then redo is identity, as often as one likes', () => {
    const entries = [...log]
    for (let n = 3; n < 9; n += 2) {
      entries.push(
        stored(n, 2, { type: 'undo', target: id(2) }, n),
        stored(n + 1, 2, { type: 'redo', target: id(2) }, n),
      )
      expect(replayCard(entries, [])).toEqual(replayCard(log, []))
    }
  })

  test('undo of a review in the middle replays the rest', () => {
    const undone = replayCard([...log, stored(3, 3, { type: 'undo', target: id(1) })], [])
    expect(undone).toEqual({
      ...replayCard(
        [log[0], log[2]].flatMap((entry) => entry ?? []),
        [],
      ),
      entryCount: 3,
    })
    expect(undone?.lapses).toBe(0)
  })

  test('the undo of an entry not yet known waits, and takes effect when the entry comes', () => {
    const undo = stored(3, 2, { type: 'undo', target: id(2) }, 13)
    expect(replayCard([...log.slice(0, 2), undo], [])).toEqual(replayCard(log.slice(0, 2), []))
    expect(replayCard([...log.slice(0, 2), undo, ...log.slice(2)], [])?.dueDay).toBe(day(2))
  })

  test('an undo is nobody’s target', () => {
    const undo = stored(3, 2, { type: 'undo', target: id(2) }, 13)
    const ofUndo = stored(4, 2, { type: 'undo', target: id(3) }, 14)
    expect(replayCard([...log, undo, ofUndo], [])).toEqual(replayCard([...log, undo], []))
  })

  test('a batch of acts on many cards is taken back as one, and one of its cards by itself', () => {
    const acts = [
      ...log.slice(0, 2),
      stored(2, 2, { type: 'suspend', cardId: CARD, on: true, batch: id(50) }),
      stored(3, 2, { type: 'reset', cardId: CARD, batch: id(51) }),
    ]
    const standing = (...words: readonly StoredEntry[]) => {
      const memory = replayCard([...acts, ...words], [])
      return [memory?.met, memory?.suspended]
    }
    expect(standing()).toEqual([false, false])
    expect(standing(stored(4, 3, { type: 'undo', target: id(51) }))).toEqual([true, true])
    expect(standing(stored(4, 3, { type: 'undo', target: id(3) }))).toEqual([true, true])
    expect(
      standing(stored(4, 3, { type: 'undo', target: id(51) }), stored(5, 4, { type: 'undo', target: id(50) })),
    ).toEqual([true, false])
  })

  test('of a word about an entry and one about its batch the later counts', () => {
    const moved = [
      review(0, 0, 3, onDay(2)),
      stored(1, 1, { type: 'reschedule', cardId: CARD, dueDay: day(9), batch: id(50), reason: 'easyDays' }),
    ]
    const batchUndone = [...moved, stored(2, 2, { type: 'undo', target: id(50) })]
    const entryRedone = [...batchUndone, stored(3, 3, { type: 'redo', target: id(1) })]
    expect([moved, batchUndone, entryRedone].map((entries) => replayCard(entries, [])?.dueDay)).toEqual([
      day(9),
      day(2),
      day(9),
    ])
    const entryUndone = [
      ...moved,
      stored(2, 3, { type: 'undo', target: id(1) }),
      stored(3, 4, { type: 'redo', target: id(50) }),
    ]
    expect(replayCard(entryUndone, [])?.dueDay).toBe(day(9))
  })
})
