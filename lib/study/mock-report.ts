import { store, type UserId } from '@/lib/db'
import { balanceOf, nextStates, type Next, type Rating } from '@/lib/memory'
import { addDays, dayStart, studyDay, wallClock, type Day } from '@/lib/time'
import { loadDay, type LoadedDay } from './load-day'
import { mockAsked, type MockAsked } from './mock-asked'
import { mockStandings, type MockStanding } from './mock-counted'
import { markedAnswers, type AnsweredQuestion } from './mock-finish'
import { listMocks, type MockLine } from './mock-list'
import { isSaid, type MarkedAnswer } from './mock-marking'
import { readMockRecord, type AskedQuestion, type MockAnswer, type MockMark, type MockWay } from './mock-record'
import type { Reader } from './reader'
import type { CardKind, Html, QueueInstance } from './review-api'
import { siblingDays } from './sibling-days'
import { topicPath } from './topic-path'

/** The report of a finished mock interview, in one language. */
export interface MockReport {
  readonly id: string
  readonly date: string
  readonly time: string
  readonly minutes: number
  readonly way: MockWay
  readonly role: string | null
  /** asked as a plan weighs its topics */
  readonly planned: boolean
  readonly answers: readonly MockReportAnswer[]
  /** questions that there was no time for, in a line: what would have come next */
  readonly unasked: readonly { readonly html: Html; readonly cardId: string; readonly topic: string }[]
  /** the interviews before it, newest first */
  readonly before: readonly MockLine[]
  readonly model: { readonly id: string; readonly numericId: string; readonly retention: number }
}

export interface MockReportAnswer extends Omit<MarkedAnswer, 'share'> {
  /** place among the questions of the interview */
  readonly question: number
  readonly cardId: string
  readonly cardVersion: string
  readonly kind: CardKind
  readonly level: number
  readonly topic: readonly { readonly id: string; readonly label: string }[]
  readonly place: 'opening' | 'deeper'
  readonly asked: QueueInstance
  readonly given: MockAnswer['answer']
  readonly mark: MockMark | null
  /** said aloud, and the person says whether it was right */
  readonly said: boolean
  readonly had: boolean
  readonly thinkingMs: number
  readonly answeringMs: number
  /** set aside for it, follow-up included */
  readonly seconds: number
  readonly followUp: {
    readonly html: Html
    readonly text: string
    readonly thinkingMs: number
    readonly answeringMs: number
  } | null
  /** follow-ups of the card that were not asked */
  readonly further: readonly Html[]
  /** predicted before the interview; null for a card never met */
  readonly recall: number | null
  readonly retries: number
  /** when it was given, by the server's clock */
  readonly at: number
  /** the study day of that instant */
  readonly day: Day
  readonly standing: MockStanding
  /** of the rating sent to the log, the last one */
  readonly entryId: string | null
  /** the entry that the next one follows on */
  readonly after: string | null
  /** what each rating does, as of the answer */
  readonly next: Readonly<Record<Rating, Next>>
}

/** The report of a mock interview; null where there is none of this id, or it is not finished. */
export async function mockReport(userId: UserId, id: string, reader: Reader): Promise<MockReport | null> {
  const row = await store().mocks.byId(userId, id)
  if (row === null) return null
  const record = readMockRecord(row)
  if (record.finishedAt === null) return null
  const [day, asked, standings, lines] = await Promise.all([
    loadDay(userId, reader),
    mockAsked(record.questions, reader.language),
    mockStandings(store(), userId, record),
    listMocks(userId, reader),
  ])
  const answered = new Set(record.answers.map(({ question }) => question))
  return {
    id,
    ...wallClock(row.startedAt, day.time.zone),
    minutes: row.minutes,
    way: record.way,
    role: record.role === null ? null : (day.catalogue.roles.get(record.role)?.[reader.language] ?? null),
    planned: record.planId !== null,
    answers: markedAnswers(record, asked).map((one) => {
      const { question: place } = one.answer
      const entryId = record.entryIds[String(place)] ?? null
      const mark = record.marks.find(({ question }) => question === place) ?? null
      return answerView(one, { way: record.way, mark, entryId, standing: standings.get(place) ?? 'open' }, day, reader)
    }),
    unasked: record.questions.flatMap((question, place) => {
      const shown = asked[place]
      if (answered.has(place) || shown === undefined) return []
      const { cardId, topicId } = question
      const topic = topicPath(topicId, day.catalogue, reader.language).at(-1)?.label ?? ''
      return [{ html: shown.view.question, cardId, topic }]
    }),
    before: lines.filter(({ finished, startedAt }) => finished && startedAt < row.startedAt),
    model: { id: day.model.general.id, numericId: day.model.numeric.id, retention: day.settings.retention },
  }
}

function answerView(
  { answer, question, asked, marked }: AnsweredQuestion,
  {
    way,
    mark,
    entryId,
    standing,
  }: {
    readonly way: MockWay
    readonly mark: MockMark | null
    readonly entryId: string | null
    readonly standing: MockStanding
  },
  day: LoadedDay,
  reader: Reader,
): MockReportAnswer {
  const { cardId, cardVersion, place, seconds, recall } = question
  const followUps = asked.view.after.followUps ?? []
  const followUp = question.followUp === null ? undefined : followUps[question.followUp]
  const { share: _, ...rest } = marked
  return {
    ...rest,
    question: answer.question,
    cardId,
    cardVersion,
    kind: asked.kind,
    level: asked.level,
    topic: topicPath(question.topicId, day.catalogue, reader.language),
    place,
    asked: asked.view,
    given: answer.answer,
    mark,
    said: isSaid(asked.kind, way),
    had: mark?.had ?? answer.had ?? false,
    thinkingMs: answer.thinkingMs,
    answeringMs: answer.answeringMs,
    seconds,
    followUp: followUp === undefined || answer.followUp === undefined ? null : { html: followUp, ...answer.followUp },
    further: followUps.filter((_html, n) => n !== question.followUp || answer.followUp === undefined),
    recall,
    retries: answer.retries,
    at: answer.at,
    day: dayOf(answer.at, day),
    standing,
    entryId,
    after: entryId ?? question.headId,
    next: nextOf(question, asked, answer.at, day),
  }
}

const dayOf = (at: number, { time, settings }: LoadedDay): Day => studyDay(at, time.zone, settings.rolloverHour)

/** The four buttons as they were when the answer was given: from the memory that the interview began with. */
function nextOf(
  { cardId, state }: AskedQuestion,
  { kind }: MockAsked,
  at: number,
  day: LoadedDay,
): Readonly<Record<Rating, Next>> {
  const { settings, time } = day
  const on = dayOf(at, day)
  return nextStates(state === null ? null : { ...state, lastDay: state.lastDay as Day, dueDay: state.dueDay as Day }, {
    cardId,
    now: at,
    studyDay: on,
    rolloverAt: dayStart(addDays(on, 1), time.zone, settings.rolloverHour),
    model: kind === 'numeric' ? day.model.numeric : day.model.general,
    retention: settings.retention,
    steps: settings.steps,
    relearningSteps: settings.relearningSteps,
    maxIntervalDays: settings.maxIntervalDays,
    balance: balanceOf(day.load(), siblingDays(cardId, day)),
  })
}
