import { describe, expect, test } from 'vitest'
import { afterReview, DEFAULT_MODEL, nextStates, type SchedulingState } from '@/lib/memory'
import { all, context, DAY, days, known, learning, NOON, RATINGS, relearning } from './buttons'
import { FIRST_DAY, instant } from './log'

describe("learning steps, by Anki's rules", () => {
  test.each<[string, SchedulingState | null, number[], string[]]>([
    ['1m 10m', null, [60, 600], ['learning 0: 60 s', 'learning 0: 330 s', 'learning 1: 600 s']],
    ['1m 10m, second step', learning(1), [60, 600], ['learning 0: 60 s', 'learning 1: 600 s', 'review 0: 2 d']],
    ['10m', null, [600], ['learning 0: 600 s', 'learning 0: 900 s', 'review 0: 2 d']],
    ['3d', null, [3 * DAY], ['learning 0: 3 d', 'learning 0: 4 d']],
    ['1m 10m 100m', null, [60, 600, 6000], ['learning 0: 60 s', 'learning 0: 330 s', 'learning 1: 600 s']],
    [
      '1m 10m 100m, second',
      learning(1),
      [60, 600, 6000],
      ['learning 0: 60 s', 'learning 1: 600 s', 'learning 2: 6000 s'],
    ],
    ['1m 10m 100m, third', learning(2), [60, 600, 6000], ['learning 0: 60 s', 'learning 2: 6000 s', 'review 0: 2 d']],
    ['1d', null, [DAY], ['learning 0: 1 d', 'learning 0: 2 d']],
    ['1m 3d', null, [60, 3 * DAY], ['learning 0: 60 s', 'learning 0: 2 d', 'learning 1: 3 d']],
    [
      'a step that is no longer there',
      learning(4),
      [60, 600],
      ['learning 0: 60 s', 'learning 1: 600 s', 'review 0: 2 d'],
    ],
  ])('%s', (_, state, steps, expected) => {
    expect(all(state, { steps }).slice(0, expected.length)).toEqual(expected)
  })

  test('Easy graduates from any step, later than Good', () => {
    expect(all(null)[3]).toMatch(/^review 0: [789] d$|^review 0: 10 d$/)
    for (const state of [learning(0), learning(1), relearning(0)]) {
      const next = nextStates(state, context)
      expect(next[4].phase).toBe('review')
      expect(days(next[4])).toBeGreaterThan(days(next[3]))
    }
  })

  test('Good, Good leaves learning: the step index is kept', () => {
    const first = nextStates(null, context)[3]
    const met = afterReview(null, 3, first, { studyDay: FIRST_DAY, model: DEFAULT_MODEL })
    expect(met).toMatchObject({ phase: 'learning', step: 1, reps: 1 })
    const second = nextStates(met, { ...context, now: NOON + 600_000 })[3]
    expect(afterReview(met, 3, second, { studyDay: FIRST_DAY, model: DEFAULT_MODEL })).toMatchObject({
      phase: 'review',
      step: 0,
      reps: 2,
      dueAt: null,
      dueDay: FIRST_DAY + 2,
    })
  })

  test('Again in review begins the relearning steps, Good there ends them', () => {
    expect(all(known(10))[0]).toBe('relearning 0: 600 s')
    expect(all(relearning(0)).slice(0, 3)).toEqual(['relearning 0: 600 s', 'relearning 0: 900 s', 'review 0: 2 d'])
    expect(all(relearning(0), { relearningSteps: [60, 600] })[2]).toBe('relearning 1: 600 s')
  })

  test('without steps every button gives at least a day', () => {
    const none = { steps: [], relearningSteps: [] }
    for (const state of [null, learning(0), relearning(0), known(10)]) {
      const next = nextStates(state, { ...context, ...none })
      for (const rating of RATINGS) {
        expect(next[rating].phase).toBe('review')
        expect(days(next[rating])).toBeGreaterThanOrEqual(1)
      }
    }
    expect(all(null, none).slice(0, 3)).toEqual(['review 0: 1 d', 'review 0: 1 d', 'review 0: 2 d'])
  })
})

describe('the rollover', () => {
  test('a step that passes it becomes a day', () => {
    const late = { now: instant(0, 27) - 330_000 }
    expect(all(null, late).slice(0, 3)).toEqual(['learning 0: 60 s', 'learning 0: 1 d', 'learning 1: 1 d'])
    expect(all(null, { now: late.now - 1_000 })[1]).toBe('learning 0: 330 s')
    expect(all(known(10), late)[0]).toBe('relearning 0: 1 d')
  })

  test('steps of a day or more are whole days, early and late in the day', () => {
    for (const hour of [4, 12, 23, 26.99]) {
      expect(all(null, { now: instant(0, hour), steps: [60, DAY, 3 * DAY] })[2]).toBe('learning 1: 1 d')
      expect(all(learning(1), { now: instant(0, hour), steps: [60, DAY, 3 * DAY] })[2]).toBe('learning 2: 3 d')
    }
  })

  test('buttons drawn before a rollover and looked at after it still lie ahead', () => {
    const next = nextStates(null, { ...context, now: instant(0, 30) })
    for (const rating of RATINGS) expect(days(next[rating])).toBeGreaterThanOrEqual(1)
    expect(days(nextStates(null, { ...context, now: instant(2, 12) })[1])).toBe(2)
  })
})
