import { beforeAll, describe, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import type { LogEntry, Rating } from '@/lib/memory'
import {
  finishMock,
  listMocks,
  markMock,
  mockMarkdown,
  mockReport,
  mockRun,
  queue,
  recordEntries,
  removeMock,
  savePlan,
  startMock,
  type MockAnswer,
  type MockReport,
  type MockReportAnswer,
  type MockRun,
  type MockWish,
} from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'
import { reviewEntry, testId, undoEntry } from '../support/review-entry'

useOwnDatabase('filledDatabase')

const DAY = 86_400_000
const NOON = Date.UTC(2026, 10, 24, 12)
const MINUTE = 60_000
const reader = { now: NOON, language: 'en' as const, zone: 'UTC' }
const later = (ms: number) => ({ ...reader, now: NOON + ms })

let people = 0
async function person(): Promise<UserId> {
  people += 1
  const id = `mocks-${people}` as UserId
  await store().users.create({ id, guest: true, at: NOON })
  return id
}

const WISH: Omit<MockWish, 'id'> = {
  minutes: 10,
  scope: { by: 'map' },
  way: 'typed',
  verdicts: 'end',
  seed: 'of the test',
}
async function begun(user: UserId, change: Partial<MockWish> = {}): Promise<MockRun> {
  const started = await startMock(user, reader, { id: testId(NOON), ...WISH, ...change })
  if (!started.ok) throw new Error(started.problem)
  const run = await mockRun(user, started.id, reader)
  if (run === null) throw new Error('it does not go on')
  return run
}

const given = (question: number, answer: MockAnswer['answer'], change: Partial<MockAnswer> = {}): MockAnswer => ({
  question,
  answer,
  thinkingMs: 5_000,
  answeringMs: 20_000,
  retries: 0,
  at: NOON + (question + 1) * MINUTE,
  ...change,
})
/** Something of the right form for every question, and wrong where a machine can tell. */
const answersTo = (run: MockRun): MockAnswer[] =>
  run.questions
    .map(({ kind, instance, followUp }, place) => ({ kind, instance, followUp, place }))
    .slice(0, 6)
    .map(({ kind, instance, followUp, place }) =>
      given(
        place,
        kind === 'choice' || kind === 'figure'
          ? { picks: [0] }
          : kind === 'cloze'
            ? { blanks: Array.from({ length: instance.blanks ?? 0 }, () => 'no') }
            : { text: kind === 'numeric' ? '987654321' : 'I would say so.' },
        followUp === null ? {} : { followUp: { text: 'And so on.', thinkingMs: 1_000, answeringMs: 2_000 } },
      ),
    )

async function reported(user: UserId, id: string, at = later(DAY)): Promise<MockReport> {
  const report = await mockReport(user, id, at)
  if (report === null) throw new Error('no report')
  return report
}

/** The log's entry for an answer of the report, as the page writes it. */
const entryOf = (
  { question, cardId, cardVersion, asked, given: answer, at, after, recall, next, proposed, verdict }: MockReportAnswer,
  id: string,
  rating: Rating,
): LogEntry =>
  reviewEntry(cardId, at, {
    id,
    cardVersion,
    after,
    mode: 'mock',
    seed: asked.seed,
    values: asked.values,
    order: [...asked.order],
    answer,
    verdict,
    proposed,
    rating,
    spentMs: 25_000 + question,
    ...(recall === null ? {} : { recallBefore: recall }),
    next: next[rating],
  })

describe('an interview', () => {
  let user: UserId
  let run: MockRun
  beforeAll(async () => {
    user = await person()
    run = await begun(user)
  })

  test('asks for so many minutes, opens each thread broad, and tells no answer before the report', () => {
    const asked = run.questions.filter(({ reserve }) => !reserve)
    expect(asked.length).toBeGreaterThanOrEqual(4)
    expect(asked.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(600)
    expect(run.questions[0]).toMatchObject({ thread: 0, place: 'opening' })
    for (const { instance } of run.questions) {
      expect(instance.hints).toEqual([])
      expect(instance.rubric).toBeUndefined()
      expect(instance.key.wrong).toEqual([])
      expect(instance.key.accepted).toBeUndefined()
      expect(instance.after).toEqual({ explanation: '', steps: [], sources: [] })
      if (instance.key.type !== 'tuple') expect(instance.key.value).toBeUndefined()
    }
  })

  test('is the same in both languages, and for whoever asks again under its id', async () => {
    const chinese = await mockRun(user, run.id, { ...reader, language: 'zh' })
    const numbers = (of: MockRun | null) => of?.questions.map(({ cardId, instance }) => [cardId, instance.values])
    expect(numbers(chinese)).toEqual(numbers(run))
    expect(chinese?.questions[0]?.instance.question).not.toBe(run.questions[0]?.instance.question)
    expect(await startMock(user, later(5), { ...WISH, id: run.id, seed: 'another' })).toEqual({ ok: true, id: run.id })
    expect(numbers(await mockRun(user, run.id, reader))).toEqual(numbers(run))
  })

  test('is forgotten a week after it was left, once another begins', async () => {
    const other = await person()
    const left = await begun(other)
    const goneOn = later(6 * DAY)
    await startMock(other, goneOn, { ...WISH, id: testId(goneOn.now) })
    expect(await mockRun(other, left.id, goneOn)).not.toBeNull()
    const tooLate = later(8 * DAY)
    await startMock(other, tooLate, { ...WISH, id: testId(tooLate.now) })
    expect(await mockRun(other, left.id, tooLate)).toBeNull()
  })

  test('goes on beside one begun later, is the person’s own, and takes its answers once', async () => {
    const next = await begun(user, { verdicts: 'each' })
    expect(next.questions.some(({ instance }) => instance.after.explanation !== '')).toBe(true)
    expect(await mockRun(user, run.id, reader), 'going on elsewhere').not.toBeNull()
    const stranger = await person()
    expect(await mockRun(stranger, next.id, reader)).toBeNull()
    expect(await finishMock(stranger, next.id, [], reader)).toEqual({ ok: false, problem: 'unknown_mock' })
    expect(await mockReport(user, next.id, reader), 'nothing to report yet').toBeNull()
    const twice = [given(0, { text: 'a' }), given(0, { text: 'b' })]
    expect(await finishMock(user, next.id, twice, reader)).toMatchObject({ problem: 'unknown_question' })
    expect(await finishMock(user, next.id, [given(63, {})], reader)).toMatchObject({ problem: 'unknown_question' })
    const answers = answersTo(next)
    expect(await finishMock(user, next.id, answers, later(10 * MINUTE))).toEqual({ ok: true })
    expect(await finishMock(user, next.id, answers, later(DAY))).toEqual({ ok: true })
    expect(await finishMock(user, next.id, answers.slice(1), later(DAY))).toMatchObject({ problem: 'already_finished' })
    expect(await mockRun(user, next.id, reader)).toBeNull()
  })

  test('asks by the role’s weights, and as the active plan says where there is one', async () => {
    const other = await person()
    expect(await startMock(other, reader, { ...WISH, id: testId(), scope: { by: 'plan' } })).toMatchObject({
      problem: 'no_plan',
    })
    const unknown = await startMock(other, reader, { ...WISH, id: testId(), scope: { by: 'role', role: 'poet' } })
    expect(unknown).toMatchObject({ problem: 'unknown_role' })
    await savePlan(other, reader, {
      date: '2026-12-08',
      role: null,
      topicWeights: Object.fromEntries(
        (await store().topics.all()).map(({ id }) => [id, id.startsWith('normalization') ? 2 : 0]),
      ),
      minutesByWeekday: [10, 10, 10, 10, 10, 10, 10],
      daysOff: [],
      target: null,
    })
    const planned = await begun(other, { scope: { by: 'plan' } })
    expect(new Set(planned.questions.map(({ topic }) => topic[0]?.id))).toEqual(new Set(['normalization']))
    expect((await begun(other, { scope: { by: 'role', role: 'face' } })).questions.length).toBeGreaterThan(3)
  })
})

describe('its report', () => {
  test('grades as a review does, names the mistake, and proposes by the share of the rubric', async () => {
    const user = await person()
    const run = await begun(user, { minutes: 45 })
    const place = run.questions.findIndex(({ kind }) => kind === 'explain')
    const number = run.questions.findIndex(({ kind }) => kind === 'numeric')
    expect(place).toBeGreaterThanOrEqual(0)
    expect(number).toBeGreaterThanOrEqual(0)
    await finishMock(user, run.id, [given(place, { text: '' }), given(number, { text: '123456789' })], later(DAY))
    const find = (report: MockReport, question: number): MockReportAnswer => {
      const answer = report.answers.find((one) => one.question === question)
      if (answer === undefined) throw new Error('not in the report')
      return answer
    }
    const report = await reported(user, run.id)
    expect(find(report, number)).toMatchObject({ verdict: 'wrong', rating: 1, standing: 'open', recall: null })
    expect(find(report, place)).toMatchObject({ verdict: 'self', points: [], rating: 1 })
    const rubric = find(report, place).asked.rubric ?? []
    const counted = rubric.flatMap(({ bonus }, point) => (bonus ? [] : [point]))
    for (const [ticked, rating] of [
      [counted, 3],
      [counted.slice(0, Math.ceil(counted.length / 2)), 2],
      [[], 1],
    ] as const) {
      const mark = { question: place, points: [...ticked], rating: null }
      expect(await markMock(user, run.id, { marks: [mark], entryIds: {} }, later(DAY))).toEqual({ ok: true })
      expect(find(await reported(user, run.id), place)).toMatchObject({ points: ticked, proposed: rating, rating })
    }
    const easy = { question: place, points: counted, rating: 4 as const }
    await markMock(user, run.id, { marks: [easy], entryIds: {} }, later(DAY))
    expect(find(await reported(user, run.id), place)).toMatchObject({ proposed: 3, rating: 4 })
    expect(report.unasked.length).toBe(run.questions.length - 2)
    const [line] = await listMocks(user, later(DAY))
    expect(line).toMatchObject({ id: run.id, finished: true, sent: false, totals: { questions: 2, share: 0.5 } })
  })

  test('of what was said aloud waits for the person’s word on numbers', async () => {
    const user = await person()
    const run = await begun(user, { minutes: 45, way: 'aloud', scope: { by: 'role', role: 'detection' } })
    const place = run.questions.findIndex(({ kind }) => kind === 'numeric')
    await finishMock(user, run.id, [given(place, {})], later(DAY))
    expect((await reported(user, run.id)).answers[0]).toMatchObject({
      said: true,
      had: false,
      verdict: 'self',
      rating: 1,
    })
    await markMock(user, run.id, { marks: [{ question: place, had: true, rating: null }], entryIds: {} }, later(DAY))
    expect((await reported(user, run.id)).answers[0]).toMatchObject({ had: true, proposed: 3, rating: 3 })
  })

  test('feeds the log with reviews of mode mock, each counted once, and what is undone there is open again', async () => {
    const user = await person()
    const run = await begun(user)
    await finishMock(user, run.id, answersTo(run), later(10 * MINUTE))
    const report = await reported(user, run.id)
    const ids = Object.fromEntries(report.answers.map(({ question }) => [String(question), testId(NOON + DAY)]))
    const standings = async () => new Set((await reported(user, run.id)).answers.map(({ standing }) => standing))
    expect(await markMock(user, run.id, { marks: [], entryIds: ids }, later(DAY))).toEqual({ ok: true })
    expect(await standings()).toEqual(new Set(['sent']))
    const others = Object.fromEntries(Object.keys(ids).map((place) => [place, testId(NOON + DAY)]))
    expect(await markMock(user, run.id, { marks: [], entryIds: others }, later(DAY))).toMatchObject({
      problem: 'already_counted',
    })

    const entries = report.answers.map((answer) => entryOf(answer, ids[answer.question] ?? '', answer.rating))
    const { results, states } = await recordEntries(user, entries, later(DAY))
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['stored']))
    expect(await standings()).toEqual(new Set(['counted']))
    // the day of the answer, not of the report
    expect(new Set(states.map(({ state }) => state?.lastDay))).toEqual(new Set([Math.floor(NOON / DAY)]))
    const mark = { question: report.answers[0]?.question ?? 0, rating: 4 as const }
    expect(await markMock(user, run.id, { marks: [mark], entryIds: {} }, later(DAY))).toMatchObject({
      problem: 'already_counted',
    })

    const [first] = report.answers
    await recordEntries(user, [undoEntry(ids[first?.question ?? 0] ?? '', NOON + DAY)], later(DAY + 1))
    const after = await reported(user, run.id)
    expect(after.answers[0]).toMatchObject({ standing: 'taken_back', after: ids[first?.question ?? 0] })
    expect(
      await markMock(user, run.id, { marks: [mark], entryIds: { [mark.question]: testId() } }, later(DAY + 2)),
    ).toEqual({ ok: true })
  })

  test('is compared with the interviews before it, and asks what was asked lately less often', async () => {
    const user = await person()
    const first = await begun(user)
    await finishMock(user, first.id, answersTo(first), later(MINUTE))
    const started = await startMock(user, later(DAY), { ...WISH, id: testId(NOON + DAY) })
    if (!started.ok) throw new Error(started.problem)
    const second = await mockRun(user, started.id, later(DAY))
    await finishMock(user, started.id, [given(0, {})], later(DAY))
    expect((await reported(user, started.id, later(2 * DAY))).before.map(({ id }) => id)).toEqual([first.id])
    expect((await reported(user, first.id, later(2 * DAY))).before).toEqual([])
    // the seed is the same: nothing but the interview before keeps it from being the same again
    const lately = new Set(answersTo(first).map(({ question }) => first.questions[question]?.cardId ?? ''))
    const again = second?.questions.filter(({ cardId }) => lately.has(cardId)) ?? []
    expect(again.length).toBeLessThan(lately.size / 2)
    expect(await removeMock(user, first.id)).toBe(true)
    expect((await listMocks(user, reader)).map(({ id }) => id)).toEqual([started.id])
  })

  test('has the texts of its questions as Markdown, with the numbers of the interview', async () => {
    const user = await person()
    const run = await begun(user, { minutes: 45 })
    await finishMock(user, run.id, answersTo(run), later(MINUTE))
    const written = await mockMarkdown(user, run.id, reader)
    for (const { question } of written?.report.answers ?? []) {
      const text = written?.texts[question]?.('question') ?? ''
      expect(text.length).toBeGreaterThan(10)
      expect(text).not.toMatch(/\{=|[\uE000\uE001]/)
    }
  })
})

describe('a session of named cards', () => {
  test('has them in their order whatever the limits say, and as practice where they were answered today', async () => {
    const user = await person()
    const cards = (await store().cards.all()).filter(({ retired }) => !retired)
    const only = [cards[70]?.id ?? '', cards[3]?.id ?? '', 'no/such:card', cards[41]?.id ?? '']
    const named = only.filter((id) => id !== 'no/such:card')
    const asked = async () => (await queue(user, { ...reader, count: 20, filter: { only } })).items
    expect((await asked()).map(({ cardId, mode }) => [cardId, mode])).toEqual(named.map((id) => [id, 'new']))
    await recordEntries(
      user,
      [
        reviewEntry(named[0] ?? '', NOON - 10, { mode: 'mock', rating: 1 }),
        reviewEntry(named[1] ?? '', NOON - 10, {
          mode: 'mock',
          rating: 2,
          next: {
            phase: 'review',
            step: 0,
            dueDay: (Math.floor(NOON / DAY) + 3) as never,
            fuzzDays: 0,
            balanceDays: 0,
          },
        }),
      ],
      reader,
    )
    expect((await asked()).map(({ mode }) => mode)).toEqual(['learn', 'cram', 'new'])
  })
})
