import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CardMemory, StoredEntry } from '@/lib/memory'
import { carryParts, carryUse, keepParts, type TodayInput, todaysCounts, todaysList, usedToday } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { answer, inLearning, reviewed, TODAY, untouched } from './collection'
import { arbitraryInput, arbitraryState } from './arbitrary-input'

/** The same collection with nothing kept of it. */
const anew = (input: TodayInput): TodayInput => ({ ...input, states: new Map(input.states) })

const arbitraryChange = fc.record({
  place: fc.nat({ max: 29 }),
  state: fc.oneof(
    arbitraryState,
    fc.constant(reviewed(0, { dueAt: 1 })),
    fc.constant(reviewed(2, { buriedUntilDay: asDay(TODAY + 1) })),
    fc.constant(untouched({ dueDay: asDay(TODAY + 1) })),
    fc.constant(inLearning(0, { phase: 'relearning', suspended: true })),
  ),
})

const changedBy = (
  states: TodayInput['states'],
  cardId: string,
  state: CardMemory | undefined,
): TodayInput['states'] => {
  const after = new Map(states)
  if (state === undefined) after.delete(cardId)
  else after.set(cardId, state)
  return after
}

describe('the counts of today’s list', () => {
  test('are those of the list, whichever cards tell each other’s answers', () => {
    fc.assert(
      fc.property(arbitraryInput, fc.boolean(), (input, isKept) => {
        if (isKept) keepParts(input)
        expect(todaysCounts(input)).toEqual(todaysList(anew(input)).counts)
      }),
    )
  })

  test('and the list itself are the same whether the parts of a collection are carried or made anew', () => {
    fc.assert(
      fc.property(arbitraryInput, fc.array(arbitraryChange, { maxLength: 12 }), (start, changes) => {
        keepParts(start)
        let input = start
        for (const { place, state } of changes) {
          const cardId = input.cards[place]?.id ?? 'unknown:1'
          const states = changedBy(input.states, cardId, state)
          carryParts(input.states, states, [cardId])
          input = { ...input, states }
          expect(todaysList(input)).toEqual(todaysList(anew(input)))
          expect(todaysCounts(input)).toEqual(todaysList(anew(input)).counts)
        }
      }),
    )
  })

  test('a part of a collection has the counts of its own cards', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        keepParts(input)
        const half = { ...input, cards: input.cards.filter((_, place) => place % 2 === 0), allCards: input.cards }
        expect(todaysCounts(half)).toEqual(todaysList(anew(half)).counts)
      }),
    )
  })

  test('on another day the parts are those of that day', () => {
    fc.assert(
      fc.property(arbitraryInput, fc.integer({ min: -5, max: 5 }), (input, days) => {
        keepParts(input)
        const then = { ...input, studyDay: asDay(TODAY + days) }
        keepParts(then)
        expect(todaysList(then)).toEqual(todaysList(anew(then)))
      }),
    )
  })
})

test('what a day has used is the same whether it is counted on or counted anew', () => {
  const arbitraryAnswers = fc.array(
    fc.record({
      card: fc.constantFrom('a:1', 'a:2', 'b:1'),
      mode: fc.constantFrom('new', 'due', 'learn', 'cram', 'mock'),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(arbitraryAnswers, fc.nat({ max: 12 }), (drawn, known) => {
      const all: StoredEntry[] = drawn.map(({ card, mode }) => answer(card, mode as 'new'))
      const states = new Map([['a:1', reviewed(0, { reps: 1 })]])
      const before = all.slice(0, known)
      const early = usedToday(before, states)
      carryUse(before, all)
      expect(usedToday(all, states)).toEqual(usedToday([...all], states))
      expect(usedToday(before, states).newCards).toBe(early.newCards)
    }),
  )
})
