import { store, type UserId } from '@/lib/db'
import { catalogue } from './catalogue'
import { mockAsked } from './mock-asked'
import { readMockRecord, type MockVerdicts, type MockWay } from './mock-record'
import type { Reader } from './reader'
import type { CardKind, Html, Language, QueueInstance } from './review-api'
import { topicPath } from './topic-path'

/** A mock interview as the browser conducts it, in one language: the answer of `GET /api/mocks/<id>`. */
export interface MockRun {
  readonly v: 1
  readonly id: string
  readonly serverNow: number
  readonly minutes: number
  readonly way: MockWay
  readonly verdicts: MockVerdicts
  readonly language: Language
  readonly questions: readonly MockRunQuestion[]
}

export interface MockRunQuestion {
  readonly cardId: string
  readonly kind: CardKind
  readonly topic: readonly { readonly id: string; readonly label: string }[]
  readonly thread: number
  readonly place: 'opening' | 'deeper'
  readonly seconds: number
  readonly reserve: boolean
  /** asked right after it; null for none */
  readonly followUp: Html | null
  /** where verdicts come at the end, without anything that would tell the answer */
  readonly instance: QueueInstance
}

/** Whether a person's interview of this id goes on. */
export async function isMockOpen(userId: UserId, id: string): Promise<boolean> {
  const row = await store().mocks.byId(userId, id)
  return row !== null && readMockRecord(row).finishedAt === null
}

/** The questions of an interview that goes on; null where there is none of this id, or it is finished. */
export async function mockRun(userId: UserId, id: string, reader: Reader): Promise<MockRun | null> {
  const [row, cards] = await Promise.all([store().mocks.byId(userId, id), catalogue()])
  if (row === null) return null
  const { questions, way, verdicts, finishedAt } = readMockRecord(row)
  if (finishedAt !== null) return null
  const asked = await mockAsked(questions, reader.language)
  return {
    v: 1,
    id,
    serverNow: reader.now,
    minutes: row.minutes,
    way,
    verdicts,
    language: reader.language,
    questions: questions.flatMap((question, place) => {
      const shown = asked[place]
      if (shown === undefined) return []
      const { cardId, topicId, thread, seconds, reserve, followUp } = question
      return [
        {
          cardId,
          kind: shown.kind,
          topic: topicPath(topicId, cards, reader.language),
          thread,
          place: question.place,
          seconds,
          reserve,
          followUp: followUp === null ? null : (shown.view.after.followUps?.[followUp] ?? null),
          instance: verdicts === 'each' ? withoutHints(shown.view) : withoutAnswer(shown.view),
        },
      ]
    }),
  }
}

const withoutHints = (instance: QueueInstance): QueueInstance => ({ ...instance, hints: [] })

/** What is needed to ask, and to say that a number cannot be read: of the key its form, not its value. */
function withoutAnswer({ rubric: _, ...instance }: QueueInstance): QueueInstance {
  const { key } = instance
  return {
    ...instance,
    hints: [],
    key: {
      type: key.type,
      wrong: [],
      ...(key.unit === undefined ? {} : { unit: key.unit }),
      ...(key.suffixes === undefined ? {} : { suffixes: key.suffixes }),
      // how many numbers are asked for, and whether several options may be picked, the question says itself
      ...(key.type === 'tuple' && key.value !== undefined ? { value: key.value.replace(/[^(),]+/g, '0') } : {}),
      ...(key.right === undefined ? {} : { right: key.right.length > 1 ? [0, 1] : [0] }),
    },
    after: { explanation: '', steps: [], sources: [] },
  }
}
