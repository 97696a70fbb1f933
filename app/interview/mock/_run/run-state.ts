import { readAnswer, type InputProblem } from '@/lib/grading'
import type { MockAnswer, MockRun, MockRunQuestion } from '@/lib/study'
import { emptyDraft } from '@/app/review/drafting'
import { judge } from '@/app/review/judge'
import type { Draft, Judged } from '@/app/review/session-types'

/** Thinking and answering, kept apart: answering begins with the first thing written, picked or said. */
export interface StepClock {
  readonly thinkingMs: number
  readonly answeringMs: number
  readonly phase: 'thinking' | 'answering'
  /** the instant from which the time of this phase is still to be counted; null while the clock stands */
  readonly since: number | null
}

/** Where an interview stands on this device. Plain data: it is kept as it is. */
export interface RunState {
  /** place of the question on the screen */
  readonly place: number
  readonly step: 'question' | 'follow_up' | 'verdict' | 'over'
  readonly clock: StepClock
  readonly draft: Draft
  readonly followUp: string
  readonly problem: InputProblem | null
  readonly retries: number
  /** the answer to the question on the screen, while its follow-up or its verdict is shown */
  readonly given: MockAnswer | null
  /** what was judged of it, where verdicts come after each question */
  readonly judged: Omit<Judged, 'next' | 'at'> | null
  readonly answers: readonly MockAnswer[]
}

/** What can happen. Time comes in with the event. */
export type RunEvent =
  | { readonly type: 'resumed'; readonly now: number }
  | { readonly type: 'paused'; readonly now: number }
  | { readonly type: 'drafted'; readonly draft: Draft; readonly now: number }
  | { readonly type: 'wrote_on'; readonly text: string; readonly now: number }
  /** begins to speak */
  | { readonly type: 'spoke'; readonly now: number }
  | { readonly type: 'answered'; readonly now: number; readonly serverNow: number }
  /** has no answer, to the question or its follow-up */
  | { readonly type: 'passed'; readonly now: number; readonly serverNow: number }
  | { readonly type: 'ticked'; readonly point: number }
  | { readonly type: 'said'; readonly had: boolean }
  /** from the verdict to the next question */
  | { readonly type: 'went_on'; readonly now: number }
  | { readonly type: 'ended'; readonly now: number; readonly serverNow: number }

/** Time left, below which no other question is begun. */
const LEAST_LEFT_MS = 20_000
/** Of the time set aside for it, what a question beyond the planned ones needs to be begun. */
const RESERVE_SHARE = 0.75

/** An interview at its beginning. */
export function beginRun(run: MockRun, now: number): RunState {
  return asking(
    { place: 0, step: 'question', clock: freshClock(now), draft: EMPTY, ...NOTHING_YET, answers: [] },
    run,
    0,
    now,
  )
}

/** The interview after an event; the very same object where it does not fit. */
export function reduceRun(state: RunState, run: MockRun, event: RunEvent): RunState {
  const question = run.questions[state.place]
  if (state.step === 'over' || question === undefined) return state
  const isAsking = state.step !== 'verdict'
  switch (event.type) {
    case 'resumed':
      return isAsking && state.clock.since === null ? { ...state, clock: { ...state.clock, since: event.now } } : state
    case 'paused':
      return { ...state, clock: { ...counted(state.clock, event.now), since: null } }
    case 'drafted':
      if (state.step !== 'question') return state
      return { ...state, draft: event.draft, problem: null, clock: begun(state.clock, event.now) }
    case 'wrote_on':
      if (state.step !== 'follow_up') return state
      return { ...state, followUp: event.text, clock: begun(state.clock, event.now) }
    case 'spoke':
      return isAsking ? { ...state, clock: begun(state.clock, event.now) } : state
    case 'answered':
      return isAsking ? answer(state, run, question, event, false) : state
    case 'passed':
      return isAsking ? answer(state, run, question, event, true) : state
    case 'ticked':
      return tick(state, event.point)
    case 'said':
      return state.step === 'verdict' && state.given !== null
        ? { ...state, given: { ...state.given, had: event.had } }
        : state
    case 'went_on':
      return state.step === 'verdict' ? goOn(state, run, event.now) : state
    case 'ended':
      return end(state, run, event)
  }
}

/** Thinking and answering since the interview began, in milliseconds; looking at a verdict is no part of it. */
export function spentMs(state: RunState, now: number): number {
  const clock = counted(state.clock, now)
  const open = state.given === null ? [] : [state.given]
  const done = [...state.answers, ...open].reduce((sum, one) => sum + timeOf(one), 0)
  return done + (state.step === 'verdict' || state.step === 'over' ? 0 : clock.thinkingMs + clock.answeringMs)
}

/** The clock with what has passed by now counted in. */
export function counted(clock: StepClock, now: number): StepClock {
  if (clock.since === null) return clock
  const passed = Math.max(0, now - clock.since)
  return clock.phase === 'thinking'
    ? { ...clock, thinkingMs: clock.thinkingMs + passed, since: now }
    : { ...clock, answeringMs: clock.answeringMs + passed, since: now }
}

/** Whether the question has an answer that can be given: something picked, filled in or written, or said aloud. */
export function isAnswerable(state: RunState, run: MockRun): boolean {
  if (state.step === 'follow_up') return run.way === 'aloud' ? isSpeaking(state) : state.followUp.trim() !== ''
  const { draft } = state
  if (draft.kind === 'picks') return draft.picks.length > 0
  if (run.way === 'aloud') return isSpeaking(state)
  return draft.kind === 'blanks' ? draft.blanks.some((blank) => blank.trim() !== '') : draft.text.trim() !== ''
}

const isSpeaking = ({ clock }: RunState): boolean => clock.phase === 'answering'

const EMPTY: Draft = { kind: 'text', text: '' }
const NOTHING_YET = { followUp: '', problem: null, retries: 0, given: null, judged: null } as const

const freshClock = (since: number): StepClock => ({ thinkingMs: 0, answeringMs: 0, phase: 'thinking', since })

function begun(clock: StepClock, now: number): StepClock {
  return clock.phase === 'answering' ? clock : { ...counted(clock, now), phase: 'answering' }
}

function timeOf({ thinkingMs, answeringMs, followUp }: MockAnswer): number {
  return thinkingMs + answeringMs + (followUp === undefined ? 0 : followUp.thinkingMs + followUp.answeringMs)
}

function asking(state: RunState, run: MockRun, place: number, now: number): RunState {
  const question = run.questions[place]
  if (question === undefined) return { ...state, step: 'over', clock: { ...state.clock, since: null } }
  const draft = emptyDraft(question.kind, question.instance)
  return { ...state, ...NOTHING_YET, place, step: 'question', draft, clock: freshClock(now) }
}

function answer(
  state: RunState,
  run: MockRun,
  question: MockRunQuestion,
  { now, serverNow }: { readonly now: number; readonly serverNow: number },
  isPassed: boolean,
): RunState {
  const { thinkingMs, answeringMs } = rounded(counted(state.clock, now))
  if (state.step === 'follow_up') {
    if (state.given === null) return state
    const text = isPassed ? '' : state.followUp.trim()
    return settled(state, run, question, { ...state.given, followUp: { text, thinkingMs, answeringMs } }, now)
  }
  const draft = isPassed ? emptyDraft(question.kind, question.instance) : state.draft
  if (!isPassed && run.way === 'typed' && question.kind === 'numeric') {
    const reading = readAnswer(draft.kind === 'text' ? draft.text : '', question.instance.key)
    // what cannot be read is no answer; whether a number is right is not said here
    if (!reading.ok) {
      const retries = state.retries + (reading.problem.code === 'empty' ? 0 : 1)
      return { ...state, problem: reading.problem, retries }
    }
  }
  const given: MockAnswer = {
    question: state.place,
    answer: answerOf(draft, run.way === 'aloud'),
    thinkingMs,
    answeringMs,
    retries: state.retries,
    at: serverNow,
  }
  const kept: RunState = { ...state, draft, problem: null, given }
  if (question.followUp === null || isPassed) return settled(kept, run, question, given, now)
  return { ...kept, step: 'follow_up', clock: freshClock(now) }
}

/** The question is done with: its verdict is shown, or the next one is asked. */
function settled(state: RunState, run: MockRun, question: MockRunQuestion, given: MockAnswer, now: number): RunState {
  const kept: RunState = { ...state, given }
  if (run.verdicts === 'end') return goOn(kept, run, now)
  const judged = judgedOf(question, state.draft)
  const points = judged.ticked.flatMap((isTicked, place) => (isTicked ? [place] : []))
  const clock: StepClock = { ...state.clock, since: null }
  return {
    ...kept,
    step: 'verdict',
    clock,
    judged,
    given: question.kind === 'explain' ? { ...given, points } : given,
  }
}

function judgedOf({ kind, instance }: MockRunQuestion, draft: Draft): NonNullable<RunState['judged']> {
  const judging = judge(kind, instance, draft, 0)
  if (judging.kind === 'judged') return judging.judgement
  // the right value in another form: nobody asks again in an interview
  const isRight = judging.kind === 'unread' && judging.problem.code.startsWith('form_')
  return isRight ? { ...WRONG, verdict: 'right', proposed: 3 } : WRONG
}

const WRONG: Omit<Judged, 'next' | 'at'> = {
  verdict: 'wrong',
  proposed: 1,
  readAs: null,
  misconceptions: [],
  perBlank: [],
  ticked: [],
}

function goOn(state: RunState, run: MockRun, now: number): RunState {
  const answers = state.given === null ? state.answers : [...state.answers, state.given]
  const left = run.minutes * 60_000 - answers.reduce((sum, one) => sum + timeOf(one), 0)
  const place = state.place + 1
  const next = run.questions[place]
  const needed = next?.reserve === true ? next.seconds * 1_000 * RESERVE_SHARE : LEAST_LEFT_MS
  const after: RunState = { ...state, ...NOTHING_YET, answers }
  return asking(after, run, next === undefined || left < needed ? run.questions.length : place, now)
}

function end(state: RunState, run: MockRun, event: { readonly now: number; readonly serverNow: number }): RunState {
  // what stands half written is an answer; a question not begun was not asked
  const isBegun = state.step === 'question' && isAnswerable(state, run)
  const question = run.questions[state.place]
  const closed =
    question !== undefined && isBegun ? answer(state, { ...run, verdicts: 'end' }, question, event, false) : state
  const answers = closed.given === null ? closed.answers : [...closed.answers, closed.given]
  return { ...closed, ...NOTHING_YET, answers, step: 'over', clock: { ...closed.clock, since: null } }
}

function tick(state: RunState, point: number): RunState {
  if (state.step !== 'verdict' || state.judged === null || state.given?.points === undefined) return state
  if (state.judged.ticked[point] === undefined) return state
  const ticked = state.judged.ticked.map((isTicked, place) => (place === point ? !isTicked : isTicked))
  const points = ticked.flatMap((isTicked, place) => (isTicked ? [place] : []))
  return { ...state, judged: { ...state.judged, ticked }, given: { ...state.given, points } }
}

/** What was said aloud leaves nothing behind but what was picked. */
function answerOf(draft: Draft, isAloud: boolean): MockAnswer['answer'] {
  if (draft.kind === 'picks') return draft.picks.length === 0 ? {} : { picks: [...draft.picks] }
  if (isAloud) return {}
  if (draft.kind === 'blanks') return { blanks: [...draft.blanks] }
  return draft.text.trim() === '' ? {} : { text: draft.text.trim() }
}

function rounded({ thinkingMs, answeringMs }: StepClock): { thinkingMs: number; answeringMs: number } {
  return { thinkingMs: Math.round(thinkingMs), answeringMs: Math.round(answeringMs) }
}
