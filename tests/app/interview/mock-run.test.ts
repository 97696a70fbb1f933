import { describe, expect, test } from 'vitest'
import { beginRun, reduceRun, spentMs, type RunEvent, type RunState } from '@/app/interview/mock/_run/run-state'
import type { MockRun, MockRunQuestion } from '@/lib/study'

const SECOND = 1_000
const MINUTE = 60 * SECOND

const asked = (change: Partial<MockRunQuestion> = {}): MockRunQuestion => ({
  cardId: 'conv:size',
  kind: 'numeric',
  topic: [],
  thread: 0,
  place: 'opening',
  seconds: 120,
  reserve: false,
  followUp: null,
  instance: {
    seed: 1,
    values: {},
    order: [],
    question: 'How wide?',
    hints: [],
    key: { type: 'integer', wrong: [] },
    after: { explanation: '', steps: [], sources: [] },
  },
  ...change,
})
const open = (change: Partial<MockRunQuestion> = {}): MockRunQuestion =>
  asked({
    kind: 'explain',
    ...change,
    instance: {
      ...asked().instance,
      key: { type: 'explain', wrong: [] },
      rubric: [
        { html: 'a', words: ['border'], bonus: false },
        { html: 'b', words: [], bonus: false },
      ],
    },
  })
const interview = (questions: readonly MockRunQuestion[], change: Partial<MockRun> = {}): MockRun => ({
  v: 1,
  id: 'one',
  serverNow: 0,
  minutes: 10,
  way: 'typed',
  verdicts: 'end',
  language: 'en',
  questions,
  ...change,
})

const played = (run: MockRun, events: readonly RunEvent[]): RunState =>
  events.reduce((state, event) => reduceRun(state, run, event), beginRun(run, 0))
const write = (text: string, now: number): RunEvent => ({ type: 'drafted', draft: { kind: 'text', text }, now })
const hand = (now: number): RunEvent => ({ type: 'answered', now, serverNow: now + 7 })

describe('the clock', () => {
  test('counts thinking until something is written, and answering from then on', () => {
    const state = played(interview([open()]), [write('b', 5 * SECOND), write('bo', 9 * SECOND), hand(12 * SECOND)])
    expect(state.answers).toEqual([
      {
        question: 0,
        answer: { text: 'bo' },
        thinkingMs: 5 * SECOND,
        answeringMs: 7 * SECOND,
        retries: 0,
        at: 12 * SECOND + 7,
      },
    ])
  })

  test('stands while the interview is left, and while a verdict is read', () => {
    const run = interview([open(), open()], { verdicts: 'each' })
    const left = played(run, [
      { type: 'paused', now: 3 * SECOND },
      { type: 'resumed', now: 60 * MINUTE },
      write('x', 60 * MINUTE + SECOND),
      hand(60 * MINUTE + 2 * SECOND),
    ])
    expect(left.step).toBe('verdict')
    expect(spentMs(left, 99 * MINUTE)).toBe(5 * SECOND)
    const after = reduceRun(left, run, { type: 'went_on', now: 99 * MINUTE })
    expect(spentMs(after, 99 * MINUTE + SECOND)).toBe(6 * SECOND)
  })

  test('begins no other question once the time is up, and lets the one on the screen be answered', () => {
    const run = interview([open(), open({ cardId: 'two' })])
    const late = played(run, [write('x', 11 * MINUTE), hand(11 * MINUTE + SECOND)])
    expect(late.step).toBe('over')
    expect(late.answers).toHaveLength(1)
  })

  test('asks a question beyond the planned ones only where most of its time is left', () => {
    const run = interview([open(), open({ reserve: true, seconds: 120 })])
    expect(played(run, [write('x', 0), hand(8 * MINUTE)]).step).toBe('question')
    expect(played(run, [write('x', 0), hand(9 * MINUTE)]).step).toBe('over')
  })
})

describe('an answer', () => {
  test('that cannot be read as a number is none; whether a number is right is not said', () => {
    const run = interview([asked(), asked({ cardId: 'two' })])
    const unread = played(run, [write('12 apples', 0), hand(SECOND)])
    expect(unread).toMatchObject({ place: 0, retries: 1, answers: [], problem: { code: 'trailing' } })
    const read = [write('13', 2 * SECOND), hand(3 * SECOND)].reduce(
      (state, event) => reduceRun(state, run, event),
      unread,
    )
    expect(read).toMatchObject({ place: 1, judged: null, answers: [{ answer: { text: '13' }, retries: 1 }] })
  })

  test('is followed up on, with a clock of its own, and not where there was none', () => {
    const run = interview([open({ followUp: 'And then?' }), open({ cardId: 'two', followUp: 'And here?' })])
    const followed = played(run, [write('x', 0), hand(SECOND)])
    expect(followed.step).toBe('follow_up')
    const on = [
      { type: 'wrote_on', text: ' So. ', now: 4 * SECOND } as const,
      hand(6 * SECOND),
      { type: 'passed', now: 7 * SECOND, serverNow: 0 } as const,
    ].reduce((state, event) => reduceRun(state, run, event), followed)
    expect(on.answers[0]?.followUp).toEqual({ text: 'So.', thinkingMs: 3 * SECOND, answeringMs: 2 * SECOND })
    expect(on.answers[1]).toMatchObject({ answer: {}, thinkingMs: SECOND })
    expect(on.answers[1]?.followUp).toBeUndefined()
    expect(on.step).toBe('over')
  })

  test('said aloud leaves no words behind; points found in written ones are ticked for who wants verdicts at once', () => {
    const aloud = interview([open()], { way: 'aloud' })
    expect(played(aloud, [{ type: 'spoke', now: SECOND }, hand(2 * SECOND)]).answers[0]?.answer).toEqual({})
    const each = interview([open()], { verdicts: 'each' })
    const judged = played(each, [write('the border', 0), hand(SECOND), { type: 'ticked', point: 1 }])
    expect(judged.given?.points).toEqual([0, 1])
    const ended = reduceRun(judged, each, { type: 'ended', now: 2 * SECOND, serverNow: 0 })
    expect(ended.answers[0]?.points).toEqual([0, 1])
  })

  test('half written counts when the interview is ended; a question not begun was not asked', () => {
    const run = interview([open(), open({ cardId: 'two' })])
    const end: RunEvent = { type: 'ended', now: SECOND, serverNow: 0 }
    expect(played(run, [write('half', 0), end]).answers).toHaveLength(1)
    expect(played(run, [end])).toMatchObject({ step: 'over', answers: [] })
    expect(played(run, [end, write('x', 5), hand(6)])).toMatchObject({ step: 'over', answers: [] })
  })
})
