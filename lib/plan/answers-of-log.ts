import { undoneIn } from '@/lib/memory'
import type { Day } from '@/lib/time'

/** An entry of the log as far as statistics go: its columns, and the day numbers of its body. */
export interface LogLine {
  readonly id: string
  readonly type: string
  /** the card as it was called when it came; null where the entry concerns no single card */
  readonly cardId: string | null
  /** what an undo or redo points at; of another entry its batch */
  readonly target: string | null
  /** effectiveAt, ms */
  readonly at: number
  readonly studyDay: Day
  /** of the wall clock, where it was given: 0 to 23 */
  readonly hour: number
  readonly rating: number | null
  readonly mode: string | null
  readonly misconception: string | null
  readonly spentMs: number | null
  readonly recallBefore: number | null
  /** the day a card is due after it; null for a step within a day, and where it says nothing of that */
  readonly dueDay: Day | null
  /** of a `start`: the day of the last review before the import */
  readonly lastDay: Day | null
}

/** An effective answer, with what was so of its card when it was given. */
export interface Answer {
  readonly id: string
  readonly cardId: string
  readonly at: number
  readonly studyDay: Day
  readonly hour: number
  readonly rating: number
  readonly mode: string
  readonly misconception: string | null
  readonly spentMs: number
  /** the chance of recall that was predicted for it, as stored at the time; null where none was */
  readonly recallBefore: number | null
  /** whole study days since the card's last answer that counted for the memory; null where there was none */
  readonly elapsedDays: number | null
  /** the interval that was running, at least 1 day; null for a step within a day and for a first meeting */
  readonly intervalDays: number | null
  /** study days on which the card was answered, this one included */
  readonly days: number
  /** how many of the days before this one began with Again; the day of the first meeting is none of them */
  readonly lapses: number
}

/**
 * The effective answers of a log with what each met, in the order of the replay. Undone ones are left out; a reset lets a
 * card begin anew; practice is among them but leaves no trace in what comes after.
 *
 * @param lines - by (at, id)
 * @param cardOf - a card's id now; a renamed card's old entries are its own
 * @see DATA.md §6, replay rules 1 and 2
 */
export function answersOfLog(
  lines: readonly LogLine[],
  cardOf: (cardId: string) => string = (cardId) => cardId,
): Answer[] {
  const isUndone = undoneIn(lines)
  const cards = new Map<string, Course>()
  const answers: Answer[] = []
  for (const line of lines) {
    if (line.cardId === null || isUndone(line)) continue
    const cardId = cardOf(line.cardId)
    if (line.type === 'review') answers.push(answerTo(line, cardId, courseOf(cards, cardId)))
    else if (line.type === 'reset') cards.delete(cardId)
    else if (line.type === 'start')
      Object.assign(courseOf(cards, cardId), { lastDay: line.lastDay, dueDay: line.dueDay })
    else if (line.type === 'setDue' || line.type === 'reschedule') courseOf(cards, cardId).dueDay = line.dueDay
  }
  return answers
}

/** How far a card has come. */
interface Course {
  lastDay: number | null
  dueDay: number | null
  days: number
  lapses: number
  /** whether the last of those days was a lapse */
  isLapsed: boolean
}

function courseOf(cards: Map<string, Course>, cardId: string): Course {
  const known = cards.get(cardId)
  if (known !== undefined) return known
  const begun: Course = { lastDay: null, dueDay: null, days: 0, lapses: 0, isLapsed: false }
  cards.set(cardId, begun)
  return begun
}

function answerTo(line: LogLine, cardId: string, course: Course): Answer {
  const { lastDay, dueDay } = course
  const elapsedDays = lastDay === null ? null : Math.max(0, line.studyDay - lastDay)
  const beginsDay = elapsedDays !== 0
  const lapses = course.lapses + (beginsDay && course.isLapsed ? 1 : 0)
  const days = course.days + (beginsDay ? 1 : 0)
  const rating = line.rating ?? 0
  const mode = line.mode ?? ''
  if (mode !== 'cram') {
    Object.assign(course, { lastDay: line.studyDay, dueDay: line.dueDay, days, lapses })
    if (beginsDay) course.isLapsed = elapsedDays !== null && rating === 1
  }
  return {
    id: line.id,
    cardId,
    at: line.at,
    studyDay: line.studyDay,
    hour: line.hour,
    rating,
    mode,
    misconception: line.misconception,
    spentMs: line.spentMs ?? 0,
    recallBefore: line.recallBefore,
    elapsedDays,
    intervalDays: lastDay === null || dueDay === null ? null : Math.max(1, dueDay - lastDay),
    days,
    lapses,
  }
}
