import { expect, test } from 'vitest'
import { effectiveEntries, type StoredEntry } from '@/lib/memory'
import { reviewHistories, trainingItems, type History, type LoggedAct } from '@/lib/training'
import { asDay } from '@/lib/time'
import { reviewEntry, undoEntry } from '../support/review-entry'

const DAY = 86_400_000

let made = 0
function act(changes: Partial<LoggedAct> & { day: number }): LoggedAct {
  const { day, ...rest } = changes
  made += 1
  return {
    id: `e${made}`,
    type: 'review',
    cardId: 'a',
    target: null,
    effectiveAt: day * DAY + made,
    studyDay: day,
    rating: 3,
    mode: 'due',
    ...rest,
  }
}
const told = (histories: readonly History[]) =>
  histories.map(({ cardId, reviews }) => [
    cardId,
    ...reviews.map(({ rating, elapsedDays }) => `${rating}@${elapsedDays}`),
  ])

test('elapsed days are whole study days since the card’s review before it: 0 for the first, on the same day, and flying west', () => {
  const acts = [
    act({ day: 10, mode: 'new', rating: 1 }),
    act({ day: 10, mode: 'learn' }),
    act({ day: 12, cardId: 'b', mode: 'new' }),
    act({ day: 13 }),
    act({ day: 12, effectiveAt: 13 * DAY + 999, rating: 4 }),
    act({ day: 20, rating: 2 }),
  ]
  expect(told(reviewHistories(acts))).toEqual([
    ['a', '1@0', '3@0', '3@3', '4@0', '2@8'],
    ['b', '3@0'],
  ])
})

test('a reset of many cards that was taken back as one has forgotten nothing', () => {
  const reset = { type: 'reset', target: 'a batch', rating: null, mode: null } as const
  const acts = [
    act({ day: 10, mode: 'new' }),
    act({ day: 12 }),
    act({ day: 13, ...reset }),
    act({ day: 13, cardId: null, type: 'undo', target: 'a batch', rating: null, mode: null }),
    act({ day: 15 }),
  ]
  expect(told(reviewHistories(acts))).toEqual([['a', '3@0', '3@2', '3@3']])
  const again = act({ day: 16, cardId: null, type: 'redo', target: 'a batch', rating: null, mode: null })
  expect(told(reviewHistories([...acts, again]))).toEqual([['a', '3@0']])
})

test('practice, undone reviews, what a reset forgot and cards that came without a history are left out', () => {
  const undone = act({ day: 12 })
  const redone = act({ day: 13, rating: 4 })
  const acts = [
    act({ day: 1, mode: 'new' }),
    act({ day: 5, type: 'reset', rating: null, mode: null }),
    act({ day: 10, mode: 'new' }),
    act({ day: 11, mode: 'cram', rating: 1 }),
    undone,
    redone,
    act({ day: 14, cardId: 'c', type: 'start', rating: null, mode: null }),
    act({ day: 15, cardId: 'c' }),
    act({ day: 16, cardId: null, type: 'undo', target: undone.id, rating: null, mode: null }),
    act({ day: 16, cardId: null, type: 'undo', target: redone.id, rating: null, mode: null }),
    act({ day: 17, cardId: null, type: 'redo', target: redone.id, rating: null, mode: null }),
  ]
  expect(told(reviewHistories(acts))).toEqual([['a', '3@0', '4@3']])
  const begunAnew = [
    act({ day: 18, cardId: 'c', type: 'reset', rating: null, mode: null }),
    act({ day: 19, cardId: 'c' }),
  ]
  expect(told(reviewHistories([...acts, ...begunAnew]))[1]).toEqual(['c', '3@0'])
})

test('the reviews that count are those that the replay counts', () => {
  const reviews = [0, 3, 9, 20].map((day) =>
    reviewEntry('a', day * DAY, { rating: 3, mode: day === 0 ? 'new' : 'due' }),
  )
  const undo = undoEntry(reviews[1]?.id ?? '', 4 * DAY)
  const entries = [...reviews, undo].sort((a, b) => a.at - b.at)
  const stored = entries.map((entry): StoredEntry => ({
    entry,
    receivedAt: 0,
    effectiveAt: entry.at,
    studyDay: asDay(entry.at / DAY),
  }))
  const acts = entries.map((entry) =>
    act({
      day: entry.at / DAY,
      id: entry.id,
      type: entry.type as LoggedAct['type'],
      target: 'target' in entry ? entry.target : null,
    }),
  )
  expect(reviewHistories(acts)[0]?.reviews.map(({ elapsedDays }) => elapsedDays)).toEqual([0, 9, 11])
  expect(effectiveEntries(stored)).toHaveLength(3)
})

test('one item for each review on a later day, with all before it, in the order in which they were given', () => {
  const a: History = { cardId: 'a', reviews: [review(0, 1), review(0, 2), review(3, 40), review(8, 90)] }
  const b: History = { cardId: 'b', reviews: [review(0, 5), review(2, 50)] }
  expect(trainingItems([a, b]).map(({ history, length }) => [history.cardId, length])).toEqual([
    ['a', 3],
    ['b', 2],
    ['a', 4],
  ])
})

test('what comes after a card’s 256th review is dropped', () => {
  const long: History = {
    cardId: 'a',
    reviews: Array.from({ length: 300 }, (_, place) => review(place === 0 ? 0 : 1, place)),
  }
  expect(trainingItems([long]).map(({ length }) => length)).toEqual(
    Array.from({ length: 255 }, (_, place) => place + 2),
  )
})

const review = (elapsedDays: number, at: number) => ({ rating: 3 as const, elapsedDays, at })
