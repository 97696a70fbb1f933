import { expect, test } from 'vitest'
import { nextCardSorting, readCardSorting, sortedCards } from '@/app/topics/_topic/card-order'
import { readTopicAsked, topicAddress } from '@/app/topics/_topic/topic-address'
import type { TopicCardRow } from '@/lib/study'

function card(cardId: string, figures: Partial<TopicCardRow>): TopicCardRow {
  return {
    cardId,
    kind: 'numeric',
    level: 1,
    question: cardId,
    recall: null,
    phase: 'new',
    dueDay: null,
    dueDate: null,
    isDue: false,
    suspended: false,
    flagged: false,
    leech: false,
    buriedUntil: null,
    note: null,
    reps: 0,
    lapses: 0,
    stabilityDays: null,
    ...figures,
  }
}

const CARDS = [
  card('never', {}),
  card('late', { recall: 0.9, stabilityDays: 30, dueDay: 20_790 }),
  card('soon', { recall: 0.7, stabilityDays: 40, dueDay: 20_781 }),
  card('away', { recall: 0.5, stabilityDays: 5, dueDay: 20_770, suspended: true }),
  card('same', { recall: 0.9, stabilityDays: 30, dueDay: 20_790 }),
]

test.each([
  [undefined, ['never', 'late', 'soon', 'away', 'same']],
  ['nonsense', ['never', 'late', 'soon', 'away', 'same']],
  ['recall', ['away', 'soon', 'late', 'same', 'never']],
  ['-recall', ['late', 'same', 'soon', 'away', 'never']],
  ['stability', ['away', 'late', 'same', 'soon', 'never']],
  // a suspended card comes up on no day
  ['due', ['soon', 'late', 'same', 'never', 'away']],
  ['-due', ['late', 'same', 'soon', 'never', 'away']],
])('sorted by %s what needs work comes first, and what has no figure last', (asked, order) => {
  expect(sortedCards(CARDS, readCardSorting(asked)).map(({ cardId }) => cardId)).toEqual(order)
})

test('a column’s head leads to its order, the other way round, and back to the map’s', () => {
  const once = nextCardSorting('recall', null)
  const twice = nextCardSorting('recall', once)
  expect([once, twice, nextCardSorting('recall', twice)]).toEqual([
    { by: 'recall', reversed: false },
    { by: 'recall', reversed: true },
    null,
  ])
  expect(nextCardSorting('due', twice)).toEqual({ by: 'due', reversed: false })
})

test('an address that changes one thing keeps the others', () => {
  const asked = readTopicAsked({ days: '90', sort: '-due', cards: 'all', before: 'b' })
  const again = (address: string) =>
    readTopicAsked(Object.fromEntries(new URL(address, 'http://localhost').searchParams))
  expect(again(topicAddress('conv/padding', asked, {}, 'cards'))).toEqual(asked)
  expect(again(topicAddress('conv', asked, { sort: null }, 'cards'))).toEqual({ ...asked, sort: null })
  expect(topicAddress('conv', readTopicAsked({}), {}, 'history')).toBe('/topics/conv#history')
  expect(readTopicAsked({ days: '7', sort: ['recall'], cards: 'some' })).toEqual({
    days: 30,
    sort: null,
    allCards: false,
    before: undefined,
  })
})
