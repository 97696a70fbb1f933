import { store, transaction, type UserId } from '@/lib/db'
import { MOCK_LIMITS } from '@/lib/limits'
import { modelOf, recallAt } from '@/lib/memory'
import { mockQuestions, type MockCard } from '@/lib/plan'
import { contentOf } from './card-content'
import { drawInstances } from './draw-instance'
import { loadDay, type LoadedDay } from './load-day'
import { readMockRecord, type AskedQuestion, type MockRecord, type MockVerdicts, type MockWay } from './mock-record'
import { mockScope, type MockScope } from './mock-scope'
import { queueState } from './queue-state'
import type { Reader } from './reader'

/** Minutes a mock interview may have. */
export const MOCK_MINUTES = [10, 20, 45] as const

export interface MockWish {
  /** given by the browser, so that a request sent twice starts one interview */
  readonly id: string
  readonly minutes: (typeof MOCK_MINUTES)[number]
  readonly scope: MockScope
  readonly way: MockWay
  readonly verdicts: MockVerdicts
  /** the same seed and memory give the same interview; the id where none is given */
  readonly seed?: string
}

export type MockStart =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly problem: 'no_plan' | 'unknown_role' | 'nothing_to_ask' }

/** Interviews of which the questions come less often in the next. */
const LATELY = 3
/** How long an interview that was left can be gone on with. */
const OPEN_MS = 7 * 86_400_000

/**
 * Chooses and draws the questions of a mock interview and keeps them. Another that was not finished stays open: it may be
 * going on in another tab or on another device, and what was answered there must not be lost. After a week it is forgotten.
 */
export async function startMock(userId: UserId, reader: Reader, wish: MockWish): Promise<MockStart> {
  const { id, minutes, way, verdicts, seed = id } = wish
  if ((await store().mocks.byId(userId, id)) !== null) return { ok: true, id }
  const [day, before] = await Promise.all([
    loadDay(userId, reader),
    store().mocks.newest(userId, MOCK_LIMITS.mocksListed.limit),
  ])
  const scope = await mockScope(userId, wish.scope, day)
  if (!scope.ok) return scope
  const records = before.map((row) => ({ id: row.id, record: readMockRecord(row) }))
  const forgotten = before
    .filter((row) => row.startedAt < reader.now - OPEN_MS && readMockRecord(row).finishedAt === null)
    .map((row) => row.id)
  const finished = records.filter(({ record }) => record.finishedAt !== null).slice(0, LATELY)
  const lately = new Set(
    finished.flatMap(({ record: { answers, questions } }) =>
      answers.flatMap(({ question }) => questions[question]?.cardId ?? []),
    ),
  )
  const cards = await cardsOf(day, scope.weights, lately)
  const chosen = mockQuestions({ cards, topics: day.catalogue.topics, minutes, aloud: way === 'aloud', seed })
  if (chosen.length === 0) return { ok: false, problem: 'nothing_to_ask' }
  const drawn = await drawInstances(
    userId,
    chosen.map(({ cardId }) => cardId),
    day,
    reader.language,
    1,
  )
  const questions = chosen.slice(0, MOCK_LIMITS.mockQuestions.limit).flatMap((question): AskedQuestion[] => {
    const card = day.catalogue.card.get(question.cardId)
    const instance = drawn.get(question.cardId)?.[0]
    if (card === undefined || instance === undefined) return []
    const state = day.states.get(card.id) ?? null
    return [
      {
        ...question,
        cardVersion: card.version,
        topicId: card.topicId,
        seed: instance.seed,
        values: { ...instance.values },
        order: [...instance.order],
        recall: cards.find((one) => one.id === card.id)?.recall ?? null,
        headId: state?.headId ?? null,
        state: queueState(state),
      },
    ]
  })
  const record: MockRecord = {
    v: 1,
    role: scope.role,
    planId: scope.planId,
    way,
    verdicts,
    seed,
    questions,
    finishedAt: null,
    answers: [],
    marks: [],
    entryIds: {},
    results: [],
  }
  await transaction(async (tx) => {
    await tx.users.hold(userId)
    if ((await tx.mocks.byId(userId, id)) !== null) return
    for (const id of forgotten) await tx.mocks.remove(userId, id)
    await tx.mocks.save(userId, { id, startedAt: reader.now, minutes, report: record })
  })
  return { ok: true, id }
}

/** The cards in scope that may be asked, as the choice sees them. */
async function cardsOf(
  day: LoadedDay,
  weights: ReadonlyMap<string, number>,
  lately: ReadonlySet<string>,
): Promise<readonly MockCard[]> {
  const rows = day.catalogue.cards.filter(
    ({ id, topicId }) => (weights.get(topicId) ?? 0) > 0 && day.states.get(id)?.suspended !== true,
  )
  const open = await contentOf(rows.filter(({ kind }) => kind === 'explain'))
  return rows.map(({ id, topicId, kind, level, givesAway }) => {
    const state = day.states.get(id)
    const card = open.get(id)?.card
    return {
      id,
      topicId,
      kind,
      level,
      givesAway,
      weight: weights.get(topicId) ?? 0,
      recall: state?.met ? recallAt(state, day.time.studyDay, modelOf(day.input.models, state.modelId)) : null,
      followUps: card?.kind === 'explain' ? card.followUps.length : 0,
      lately: lately.has(id),
    }
  })
}
