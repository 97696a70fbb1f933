import { describe, expect, test } from 'vitest'
import { DEFAULT_MODEL, placesOf } from '@/lib/memory'
import { dueMoves, type MovesInput } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { card, reviewed, TODAY, untouched } from './collection'

const EVERY_DAY = [1, 1, 1, 1, 1, 1, 1]
/** Monday is 0. */
const weekday = (day: number): number => (day + 3) % 7

/** Forty cards with intervals of some thirty days, due one after another from tomorrow on. */
function collection(changes: Partial<MovesInput> = {}): MovesInput {
  const cards = Array.from({ length: 40 }, (_, place) => card(`padding:${place}`))
  return {
    cards,
    states: new Map(
      cards.map(({ id }, place) => [
        id,
        reviewed(-1 - place, { stability: 30, lastDay: asDay(TODAY + 1 + place - 30), reps: 4 }),
      ]),
    ),
    modelFor: () => DEFAULT_MODEL,
    pace: new Map(),
    studyDay: TODAY,
    retention: 0.9,
    maxIntervalDays: 36_500,
    easyDays: EVERY_DAY,
    ...changes,
  }
}

/** The same once the moves were written into the log. */
function applied(input: MovesInput, reason: Parameters<typeof dueMoves>[1]): MovesInput {
  const states = new Map(input.states)
  for (const { cardId, to } of dueMoves(input, reason)) {
    const state = states.get(cardId)
    if (state !== undefined) states.set(cardId, { ...state, dueDay: to })
  }
  return { ...input, states }
}

test('nothing moves while nothing is changed', () => {
  for (const reason of ['model', 'retention', 'easyDays'] as const) expect(dueMoves(collection(), reason)).toEqual([])
})

describe('under another retention', () => {
  test.each([
    [0.8, 1],
    [0.97, -1],
  ])('of %d every card moves one way, and asked again none does', (retention, way) => {
    const input = collection({ retention })
    const moves = dueMoves(input, 'retention')
    expect(moves).toHaveLength(40)
    for (const { from, to } of moves) {
      expect(Math.sign(to - from)).toBe(way)
      expect(to).toBeGreaterThanOrEqual(TODAY)
    }
    expect(dueMoves(applied(input, 'retention'), 'retention')).toEqual([])
  })

  test('cards that were never met, are suspended or are learnt stay', () => {
    const cards = ['a:0', 'a:1', 'a:2'].map((id) => card(id))
    const states = new Map([
      ['a:0', untouched()],
      ['a:1', reviewed(-60, { suspended: true })],
      ['a:2', reviewed(-60, { phase: 'learning' })],
    ])
    expect(dueMoves(collection({ cards, states, retention: 0.97 }), 'retention')).toEqual([])
  })

  test('moved cards keep off a free weekday where their range has another', () => {
    const easyDays = [1, 1, 1, 1, 1, 1, 0]
    const moves = dueMoves(collection({ retention: 0.85, easyDays }), 'retention')
    expect(moves.filter(({ to }) => weekday(to) === 6)).toEqual([])
  })
})

describe('for easy days', () => {
  test('a free weekday is emptied, within what the intervals allow, and no other day is touched', () => {
    const input = collection({ easyDays: [1, 1, 1, 1, 1, 1, 0] })
    const moves = dueMoves(input, 'easyDays')
    const onSunday = [...input.states.values()].filter(({ dueDay }) => dueDay !== null && weekday(dueDay) === 6)
    expect(moves).toHaveLength(onSunday.length)
    for (const { cardId, from, to } of moves) {
      expect([weekday(from), weekday(to) === 6]).toEqual([6, false])
      const state = input.states.get(cardId)
      const places = state && placesOf(state, { ...input, cardId, model: DEFAULT_MODEL })
      if (!places || state?.lastDay == null) throw new Error('a card in review has places')
      expect(to - state.lastDay).toBeGreaterThanOrEqual(places.min)
      expect(to - state.lastDay).toBeLessThanOrEqual(places.max)
    }
    expect(dueMoves(applied(input, 'easyDays'), 'easyDays')).toEqual([])
  })

  test('a reduced weekday keeps its share', () => {
    const input = collection({ easyDays: [1, 1, 1, 1, 1, 1, 0.5] })
    const full = [...input.states.values()].filter(({ dueDay }) => dueDay !== null && weekday(dueDay) === 6).length
    const moves = dueMoves(input, 'easyDays')
    expect(moves.length).toBeGreaterThan(0)
    expect(moves.length).toBeLessThanOrEqual(full)
    expect(moves.every(({ from, to }) => weekday(from) === 6 && weekday(to) !== 6)).toBe(true)
  })
})
