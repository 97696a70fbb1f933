import { beforeAll, describe, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import { DEFAULT_MODEL, memoryAfter, type LogEntry } from '@/lib/memory'
import {
  checkStates,
  keepModels,
  memoryModels,
  movesNow,
  previewMoves,
  queue,
  recordEntries,
  saveSettings,
  trainModel,
  undoableEntries,
  type ModelChoice,
} from '@/lib/study'
import type { ScopeOutcome, TrainingOutcome } from '@/lib/training'
import { asDay, dayOfDate } from '@/lib/time'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const DAY = 86_400_000
const NOON = Date.UTC(2026, 10, 24, 12)
const TODAY = dayOfDate('2026-11-24')
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }

let numericIds: string[]
let otherIds: string[]
beforeAll(async () => {
  const cards = await store().cards.all()
  numericIds = cards.filter(({ kind }) => kind === 'numeric').map(({ id }) => id)
  otherIds = cards.filter(({ kind }) => kind !== 'numeric').map(({ id }) => id)
})

type Words = LogEntry extends infer Entry
  ? Entry extends LogEntry
    ? Omit<Entry, 'v' | 'id' | 'at' | 'skewMs' | 'zone' | 'device'>
    : never
  : never
let clock = NOON
const entry = (words: Words): LogEntry => {
  clock += 1_000
  return { v: 1, id: testId(clock), at: clock, skewMs: 0, zone: 'UTC', device: 'phone', ...words } as LogEntry
}
const later = () => ({ ...reader, now: clock + 1_000 })

async function keep(user: UserId, entries: readonly LogEntry[]): Promise<void> {
  const { results } = await recordEntries(user, entries, later())
  expect(results.map(({ status, code }) => code ?? status)).toEqual(entries.map(() => 'stored'))
}

let people = 0
/** Who met six cards of either kind and answered them well some days ago, due within the coming weeks. */
async function learner(): Promise<UserId> {
  people += 1
  const user = `model-${people}` as UserId
  await store().users.create({ id: user, guest: true, at: NOON - 90 * DAY })
  const entries = [...otherIds.slice(0, 6), ...numericIds.slice(0, 6)].flatMap((cardId, place) =>
    [60, 56, 40].map((ago, turn) =>
      reviewEntry(cardId, NOON - ago * DAY + place * 60_000, {
        mode: turn === 0 ? 'new' : 'due',
        rating: 3,
        next: {
          phase: 'review',
          step: 0,
          dueDay: asDay(TODAY - ago + [4, 16, 62][turn]!),
          fuzzDays: 0,
          balanceDays: 0,
        },
      }),
    ),
  )
  await keep(user, entries)
  return user
}

const comparison = { count: 90, logLossBefore: 0.41, logLossAfter: 0.39, rmseBefore: 0.05, rmseAfter: 0.03 }
/** Of a memory that lasts shorter at first, and grows more slowly. */
const shorter = DEFAULT_MODEL.weights.map((weight, place) =>
  place < 4 ? weight / 4 : place === 8 ? weight - 1.2 : weight,
)
const scope = (name: ScopeOutcome['scope'], changes: Partial<ScopeOutcome> = {}): ScopeOutcome => ({
  scope: name,
  weights: shorter,
  reviews: 100,
  fitted: 'all',
  heldOut: comparison,
  whole: comparison,
  better: true,
  ...changes,
})
const fitted = (...scopes: ScopeOutcome[]): TrainingOutcome => ({
  code: 'fitted',
  reviews: 100,
  separate: scopes.length > 1,
  scopes,
})
const accept = async (user: UserId, outcome: TrainingOutcome): Promise<readonly ModelChoice[]> => {
  const choice = await keepModels(user, outcome, { now: (clock += 1_000), newId: () => testId(clock) })
  await keep(
    user,
    choice.map((words) => entry({ type: 'model', ...words })),
  )
  return choice
}
/** By card: a database has no order of its own. */
const states = async (user: UserId) =>
  [...(await store().states.all(user))].sort((one, other) => (one.cardId < other.cardId ? -1 : 1))

describe('accepting a model', () => {
  test('remembers every card under it and moves no due day; its undo brings back what was', async () => {
    const user = await learner()
    const before = await states(user)
    const [choice] = await accept(user, fitted(scope('all')))
    const after = await states(user)
    expect(after.map(({ modelId }) => modelId)).toEqual(before.map(() => choice?.modelId))
    expect(after.map(({ dueDay, phase, reps }) => ({ dueDay, phase, reps }))).toEqual(
      before.map(({ dueDay, phase, reps }) => ({ dueDay, phase, reps })),
    )
    const model = { id: choice?.modelId ?? '', weights: shorter }
    const expected = memoryAfter(memoryAfter(memoryAfter(null, 0, 3, model), 4, 3, model), 16, 3, model)
    for (const { stability } of after) expect(stability).toBeCloseTo(expected.stability, 6)

    const log = await store().log.all(user)
    await keep(user, [undoEntry(log.at(-1)?.entry.id ?? '', (clock += 1_000))])
    expect(await states(user)).toEqual(before)
    expect((await checkStates(false)).differing).toEqual([])
  })

  test('weights of their own speak for numeric cards alone, until one for all is chosen', async () => {
    const user = await learner()
    const both = await accept(user, fitted(scope('all', { weights: DEFAULT_MODEL.weights }), scope('numeric')))
    const byCard = new Map((await states(user)).map(({ cardId, modelId }) => [cardId, modelId]))
    expect(byCard.get(otherIds[0] ?? '')).toBe(both.find((one) => one.scope === 'all')?.modelId)
    expect(byCard.get(numericIds[0] ?? '')).toBe(both.find((one) => one.scope === 'numeric')?.modelId)
    // and the browser, which draws later buttons itself, is told of them
    const { model, numericModel } = await queue(user, { ...later(), count: 1 })
    expect(model.id).toBe(both.find((one) => one.scope === 'all')?.modelId)
    expect(numericModel?.id).toBe(both.find((one) => one.scope === 'numeric')?.modelId)

    const common = await accept(user, fitted(scope('all')))
    expect(new Set((await states(user)).map(({ modelId }) => modelId))).toEqual(new Set([common[0]?.modelId]))
  })

  test('what is not better is kept nowhere', async () => {
    const user = await learner()
    expect(await accept(user, fitted(scope('all', { better: false })))).toEqual([])
    expect(await store().models.rows(user)).toEqual([])
  })
})

test('one goes back to the default or an earlier model by choosing it, and it is said which is in force', async () => {
  const user = await learner()
  const before = await states(user)
  await accept(user, fitted(scope('all', { weights: DEFAULT_MODEL.weights }), scope('numeric')))
  await accept(user, fitted(scope('all')))
  const { sets, reviews } = await memoryModels(user, later())
  expect(sets.map(({ inForce, models }) => [inForce, ...models.map((model) => model.scope)])).toEqual([
    [true, 'all'],
    [false, 'all', 'numeric'],
    [false],
  ])
  expect(reviews).toBe(24)
  const choose = async (place: number): Promise<void> => {
    const set = (await memoryModels(user, later())).sets[place]
    await keep(
      user,
      (set?.choice ?? []).map((words) => entry({ type: 'model', ...words })),
    )
  }
  await choose(1)
  expect((await memoryModels(user, later())).sets.map(({ inForce }) => inForce)).toEqual([false, true, false])
  await choose(2)
  expect((await memoryModels(user, later())).sets.map(({ inForce }) => inForce)).toEqual([false, false, true])
  expect(await states(user)).toEqual(before)
})

describe('moving cards', () => {
  const moved = async (user: UserId): Promise<{ batch: string; days: Map<string, number> }> => {
    const moves = await movesNow(user, 'model', later())
    const batch = testId(clock)
    await keep(
      user,
      moves.map(({ cardId, to }) => entry({ type: 'reschedule', cardId, dueDay: to, batch, reason: 'model' })),
    )
    return { batch, days: new Map(moves.map(({ cardId, to }) => [cardId, to])) }
  }

  test('nothing would move while nothing is changed; after a change it is shown and not done', async () => {
    const user = await learner()
    for (const reason of ['model', 'retention'] as const) {
      expect(await previewMoves(user, reason, later())).toMatchObject({ count: 0, moves: [] })
    }
    const before = await states(user)
    await saveSettings(user, { retention: 0.8 })
    const preview = await previewMoves(user, 'retention', later())
    expect(preview).toMatchObject({ count: 12, later: 12, earlier: 0, becomeDue: 0 })
    expect(preview.moves[0]?.question).not.toBe('')
    expect(preview.moves[0]?.from).toBe('2026-12-16')
    expect(await states(user)).toEqual(before)
  })

  test('applied they are due where it was shown, and one undo brings back exactly what was', async () => {
    const user = await learner()
    await accept(user, fitted(scope('all')))
    const before = await states(user)
    const preview = await previewMoves(user, 'model', later())
    expect(preview).toMatchObject({ count: 12, earlier: 12 })
    expect(preview.becomeDue).toBeGreaterThan(0)
    const { batch, days } = await moved(user)
    expect(new Map((await states(user)).map(({ cardId, dueDay }) => [cardId, dueDay]))).toEqual(days)
    expect(await previewMoves(user, 'model', later())).toMatchObject({ count: 0 })

    const [newest] = await undoableEntries(user, 5, later())
    expect(newest).toMatchObject({ type: 'reschedule', id: batch })
    await keep(user, [undoEntry(batch, (clock += 1_000))])
    const bare = (rows: Awaited<ReturnType<typeof states>>) =>
      rows.map(({ headId: _head, entryCount: _count, ...row }) => row)
    expect(bare(await states(user))).toEqual(bare(before))
    expect((await checkStates(false)).differing).toEqual([])
  })

  test('free weekdays are emptied as far as chance lets them, onto days that are not free', async () => {
    const user = await learner()
    // all twelve are due on Wednesday 16 December
    const wednesday = dayOfDate('2026-12-16')
    expect(await previewMoves(user, 'easyDays', later())).toMatchObject({ count: 0 })
    await keep(
      user,
      otherIds.slice(0, 6).map((cardId) => entry({ type: 'setDue', cardId, dueDay: wednesday })),
    )
    await saveSettings(user, { easyDays: [1, 1, 0, 1, 1, 1, 1] })
    const moves = await movesNow(user, 'easyDays', later())
    for (const { from, to } of moves) {
      expect(from).toBe(wednesday)
      expect(to).not.toBe(wednesday)
    }
    expect(moves.length).toBeGreaterThan(0)
  })
})

test('a fit reads the log as the replay does, and a short one says how many reviews it lacks', async () => {
  const user = await learner()
  expect(await trainModel(user, () => undefined)).toEqual({ code: 'too_few', reviews: 24, least: 64 })
})
