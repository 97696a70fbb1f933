import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { store, type CardRow, type UserId } from '@/lib/db'
import { DEFAULT_MODEL, memoryAfter, recallAfter, type LogEntry } from '@/lib/memory'
import { asDay } from '@/lib/time'
import { mapDays, recordEntries, topicHistory, type TopicHistory } from '@/lib/study'
import { CALIBRATION } from '../plan/golden-figures'
import { GOLDEN_TODAY, goldenEntries } from '../plan/golden-log'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const DAY_MS = 86_400_000
const EVENING = GOLDEN_TODAY * DAY_MS + 20 * 3_600_000
const TOPIC = 'receptive-field'
const reader = { now: EVENING, language: 'en' as const, zone: 'UTC' }

/** The cards of the topic and of all below it. */
let cards: readonly CardRow[]
let weightOf: (card: CardRow) => number
beforeAll(async () => {
  const topics = await store().topics.all()
  const isBelow = (id: string | null | undefined): boolean =>
    id === TOPIC || (typeof id === 'string' && isBelow(topics.find((topic) => topic.id === id)?.parentId))
  cards = (await store().cards.all()).filter(({ retired, topicId }) => !retired && isBelow(topicId))
  weightOf = ({ topicId }) => topics.find(({ id }) => id === topicId)?.weight ?? 1
})

let people = 0
async function person(): Promise<UserId> {
  people += 1
  const id = `topic-${people}` as UserId
  await store().users.create({ id, guest: true, at: EVENING - 500 * DAY_MS })
  return id
}

async function record(user: UserId, entries: readonly unknown[]): Promise<void> {
  const { results } = await recordEntries(user, entries, reader)
  expect(results.map(({ status }) => status)).toEqual(entries.map(() => 'stored'))
}

async function history(user: UserId, back: 30 | 90 | 365, topicId = TOPIC): Promise<TopicHistory> {
  const found = await topicHistory(user, topicId, reader, back)
  if (found === null) throw new Error('no such topic')
  return found
}

describe('a topic over time, by the golden log', () => {
  let user: UserId
  let named: Record<'a' | 'b' | 'c', CardRow>
  let all: number
  beforeAll(async () => {
    user = await person()
    const of = (kind: string): CardRow => {
      const found = cards.find((card) => card.kind === kind)
      if (found === undefined) throw new Error(`there is no ${kind} card`)
      return found
    }
    named = { a: of('numeric'), b: of('choice'), c: of('explain') }
    all = cards.reduce((sum, card) => sum + weightOf(card), 0)
    await record(
      user,
      goldenEntries((name) => named[name].id),
    )
  })

  test('covers on each day the cards that were met by then, and not the one that was reset', async () => {
    const { days } = await history(user, 30)
    const on = (offset: number) => days.find((day) => day.offset === offset)
    const covered = (...met: ('a' | 'b' | 'c')[]): number =>
      met.reduce((sum, name) => sum + weightOf(named[name]), 0) / all
    // card b was met yesterday; c was reset five days ago and met anew three days ago
    expect(on(-30)?.coverage).toBeCloseTo(covered('a', 'c'), 12)
    expect(on(-6)?.coverage).toBeCloseTo(covered('a', 'c'), 12)
    expect(on(-5)?.coverage).toBeCloseTo(covered('a'), 12)
    expect(on(-3)?.coverage).toBeCloseTo(covered('a', 'c'), 12)
    for (const offset of [-1, 0, 7, 30]) expect(on(offset)?.coverage).toBeCloseTo(covered('a', 'b', 'c'), 12)
  })

  test('recalls what the forgetting curve gives for each card on that day', async () => {
    const { days } = await history(user, 30)
    const on = (offset: number) => days.find((day) => day.offset === offset)
    // card a, by hand: Good twice on day −40, Good on −36, Again and Good on −11, Hard on −8
    const steps: readonly (readonly [elapsed: number, rating: 1 | 2 | 3 | 4])[] = [
      [0, 3],
      [0, 3],
      [4, 3],
      [25, 1],
      [0, 3],
      [3, 2],
    ]
    const memory = steps.reduce<ReturnType<typeof memoryAfter> | null>(
      (before, [elapsed, rating]) => memoryAfter(before, elapsed, rating, DEFAULT_MODEL),
      null,
    )
    const stability = memory?.stability ?? 0
    for (const offset of [-5, -4]) {
      const recall = recallAfter(offset + 8, stability, DEFAULT_MODEL)
      expect(on(offset)?.recall, String(offset)).toBeCloseTo(recall, 12)
      expect(on(offset)?.band).toBeCloseTo(1.28 * Math.sqrt(recall * (1 - recall)), 12)
    }
    // an answer of that day counts as it will stand on the next
    expect(on(-8)?.recall).not.toBeNull()
    const [today, ...later] = days.filter(({ offset }) => offset >= 0)
    later.reduce((before, day) => {
      expect(day.recall ?? 1).toBeLessThan(before)
      return day.recall ?? 1
    }, today?.recall ?? 0)
  })

  test('has the calibration that was worked out by hand', async () => {
    const { calibration } = await history(user, 30)
    const { bins, ...figures } = CALIBRATION
    for (const [name, value] of Object.entries(figures)) {
      expect(calibration[name as keyof typeof figures], name).toBeCloseTo(value, 10)
    }
    expect(calibration.bins.map(({ from, count, recalled }) => [from, count, recalled])).toEqual(bins)
  })

  test('goes back as far as it is asked to, today among its days, and thirty days ahead', async () => {
    const spans = await Promise.all(([30, 90, 365] as const).map((back) => history(user, back)))
    expect(spans.map(({ days }) => [days[0]?.offset, days.at(-1)?.offset, days.length])).toEqual([
      [-30, 30, 61],
      [-90, 30, 41],
      [-360, 36, 34],
    ])
    for (const { days, date } of spans) expect(days.find(({ offset }) => offset === 0)?.date).toBe(date)
    const year = spans[2]?.days ?? []
    // card c alone was met then
    expect(year[0]?.coverage).toBeCloseTo(weightOf(named.c) / all, 12)
  })
})

test('somebody without an answer has no recall and no coverage on any day', async () => {
  const { days, calibration } = await history(await person(), 30)
  expect(days.every(({ recall, band, coverage }) => recall === null && band === null && coverage === 0)).toBe(true)
  expect(calibration.count).toBe(0)
})

test('there is none of a topic that does not exist', async () => {
  expect(await topicHistory(await person(), 'no/such/topic', reader, 30)).toBeNull()
})

interface Wish {
  readonly card: number
  readonly daysAgo: number
  readonly rating: 1 | 2 | 3 | 4
  readonly act: 'review' | 'cram' | 'reset' | 'suspend' | 'resetAll' | 'undo' | 'redo'
  readonly target: number
}

const arbitraryWishes: fc.Arbitrary<Wish[]> = fc.array(
  fc.record({
    card: fc.nat(3),
    daysAgo: fc.integer({ min: 0, max: 40 }),
    rating: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    act: fc.constantFrom(
      'review',
      'review',
      'review',
      'review',
      'cram',
      'reset',
      'suspend',
      'resetAll',
      'undo',
      'redo',
    ),
    target: fc.nat(20),
  }),
  { minLength: 1, maxLength: 16 },
)

function entriesOf(wishes: readonly Wish[], chosen: readonly CardRow[]): LogEntry[] {
  const made: LogEntry[] = []
  const targets: string[] = []
  for (const { card, daysAgo, rating, act, target } of wishes) {
    const at = EVENING - daysAgo * DAY_MS - (made.length + 1) * 60_000
    const common = () => ({ v: 1 as const, id: testId(at), at, skewMs: 0, zone: 'UTC', device: 'd' })
    const cardId = chosen[card]?.id ?? ''
    const before = made.length
    if (act === 'review' || act === 'cram') {
      const dueDay = asDay(GOLDEN_TODAY - daysAgo + rating * 3)
      const next = { phase: 'review' as const, step: 0, dueDay, fuzzDays: 0, balanceDays: 0 }
      made.push(reviewEntry(cardId, at, { rating, next, mode: act === 'cram' ? 'cram' : 'due' }))
    } else if (act === 'reset') made.push({ ...common(), type: 'reset', cardId })
    else if (act === 'suspend') made.push({ ...common(), type: 'suspend', cardId, on: target % 3 > 0 })
    else if (act === 'resetAll') {
      const batch = testId(at)
      targets.push(batch)
      for (const one of chosen) made.push({ ...common(), type: 'reset', cardId: one.id, batch })
    } else {
      const pointed = targets[target % Math.max(targets.length, 1)]
      if (pointed !== undefined) made.push({ ...common(), type: act, target: pointed })
      continue
    }
    if (act !== 'resetAll') targets.push(made[before]?.id ?? '')
  }
  return made
}

test('shows on each day what the map’s slider shows, whatever was done in between, and keeps nothing that an entry changed', async () => {
  const chosen = [...cards.slice(0, 2), ...cards.filter(({ kind }) => kind === 'numeric').slice(-2)]
  await fc.assert(
    fc.asyncProperty(arbitraryWishes, fc.integer({ min: 1, max: 8 }), async (wishes, size) => {
      const user = await person()
      const entries = entriesOf(wishes, chosen)
      for (let from = 0; from < entries.length; from += size) {
        await record(user, entries.slice(from, from + size))
        await history(user, 30)
      }
      const [{ days }, map] = await Promise.all([history(user, 30), mapDays(user, reader)])
      const columns = map.topics[TOPIC]
      for (const { offset, date, recall, band, coverage } of days) {
        const place = map.days.findIndex((one) => one.offset === offset)
        const inThousandths = (share: number | null) => (share === null ? null : Math.round(share * 1_000))
        expect([date, inThousandths(recall), inThousandths(band ?? 0), inThousandths(coverage)], date).toEqual([
          map.days[place]?.date,
          columns?.recall[place],
          columns?.band[place],
          columns?.coverage[place],
        ])
      }
    }),
    { numRuns: 25 },
  )
})

test('an answer, one that comes late, and an undo are seen at once', async () => {
  const user = await person()
  const [first, second] = cards
  const covered = async (): Promise<(number | undefined)[]> => {
    const { days } = await history(user, 30)
    return [-20, 0].map((offset) => days.find((day) => day.offset === offset)?.coverage)
  }
  const all = cards.reduce((sum, card) => sum + weightOf(card), 0)
  const [one, other] = [first, second].map((card) => (card === undefined ? 0 : weightOf(card) / all))
  const now = reviewEntry(first?.id ?? '', EVENING - 2_000)
  await record(user, [now])
  expect(await covered()).toEqual([0, one])
  await record(user, [reviewEntry(second?.id ?? '', EVENING - 25 * DAY_MS)])
  expect(await covered()).toEqual([other, ((one ?? 0) * all + (other ?? 0) * all) / all])
  await record(user, [undoEntry(now.id, EVENING - 1_000)])
  expect(await covered()).toEqual([other, other])
})
