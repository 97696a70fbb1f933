import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { store, type CardRow, type UserId } from '@/lib/db'
import type { LogEntry } from '@/lib/memory'
import { progress, recordEntries } from '@/lib/study'
import { asDay } from '@/lib/time'
import { CALIBRATION, DAYS, HOURS, RETENTION } from '../plan/golden-figures'
import { GOLDEN_TODAY, goldenEntries } from '../plan/golden-log'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const DAY = 86_400_000
const EVENING = GOLDEN_TODAY * DAY + 20 * 3_600_000
const reader = { now: EVENING, language: 'en' as const, zone: 'UTC' }

let cards: CardRow[]
beforeAll(async () => {
  cards = (await store().cards.all()).filter(({ retired }) => !retired)
})

let people = 0
async function person(): Promise<UserId> {
  people += 1
  const id = `progress-${people}` as UserId
  await store().users.create({ id, guest: true, at: EVENING - 500 * DAY })
  return id
}

async function record(user: UserId, entries: readonly unknown[]): Promise<void> {
  const { results } = await recordEntries(user, entries, reader)
  expect(results.map(({ status }) => status)).toEqual(entries.map(() => 'stored'))
}

describe('progress over the golden log', () => {
  let user: UserId
  let named: Record<'a' | 'b' | 'c', CardRow>
  beforeAll(async () => {
    user = await person()
    const of = (kind: string, place: number): CardRow => {
      const found = cards.filter((card) => card.kind === kind)[place]
      if (found === undefined) throw new Error(`there is no ${kind} card`)
      return found
    }
    named = { a: of('numeric', 0), b: of('choice', 0), c: of('explain', 0) }
    await record(
      user,
      goldenEntries((name) => named[name].id),
    )
  })

  test('says of today, of the days in a row and of the year what was counted by hand', async () => {
    const view = await progress(user, reader, 30)
    expect(view.answers).toBe(15)
    expect(view.today).toMatchObject({ answers: 4, spentMs: 18_000, again: 1, newCards: 0, fromDate: '2026-11-24' })
    expect(view.streak).toEqual({ now: 2, longest: 2 })
    expect(view.year).toHaveLength(52 * 7 + 2)
    const seen = view.year.filter(({ answers }) => answers > 0)
    expect(seen.map((day) => [day.from - GOLDEN_TODAY, day.answers, day.newCards, day.again, day.spentMs])).toEqual(
      DAYS,
    )
  })

  test('sums answers and minutes by day, and for a year by week', async () => {
    const thirty = (await progress(user, reader, 30)).activity
    expect([thirty.spans.length, thirty.spanDays]).toEqual([30, 1])
    expect(thirty.spans.reduce((sum, { answers }) => sum + answers, 0)).toBe(10)
    const ninety = (await progress(user, reader, 90)).activity
    expect(ninety.spans.reduce((sum, { spentMs }) => sum + spentMs, 0)).toBe(155_000)
    const year = (await progress(user, reader, 365)).activity
    expect([year.spans.length, year.spanDays]).toEqual([52, 7])
    expect(year.spans.at(-1)).toMatchObject({ answers: 7, again: 2 })
  })

  test('has the true retention, the calibration and the hours that were worked out by hand', async () => {
    const { retention, calibration, hours } = await progress(user, reader, 30)
    expect(retention).toEqual({ rows: RETENTION, target: 0.9 })
    const { bins, ...figures } = CALIBRATION
    for (const [name, value] of Object.entries(figures)) {
      expect(calibration.all[name as keyof typeof figures], name).toBeCloseTo(value, 10)
    }
    expect(calibration.all.bins.map(({ from, count, recalled }) => [from, count, recalled])).toEqual(bins)
    expect(hours.flatMap((one) => (one.answers > 0 ? [[one.hour, one.answers, one.of, one.recalled]] : []))).toEqual(
      HOURS,
    )
  })

  test('divides the calibration by kind and by top topic, and leaves nothing out', async () => {
    const { calibration } = await progress(user, reader, 30)
    expect(calibration.kinds.map((part) => [part.id, part.calibration.count, part.calibration.recalled])).toEqual([
      ['numeric', 4, 3],
      ['explain', 2, 2],
      ['choice', 1, 1],
    ])
    expect(calibration.topics.reduce((sum, part) => sum + part.calibration.count, 0)).toBe(7)
    expect(calibration.topics.every(({ label }) => label !== null && label.length > 0)).toBe(true)
  })

  test('foresees what is due on which day', async () => {
    const { forecast } = await progress(user, reader, 30)
    expect(forecast.flatMap(({ due }, offset) => (due > 0 ? [[offset, due]] : []))).toEqual([
      [5, 1],
      [8, 1],
      [19, 1],
    ])
    expect(forecast[0]).toMatchObject({ date: '2026-11-24', newCards: 20 })
  })

  test('puts the three cards into the histograms', async () => {
    const { stability, difficulty } = await progress(user, reader, 30)
    expect(stability.bars.reduce((sum, bar) => sum + bar.cards, 0)).toBe(3)
    expect(difficulty.bars.reduce((sum, bar) => sum + bar.cards, 0)).toBe(3)
  })

  test('ranks mistakes with the cards and topics they were made on', async () => {
    const { mistakes } = await progress(user, reader, 30)
    expect(mistakes).toMatchObject([
      { id: 'padding_once', times: 2, cards: [{ cardId: named.b.id, times: 2 }], topics: [{ id: named.b.topicId }] },
    ])
  })
})

test('somebody without an answer has charts with nothing in them', async () => {
  const view = await progress(await person(), reader, 30)
  expect(view).toMatchObject({ answers: 0, streak: { now: 0, longest: 0 }, mistakes: [] })
  expect(view.calibration.all.count).toBe(0)
  expect(view.stability.median).toBeNull()
})

test('an answer, one that comes late, and an undo are seen at once', async () => {
  const user = await person()
  const cardId = cards[0]?.id ?? ''
  const first = reviewEntry(cardId, EVENING - 3_000)
  await record(user, [first])
  expect((await progress(user, reader, 30)).answers).toBe(1)
  await record(user, [reviewEntry(cardId, EVENING - 2_000)])
  expect((await progress(user, reader, 30)).answers).toBe(2)
  await record(user, [reviewEntry(cardId, EVENING - 60 * DAY)])
  expect((await progress(user, reader, 30)).answers).toBe(3)
  await record(user, [undoEntry(first.id, EVENING - 1_000)])
  expect((await progress(user, reader, 30)).answers).toBe(2)
})

test('the hour of an answer is that of the wall where it was given', async () => {
  const user = await person()
  const at = GOLDEN_TODAY * DAY + 18.75 * 3_600_000
  await record(user, [reviewEntry(cards[0]?.id ?? '', at, { zone: 'Asia/Kathmandu' })])
  expect((await progress(user, reader, 30)).hours.findIndex(({ answers }) => answers > 0)).toBe(0)
})

test('words of an answer that look like its keys change nothing', async () => {
  const user = await person()
  const text = '{"dueDay":1,"zone":"Asia/Tokyo"} ,"dueDay":7'
  const next = { phase: 'review' as const, step: 0, dueDay: (GOLDEN_TODAY + 4) as never, fuzzDays: 0, balanceDays: 0 }
  const at = EVENING - 3 * 3_600_000
  await record(user, [reviewEntry(cards[0]?.id ?? '', at, { answer: { text }, next })])
  const [line] = await store().logLines.since(user, 0)
  expect(line).toMatchObject({ dueDay: GOLDEN_TODAY + 4, hour: 17, cardId: cards[0]?.id, rating: 3 })
})

interface Step {
  readonly card: number
  readonly daysAgo: number
  readonly rating: 1 | 2 | 3 | 4
  readonly act: 'review' | 'cram' | 'reset' | 'undo' | 'redo' | 'resetAll' | 'undoAll'
}

/** Entries of some weeks, given in any order; an undo points at the one before it. */
function entriesOf(steps: readonly Step[], chosen: readonly CardRow[]): LogEntry[][] {
  const batch = testId(EVENING)
  let target = batch
  return steps.map(({ card, daysAgo, rating, act }, place) => {
    const at = EVENING - daysAgo * DAY - (place + 1) * 60_000
    const common = () => ({ v: 1 as const, id: testId(at), at, skewMs: 0, zone: 'UTC', device: 'd' })
    const cardId = chosen[card]?.id ?? ''
    if (act === 'undo' || act === 'redo') return [{ ...common(), type: act, target }]
    if (act === 'undoAll') return [{ ...common(), type: 'undo', target: batch }]
    if (act === 'resetAll') return chosen.map((one) => ({ ...common(), type: 'reset', cardId: one.id, batch }))
    if (act === 'reset') return [{ ...common(), type: 'reset', cardId }]
    const review = reviewEntry(cardId, at, {
      rating,
      mode: act === 'cram' ? 'cram' : 'due',
      recallBefore: 0.5 + card / 10,
      ...(rating === 1 ? { misconception: 'padding_once', verdict: 'wrong' } : {}),
      next: { phase: 'review', step: 0, dueDay: asDay(GOLDEN_TODAY - daysAgo + 4), fuzzDays: 0, balanceDays: 0 },
    })
    target = review.id
    return [review]
  })
}

test('of a log that has grown it says what it says of the same log read at once', async () => {
  const chosen = ['numeric', 'choice', 'explain'].flatMap((kind) =>
    cards.filter((card) => card.kind === kind).slice(0, 2),
  )
  const beginning = chosen.flatMap(({ id }, place) => [
    reviewEntry(id, EVENING - (60 + place) * DAY),
    reviewEntry(id, EVENING - (50 + place) * DAY, { mode: 'due', recallBefore: 0.8 }),
  ])
  const arbitrary = fc.array(
    fc.record({
      card: fc.nat(5),
      daysAgo: fc.constantFrom(0, 0, 1, 1, 2, 12),
      rating: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
      act: fc.constantFrom<Step['act'][]>(
        'review',
        'review',
        'review',
        'cram',
        'reset',
        'undo',
        'redo',
        'resetAll',
        'undoAll',
      ),
    }),
    { minLength: 1, maxLength: 8 },
  )
  const saidOf = async (user: UserId) => {
    const { calibration, hours, retention, mistakes, answers, activity } = await progress(user, reader, 90)
    return { calibration, hours, retention, mistakes, answers, activity }
  }
  await fc.assert(
    fc.asyncProperty(arbitrary, async (steps) => {
      const [grows, atOnce] = [await person(), await person()]
      const entries = entriesOf(steps, chosen)
      await record(grows, beginning)
      await saidOf(grows)
      for (const some of entries) {
        await recordEntries(grows, some, reader)
        await saidOf(grows)
      }
      await recordEntries(atOnce, [...beginning, ...entries.flat()], reader)
      const [said, expected] = [await saidOf(grows), await saidOf(atOnce)]
      const close = (part: { readonly calibration: { readonly logLoss: number | null } } | undefined) =>
        part?.calibration.logLoss?.toFixed(10)
      for (const of of ['kinds', 'topics'] as const) {
        expect(byId(said.calibration[of]).map(close)).toEqual(byId(expected.calibration[of]).map(close))
      }
      expect(said.calibration.all.bins.map(({ from, count, recalled }) => [from, count, recalled])).toEqual(
        expected.calibration.all.bins.map(({ from, count, recalled }) => [from, count, recalled]),
      )
      expect(said.calibration.all.rmseBins ?? 0).toBeCloseTo(expected.calibration.all.rmseBins ?? 0, 10)
      expect({ ...said, calibration: null }).toEqual({ ...expected, calibration: null })
    }),
    { numRuns: 8 },
  )
})

const byId = <Part extends { readonly id: string }>(parts: readonly Part[]): Part[] =>
  [...parts].sort((a, b) => (a.id < b.id ? -1 : 1))
