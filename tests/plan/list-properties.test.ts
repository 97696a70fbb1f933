import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CardMemory } from '@/lib/memory'
import { isDue, type PlanCard, type TodayInput, todaysList } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { card, CUTOFF, given, reviewed, TODAY } from './collection'
import { arbitraryInput } from './arbitrary-input'

describe('whatever the collection', () => {
  test('no card twice, none set aside, none that is not there', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const { items } = todaysList(input)
        expect(new Set(items.map(({ cardId }) => cardId)).size).toBe(items.length)
        for (const { cardId } of items) {
          expect(input.cards.some(({ id }) => id === cardId)).toBe(true)
          expect(input.states.get(cardId)?.suspended ?? false).toBe(false)
        }
      }),
    )
  })

  test('the limits hold, the counts are those of the list, and what is over the limit is not on it', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const { items, counts, overLimit } = todaysList(input)
        const of = (mode: string): number => items.filter((item) => item.mode === mode).length
        expect(counts).toMatchObject({ learning: of('learn'), review: of('due'), new: of('new'), plan: 0 })
        expect(counts.review).toBeLessThanOrEqual(input.settings.reviewsPerDay)
        expect(counts.new).toBeLessThanOrEqual(input.settings.newPerDay)
        if (overLimit > 0) expect(counts.review).toBe(input.settings.reviewsPerDay)
        const due = [...input.states.values()].filter(
          (state) => state.phase === 'review' && isDue(state, TODAY, CUTOFF),
        ).length
        expect(counts.review + overLimit).toBeLessThanOrEqual(due)
      }),
    )
  })

  test('learning cards due open the list, all of them, and those soon due close it', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const codes = todaysList(input).items.map(({ reason }) => reason.code)
        const due = [...input.states.values()].filter(({ dueAt }) => dueAt !== null && dueAt <= CUTOFF).length
        expect(codes.slice(0, due).every((code) => code === 'learning_due')).toBe(true)
        expect(codes.filter((code) => code === 'learning_due')).toHaveLength(due)
        const soon = codes.indexOf('learning_soon')
        if (soon >= 0) expect(codes.slice(soon).every((code) => code === 'learning_soon')).toBe(true)
      }),
    )
  })

  test('the same input gives the same list, in whatever order the cards come', () => {
    fc.assert(
      fc.property(arbitraryInput, (input) => {
        const turned = { ...input, cards: [...input.cards].reverse() }
        expect(todaysList(turned)).toEqual(todaysList(input))
      }),
    )
  })
})

describe('5,000 due cards', () => {
  const topicCount = 105
  const cards = Array.from({ length: 5_000 }, (_, n): readonly [PlanCard, CardMemory] => [
    card(`t${n % topicCount}:${n}`),
    reviewed(n % 60, {
      stability: 1 + (n % 97),
      difficulty: 1 + (n % 9),
      lastDay: asDay(TODAY - (n % 60) - 1 - (n % 30)),
    }),
  ])

  const ofOneTopic = cards.map(([one, state]) => [{ ...one, topicId: 'a' }, state] as const)

  test.each<[string, TodayInput]>([
    ['all of them, least recall first', given(cards, { settings: { reviewsPerDay: 9_999, order: 'recall' } })],
    ['the best 200 of them', given(cards, { settings: { reviewsPerDay: 200 } })],
    ['all of one topic', given(ofOneTopic, { settings: { reviewsPerDay: 9_999 } })],
  ])('%s, in a few milliseconds', (_, input) => {
    const spentMs = Array.from({ length: 9 }, () => {
      const before = process.cpuUsage()
      todaysList(input)
      return process.cpuUsage(before).user / 1_000
    })
    // Processor time, and the best of nine: what the list costs, not what else the machine was doing. It is 7 to 15 ms;
    // an order that looks at every pair takes a second.
    expect(Math.min(...spentMs)).toBeLessThan(60)
  })
})
