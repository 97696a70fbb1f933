import { store, type CardLine, type UserId } from '@/lib/db'
import {
  modelOf,
  recallOn,
  type CardMemory,
  type Model,
  type Rating,
  type ReviewEntry,
  type StoredEntry,
} from '@/lib/memory'
import { answersOfLog, predictionsOf, type LogLine, type Prediction } from '@/lib/plan'
import { asDay, type Day } from '@/lib/time'
import type { Catalogue } from './catalogue'
import { replayedAt } from './states-at'

/** A card over the days of a curve. */
export interface CardCourse {
  /** on each of them: 0 to 1, null where it was never met by then, undefined where it was suspended */
  readonly recalls: readonly (number | null | undefined)[]
  /** each of its reviews that a recall was predicted for, and what came of it */
  readonly predictions: readonly Prediction[]
}

/** A day of a curve. */
export interface CourseDay {
  readonly studyDay: Day
  /** ms: a past day is the replay of what counts as given before it; null for today's states, now and on days to come */
  readonly until: number | null
}

interface Known {
  readonly key: string
  readonly course: CardCourse
}

/**
 * By the state that the log gave. A card's state is another object as soon as an entry bears on the card, and the same one
 * until then: so that after an answer one card is read again, and not the hundreds around it.
 */
const known = new WeakMap<CardMemory, Known>()

/**
 * The courses of some cards, read and replayed where they are not known.
 *
 * @param states - of these cards, as they are now; those without one were never met
 * @param days - ascending
 * @see DATA.md §9
 */
export async function cardCourses(
  userId: UserId,
  states: ReadonlyMap<string, CardMemory>,
  days: readonly CourseDay[],
  { models, catalogue }: { readonly models: readonly Model[]; readonly catalogue: Catalogue },
): Promise<ReadonlyMap<string, CardCourse>> {
  const key = JSON.stringify(days)
  const courses = new Map<string, CardCourse>()
  const unknown: string[] = []
  for (const [cardId, state] of states) {
    const before = known.get(state)
    if (before?.key === key) courses.set(cardId, before.course)
    else unknown.push(cardId)
  }
  if (unknown.length === 0) return courses
  const instants = days.flatMap(({ until }) => until ?? [])
  for (const [cardId, log] of await logsOf(userId, unknown, catalogue)) {
    const state = states.get(cardId)
    if (state === undefined) continue
    const numeric = catalogue.card.get(cardId)?.kind === 'numeric'
    const then = replayedAt(log.map(storedOf), instants, models, numeric)
    const recalls = days.map(({ studyDay, until }, place) => {
      const standing = until === null ? state : (then[place] ?? null)
      if (standing?.suspended === true) return undefined
      return standing?.met === true ? recallOn(standing, studyDay, modelOf(models, standing.modelId)) : null
    })
    const course = { recalls, predictions: predictionsIn(log) }
    known.set(state, { key, course })
    courses.set(cardId, course)
  }
  return courses
}

/** Each card's entries in replay order, with those that concern no single card. */
async function logsOf(
  userId: UserId,
  cardIds: readonly string[],
  { card }: Catalogue,
): Promise<ReadonlyMap<string, readonly CardLine[]>> {
  const logs = new Map<string, CardLine[]>(cardIds.map((cardId) => [cardId, []]))
  const names = cardIds.flatMap((cardId) => [cardId, ...(card.get(cardId)?.was ?? [])])
  for (const row of await store().logLines.ofCards(userId, names)) {
    const { cardId } = row.line
    if (cardId === null) for (const log of logs.values()) log.push(row)
    else logs.get(card.get(cardId)?.id ?? cardId)?.push(row)
  }
  return logs
}

function predictionsIn(log: readonly CardLine[]): Prediction[] {
  const lines = log.map(({ line }) => line)
  // all of them are one card's, whatever it was called
  return predictionsOf(answersOfLog(lines, () => ''))
}

/** What the replay needs for recall. Of an answer that is its columns: where it left the card in its steps is not among them. */
function storedOf({ line, entry }: CardLine): StoredEntry {
  const { at: effectiveAt, studyDay } = line
  return { entry: entry ?? reviewOf(line), receivedAt: effectiveAt, effectiveAt, studyDay }
}

function reviewOf({ id, at, cardId, mode, rating, spentMs, studyDay }: LogLine): ReviewEntry {
  const given = (rating ?? 3) as Rating
  return {
    v: 1,
    id,
    type: 'review',
    at,
    skewMs: 0,
    zone: 'UTC',
    device: '',
    cardId: cardId ?? '',
    cardVersion: '',
    after: null,
    mode: (mode ?? 'due') as ReviewEntry['mode'],
    answer: {},
    verdict: 'self',
    hints: 0,
    retries: 0,
    spentMs: spentMs ?? 0,
    proposed: given,
    rating: given,
    modelId: '',
    retention: 0,
    next: { phase: 'review', step: 0, dueDay: asDay(studyDay + 1), fuzzDays: 0, balanceDays: 0 },
  }
}
