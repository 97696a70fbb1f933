import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DEFAULT_MODEL,
  effectiveEntries,
  explainReviews,
  type Model,
  nextStates,
  type NextContext,
  type Rating,
  replayCard,
  type ReviewExplanation,
  type StoredEntry,
} from '@/lib/memory'
import { asDay } from '@/lib/time'
import { context } from './buttons'
import { arbitraryLog, CARD, FIRST_DAY, id, instant, onDay, review, stored, within } from './log'

const day = (n: number) => asDay(FIRST_DAY + n)
const mine: Model = { id: 'mine', weights: DEFAULT_MODEL.weights.map((weight, at) => (at < 4 ? weight * 2 : weight)) }
const explained = (log: readonly StoredEntry[], n: number, models: readonly Model[] = []): ReviewExplanation => {
  const found = explainReviews(log, models).get(id(n))
  if (found === undefined) throw new Error(`review ${n} is not explained`)
  return found
}

/** Presses the real buttons: what each said is what the log keeps. */
class Person {
  readonly log: StoredEntry[] = []

  constructor(readonly settings: Partial<NextContext> = {}) {}

  press(rating: Rating, atDay: number, hour: number): ReviewExplanation {
    const n = this.log.length
    const state = replayCard(this.log)
    const next = nextStates(state, {
      ...context,
      ...this.settings,
      now: instant(atDay, hour),
      studyDay: FIRST_DAY + atDay,
      rolloverAt: instant(atDay, 28),
    })
    this.log.push(review(n, atDay, rating, next[rating], { after: this.log.at(-1)?.entry.id ?? null }, hour))
    return explained(this.log, n)
  }
}

describe('a review is explained', () => {
  test('by its wait, recall, stability, difficulty and interval', () => {
    const log = [
      review(0, 0, 3, within(0, 13, 'learning', 1), { mode: 'new' }),
      review(1, 0, 3, onDay(2), { after: id(0), recallBefore: 1 }, 13),
      review(
        2,
        4,
        3,
        { phase: 'review', step: 0, dueDay: day(21), fuzzDays: 2, balanceDays: -1 },
        { after: id(1), recallBefore: 0.858 },
      ),
    ]
    expect(explained(log, 0)).toMatchObject({
      rating: 3,
      phase: { before: 'new', after: 'learning' },
      lastDay: null,
      waitedDays: null,
      recall: null,
      before: null,
      due: { kind: 'step', step: 1, dueAt: instant(0, 13), delayMs: 3_600_000 },
    })
    // by hand, from SRS.md §2 and the default weights: the first stability for Good is the third of them
    expect(explained(log, 0).after).toMatchObject({
      stability: 2.3065,
      difficulty: expect.closeTo(2.1181, 4) as number,
    })
    expect(explained(log, 1)).toMatchObject({ waitedDays: 0, recall: 1, after: { stability: 2.3065 } })
    const third = explained(log, 2)
    expect(third).toMatchObject({
      lastDay: day(0),
      waitedDays: 4,
      previousDays: 2,
      recall: 0.858,
      before: { stability: 2.3065 },
      retention: 0.9,
      isRedrawn: false,
      movedTo: null,
    })
    expect(third.after.stability).toBeCloseTo(16.188, 3)
    expect(third.due).toMatchObject({ kind: 'interval', days: 17, plannedDays: 16, fuzzDays: 2, balanceDays: -1 })
    // at 90 % the interval is the stability itself
    expect(third.due.kind === 'interval' ? third.due.askedDays : 0).toBeCloseTo(third.after.stability, 6)
  })

  test('with a step that passes the rollover in days', () => {
    expect(explained([review(0, 0, 1, onDay(1, 'learning'))], 0).due).toEqual({
      kind: 'dayStep',
      step: 0,
      dueDay: day(1),
      days: 1,
    })
  })

  test('under the model in force now, and says that the button was drawn under another', () => {
    const log = [review(0, 0, 3, onDay(2)), stored(1, 1, { type: 'model', modelId: 'mine', scope: 'all' })]
    expect(explained(log, 0, [mine])).toMatchObject({ after: { stability: 4.613 }, isRedrawn: true })
    expect(explained(log, 0)).toMatchObject({ after: { stability: 2.3065 }, isRedrawn: false })
  })

  test('with the day that a later act moved it to, until that act is taken back', () => {
    const moved = [review(0, 0, 3, onDay(2)), stored(1, 1, { type: 'setDue', cardId: CARD, dueDay: day(30) })]
    expect(explained(moved, 0).movedTo).toEqual({ dueDay: day(30), by: 'setDue' })
    const again = [
      ...moved,
      stored(2, 2, { type: 'reschedule', cardId: CARD, dueDay: day(9), batch: id(90), reason: 'model' }),
    ]
    expect(explained(again, 0).movedTo).toEqual({ dueDay: day(9), by: 'reschedule' })
    expect(explained([...again, stored(3, 3, { type: 'undo', target: id(90) })], 0).movedTo?.dueDay).toBe(day(30))
    expect(explained([...moved, review(4, 30, 3, onDay(60))], 4).movedTo).toBeNull()
  })

  test('and marked where another device did not know of the entry before', () => {
    const log = [review(0, 0, 3, onDay(2)), review(1, 1, 3, onDay(3), { after: null })]
    expect(explained(log, 1)).toMatchObject({ isConcurrent: true, isRedrawn: true })
    expect(explained([log[0] as StoredEntry, review(1, 1, 3, onDay(3), { after: id(0) })], 1).isConcurrent).toBe(false)
  })

  test('and marked where its clock claimed a later time than the server’s', () => {
    const [entry] = [review(0, 0, 3, onDay(2), { at: instant(0, 12) + 1 })]
    expect(explained([entry], 0).isAhead).toBe(true)
    expect(explained([review(0, 0, 3, onDay(2), { at: instant(0, 12) })], 0).isAhead).toBe(false)
  })

  test('and marked where the study day lies before that of the review before: nothing was waited', () => {
    const west = { ...review(1, 1, 3, onDay(4), {}, 13), studyDay: day(0) }
    expect(explained([review(0, 1, 3, onDay(3)), west], 1)).toMatchObject({ waitedDays: 0, isEarlierDay: true })
  })

  test('as it was before a reset, and anew after it', () => {
    const log = [review(0, 0, 3, onDay(2)), stored(1, 1, { type: 'reset', cardId: CARD }), review(2, 3, 3, onDay(5))]
    expect(explained(log, 0).after.stability).toBe(2.3065)
    expect(explained(log, 2)).toMatchObject({ before: null, waitedDays: null, phase: { before: 'new' } })
  })

  test('unless it was undone, or given for practice', () => {
    const log = [
      review(0, 0, 3, onDay(2)),
      review(1, 1, 1, onDay(2), { mode: 'cram' }),
      review(2, 2, 3, onDay(9)),
      stored(3, 2, { type: 'undo', target: id(2) }, 13),
    ]
    expect([...explainReviews(log).keys()]).toEqual([id(0)])
  })
})

describe('the limits of an interval', () => {
  const graduated = (plannedDays: number, fuzzDays = 0, balanceDays = 0) => ({
    phase: 'review' as const,
    step: 0,
    dueDay: day(10 + plannedDays + fuzzDays + balanceDays),
    fuzzDays,
    balanceDays,
  })
  /** Answered after 10 days with a stability of 10; the model asks for 23 days for Hard, and 32 for Good. */
  const limitOf = (rating: Rating, next: ReturnType<typeof graduated>, previousDays = 10) => {
    const known = stored(0, 0, {
      type: 'start',
      cardId: CARD,
      stability: 10,
      difficulty: 5,
      lastDay: day(0),
      dueDay: day(previousDays),
    })
    const { due } = explained([known, review(1, 10, rating, next, { after: id(0), recallBefore: 0.9 })], 1)
    return due.kind === 'interval' ? [Math.round(due.askedDays), due.limit] : null
  }

  test('none where the model and chance alone decide', () => {
    expect(limitOf(3, graduated(32, 2))).toEqual([32, null])
    expect(limitOf(2, graduated(23, -1))).toEqual([23, null])
  })

  test('a longer button gets a day more at the least', () => {
    expect(limitOf(3, graduated(35))).toEqual([32, 'order'])
  })

  test('the longest interval allowed', () => {
    expect(limitOf(3, graduated(20))).toEqual([32, 'longest'])
  })

  test('a day more than the interval before, where chance could have taken it below', () => {
    expect(limitOf(2, graduated(23, -1), 21)).toEqual([23, 'grows'])
    expect(limitOf(2, graduated(23, -1), 20)).toEqual([23, null])
  })

  test('the interval before, where chance may give it', () => {
    expect(limitOf(2, graduated(25), 25)).toEqual([23, 'kept'])
    expect(limitOf(2, graduated(23, 1), 60)).toEqual([23, null])
  })
})

describe('for any log', () => {
  test('every effective review that counts is explained, and the last one leaves what the replay gives', () => {
    fc.assert(
      fc.property(arbitraryLog, (log) => {
        const explanations = explainReviews(log, [mine])
        const effective = effectiveEntries(log)
        const counted = effective.filter(({ entry }) => entry.type === 'review' && entry.mode !== 'cram')
        expect([...explanations.keys()]).toEqual(counted.map(({ entry }) => entry.id))
        const memory = replayCard(log, [mine])
        if (memory === null || !memory.met) return
        const last = [...explanations.values()].at(-1)
        expect(last?.after).toEqual({ stability: memory.stability, difficulty: memory.difficulty })
        const { due, movedTo } = last as ReviewExplanation
        if (movedTo !== null) expect(movedTo.dueDay).toBe(memory.dueDay)
        else if (due.kind === 'step') expect(due.dueAt).toBe(memory.dueAt)
        else expect(due.dueDay).toBe(memory.dueDay)
      }),
    )
  })

  test('the order and number of times in which entries came change nothing', () => {
    const shuffled = arbitraryLog.chain((log) =>
      fc.tuple(fc.constant(log), fc.shuffledSubarray([...log, ...log], { minLength: log.length * 2 })),
    )
    fc.assert(
      fc.property(shuffled, ([log, other]) => {
        expect([...explainReviews(other)]).toEqual([...explainReviews(log)])
      }),
    )
  })

  test('made by pressing buttons the numbers add up to the day that the button said', () => {
    const balances = fc.constantFrom<Partial<NextContext>>(
      {},
      { balance: ({ min }) => min },
      { balance: ({ max }) => max },
    )
    const presses = fc.array(fc.tuple(fc.constantFrom<Rating>(1, 2, 3, 3, 4), fc.integer({ min: 0, max: 90 })), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(presses, fc.constantFrom(36_500, 40, 7), balances, (pressed, maxIntervalDays, balance) => {
        const person = new Person({ maxIntervalDays, ...balance })
        let today = 0
        pressed.forEach(([rating, wait], n) => {
          today += wait
          const { due, previousDays, isRedrawn } = person.press(rating, today, 5 + n)
          expect(isRedrawn).toBe(false)
          if (due.kind !== 'interval') return
          expect(due.plannedDays + due.fuzzDays + due.balanceDays).toBe(due.days)
          expect(due.days).toBeLessThanOrEqual(maxIntervalDays)
          const rounded = Math.max(1, Math.round(due.askedDays))
          if (due.limit === null) expect(due.plannedDays).toBe(rounded)
          if (due.limit === 'grows') expect(due.days).toBe((previousDays ?? 0) + 1)
          if (due.limit === 'kept') expect(due.plannedDays).toBe(previousDays)
          if (due.limit === 'longest') expect(due.plannedDays).toBe(maxIntervalDays)
        })
      }),
    )
  })
})
