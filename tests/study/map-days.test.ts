import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { store, type CardRow, type UserId } from '@/lib/db'
import { modelOf, recallOn, replayCard, type LogEntry } from '@/lib/memory'
import { addDays, asDay, dayDate, dayStart, type Day } from '@/lib/time'
import { endPlan, mapDays, recordEntries, savePlan, topicMap, type MapFigures, type TopicNode } from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const DAY_MS = 86_400_000
const NOON = Date.UTC(2026, 10, 24, 12)
const TODAY = asDay(Math.floor(NOON / DAY_MS))
const ROLLOVER_HOUR = 4
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }

let cards: readonly CardRow[]
let chosen: readonly CardRow[]
beforeAll(async () => {
  cards = (await store().cards.all()).filter(({ retired }) => !retired)
  // of different topics and weights, a numeric one among them
  chosen = [...cards.slice(0, 2), ...cards.filter(({ kind }) => kind === 'numeric').slice(0, 2), ...cards.slice(-1)]
})

let people = 0
async function person(): Promise<UserId> {
  people += 1
  const id = `map-${people}` as UserId
  await store().users.create({ id, guest: true, at: NOON })
  return id
}

interface Wish {
  readonly card: number
  readonly daysAgo: number
  readonly rating: 1 | 2 | 3 | 4
  readonly act: 'review' | 'cram' | 'reset' | 'suspend' | 'bury' | 'undo' | 'redo'
  readonly target: number
}

/** Answers and other acts on some forty days, given in any order: the last may be the earliest. */
const arbitraryWishes: fc.Arbitrary<Wish[]> = fc.array(
  fc.record({
    card: fc.nat(4),
    daysAgo: fc.integer({ min: 0, max: 40 }),
    rating: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    act: fc.constantFrom('review', 'review', 'review', 'cram', 'reset', 'suspend', 'bury', 'undo', 'redo'),
    target: fc.nat(20),
  }),
  { minLength: 1, maxLength: 16 },
)

function entriesOf(wishes: readonly Wish[]): LogEntry[] {
  const made: LogEntry[] = []
  for (const { card, daysAgo, rating, act, target } of wishes) {
    const at = NOON - daysAgo * DAY_MS - (made.length + 1) * 60_000
    const common = { v: 1 as const, id: testId(at), at, skewMs: 0, zone: 'UTC', device: 'd' }
    const cardId = chosen[card]?.id ?? ''
    const dueDay = addDays(TODAY, rating * 3 - daysAgo)
    if (act === 'review' || act === 'cram') {
      const next = { phase: 'review' as const, step: 0, dueDay, fuzzDays: 0, balanceDays: 0 }
      made.push(reviewEntry(cardId, at, { rating, next, mode: act === 'cram' ? 'cram' : 'due' }))
    } else if (act === 'reset') made.push({ ...common, type: 'reset', cardId })
    else if (act === 'suspend') made.push({ ...common, type: 'suspend', cardId, on: target % 3 > 0 })
    else if (act === 'bury')
      made.push({ ...common, type: 'bury', cardId, on: true, untilDay: addDays(TODAY, 2 - daysAgo) })
    else {
      const pointed = made[target % Math.max(made.length, 1)]
      if (pointed && pointed.type !== 'undo' && pointed.type !== 'redo') {
        made.push({ ...common, type: act, target: pointed.id })
      }
    }
  }
  return made
}

/** The figures of a topic by DATA.md §9, straight from the log: what is effective before an instant, card by card. */
async function byDefinition(user: UserId, topicId: string, offset: number): Promise<MapFigures> {
  const day: Day = addDays(TODAY, offset)
  const end = dayStart(addDays(day, 1), 'UTC', ROLLOVER_HOUR)
  const before = offset < 0 ? end : Infinity
  const cutoff = offset === 0 ? NOON : end - 1
  const log = (await store().log.all(user)).filter(({ effectiveAt }) => effectiveAt < before)
  const models = await store().models.all(user)
  const topics = await store().topics.all()
  const parents = new Map(topics.map(({ id, parentId }) => [id, parentId]))
  const isWithin = (id: string | null | undefined): boolean =>
    id === topicId || (typeof id === 'string' && isWithin(parents.get(id)))
  let [all, met, recalled, variance, due] = [0, 0, 0, 0, 0]
  for (const card of cards.filter((one) => isWithin(one.topicId))) {
    const own = log.filter(({ cardId }) => cardId === card.id || cardId === null)
    const state = replayCard(own, models, { numeric: card.kind === 'numeric' })
    if (state?.suspended) continue
    const weight = topics.find(({ id }) => id === card.topicId)?.weight ?? 1
    all += weight
    if (!state?.met) continue
    const recall = recallOn(state, day, modelOf(models, state.modelId))
    met += weight
    recalled += weight * recall
    variance += weight * weight * recall * (1 - recall)
    const isBuried = state.buriedUntilDay !== null && state.buriedUntilDay > day
    const isDue = state.dueAt === null ? state.dueDay !== null && state.dueDay <= day : state.dueAt <= cutoff
    due += isDue && !isBuried ? 1 : 0
  }
  const share = (value: number): number => Math.round(value * 1_000)
  return {
    recall: met === 0 ? null : share(recalled / met),
    band: met === 0 ? 0 : share((1.28 * Math.sqrt(variance)) / met),
    coverage: all === 0 ? 0 : share(met / all),
    due,
  }
}

/** The topics of a card, from its own to the top one. */
async function topicsAbove(card: CardRow): Promise<string[]> {
  const parents = new Map((await store().topics.all()).map(({ id, parentId }) => [id, parentId]))
  const above: string[] = []
  for (let id: string | null = card.topicId; id !== null; id = parents.get(id) ?? null) above.push(id)
  return above
}

const dateOf = (offset: number): string => new Date((TODAY + offset) * DAY_MS).toISOString().slice(0, 10)

describe('the time slider', () => {
  test('shows, on any day, what a recomputation at that instant gives', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWishes, fc.integer({ min: 1, max: 6 }), async (wishes, size) => {
        const user = await person()
        const entries = entriesOf(wishes)
        for (let from = 0; from < entries.length; from += size) {
          await recordEntries(user, entries.slice(from, from + size), reader)
        }
        const { days, topics } = await mapDays(user, reader)
        const card = chosen[wishes[0]?.card ?? 0]
        if (!card) throw new Error('no card')
        for (const topicId of await topicsAbove(card)) {
          const columns = topics[topicId]
          for (const offset of [-30, -29, -11, -2, -1, 0, 1, 30]) {
            const place = days.findIndex((day) => day.offset === offset)
            const shown = {
              recall: columns?.recall[place] ?? null,
              band: columns?.band[place],
              coverage: columns?.coverage[place],
              due: columns?.due[place],
            }
            expect(shown, `${topicId} on day ${offset}`).toEqual(await byDefinition(user, topicId, offset))
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  test('goes from thirty days ago to thirty ahead, each stop with its date', async () => {
    const { days } = await mapDays(await person(), reader)
    expect(days.map(({ offset }) => offset)).toEqual(Array.from({ length: 61 }, (_, place) => place - 30))
    expect(days.map(({ date }) => date)).toEqual(days.map(({ offset }) => dateOf(offset)))
  })

  test('has the day of the interview of a plan that goes on, however far', async () => {
    const user = await person()
    await addPlan(user, TODAY + 12, NOON)
    await addPlan(user, TODAY + 50, null)
    const { days } = await mapDays(user, reader)
    expect(days.filter(({ interview }) => interview)).toEqual([{ offset: 50, date: dateOf(50), interview: true }])
    await addPlan(user, TODAY + 20, null)
    const nearer = await mapDays(user, reader)
    expect(nearer.days).toHaveLength(61)
    expect(nearer.days.filter(({ interview }) => interview).map(({ offset }) => offset)).toEqual([20])
  })

  test('counts an answer that was undone since as given on the days before the undo', async () => {
    const user = await person()
    const [card] = chosen
    const answer = reviewEntry(card?.id ?? '', NOON - 9 * DAY_MS)
    await recordEntries(user, [answer], reader)
    await recordEntries(user, [undoEntry(answer.id, NOON - 4 * DAY_MS)], reader)
    const { days, topics } = await mapDays(user, reader)
    const recall = topics[card?.topicId ?? '']?.recall ?? []
    const met = days.flatMap(({ offset }, place) => (recall[place] === null ? [] : [offset]))
    expect(met).toEqual([-9, -8, -7, -6, -5])
  })
})

describe('the map on a day', () => {
  test('has the same figures as the slider’s stop, and as the outline’s rows', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWishes, fc.integer({ min: -30, max: 30 }), async (wishes, offset) => {
        const user = await person()
        await recordEntries(user, entriesOf(wishes), reader)
        const { days, topics } = await mapDays(user, reader)
        const place = days.findIndex((day) => day.offset === offset)
        const map = await topicMap(user, reader, dateOf(offset))
        expect(map.day).toEqual(days[place])
        for (const node of flat(map.topics)) {
          const figures = map.figures.get(node.id)
          expect(figures).toEqual({
            recall: topics[node.id]?.recall[place],
            band: topics[node.id]?.band[place],
            coverage: topics[node.id]?.coverage[place],
            due: topics[node.id]?.due[place],
          })
          expect(figures?.recall ?? null).toBe(node.recall === null ? null : Math.round(node.recall * 1_000))
        }
      }),
      { numRuns: 10 },
    )
  })

  test.each(['2026-02-31', '1999-01-01', 'yesterday', ''])('is today for %j, which is no stop', async (date) => {
    expect((await topicMap(await person(), reader, date)).day.offset).toBe(0)
  })
})

function flat(nodes: readonly TopicNode[]): TopicNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)])
}

/** A plan with an interview on a day, which may have ended. */
async function addPlan(user: UserId, interviewDay: number, endedAt: number | null): Promise<void> {
  const saved = await savePlan(user, reader, {
    date: dayDate(asDay(interviewDay)),
    role: null,
    topicWeights: {},
    minutesByWeekday: [10, 10, 10, 10, 10, 10, 10],
    daysOff: [],
    target: null,
  })
  if (!saved.ok) throw new Error(JSON.stringify(saved.problems))
  if (endedAt !== null) await endPlan(user, saved.plan.id, endedAt)
}
