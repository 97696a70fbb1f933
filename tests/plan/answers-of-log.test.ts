import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effectiveEntries, type LogEntry } from '@/lib/memory'
import { answersOfLog } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { reviewEntry, testId } from '../support/review-entry'
import { GOLDEN_TODAY, lineOf } from './golden-log'

const MS_PER_DAY = 86_400_000
const NOON = GOLDEN_TODAY * MS_PER_DAY + MS_PER_DAY / 2
const common = (at: number) => ({ v: 1 as const, id: testId(at), at, skewMs: 0, zone: 'UTC', device: 'test-device' })

function review(day: number, due: number | null, more: Parameters<typeof reviewEntry>[2] = {}): LogEntry {
  const at = NOON + day * MS_PER_DAY
  const next =
    due === null
      ? { phase: 'relearning' as const, step: 0, dueAt: at + 600_000, fuzzDays: 0 as const, balanceDays: 0 as const }
      : { phase: 'review' as const, step: 0, dueDay: asDay(GOLDEN_TODAY + day + due), fuzzDays: 0, balanceDays: 0 }
  return reviewEntry('a', at, { mode: 'due', next, ...more })
}

const answersTo = (entries: readonly LogEntry[]) => answersOfLog(entries.map(lineOf))

test('the answers of any log are the reviews that the replay takes to be effective', () => {
  const anyLog = fc.array(
    fc.record({ act: fc.constantFrom('review', 'undo', 'redo', 'reset'), minutes: fc.nat(40), target: fc.nat(9) }),
    { maxLength: 14 },
  )
  fc.assert(
    fc.property(anyLog, (wishes) => {
      const made: LogEntry[] = []
      for (const { act, minutes, target } of wishes) {
        const at = NOON + minutes * 60_000
        const pointed = made[target % Math.max(1, made.length)]?.id
        if (act === 'review') made.push(reviewEntry('a', at))
        else if (act === 'reset') made.push({ ...common(at), type: 'reset', cardId: 'a' })
        else if (pointed !== undefined) made.push({ ...common(at), type: act as 'undo' | 'redo', target: pointed })
      }
      const stored = made.map((entry) => ({
        entry,
        receivedAt: entry.at,
        effectiveAt: entry.at,
        studyDay: GOLDEN_TODAY,
      }))
      const effective = effectiveEntries(stored).filter(({ entry }) => entry.type === 'review')
      const ordered = [...made].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      expect(answersTo(ordered).map(({ id }) => id)).toEqual(effective.map(({ entry }) => entry.id))
    }),
  )
})

test('the interval before a review is the one last set: by a button, by hand, by a batch unless that was undone', () => {
  const at = NOON - 9 * MS_PER_DAY
  const moved: LogEntry = { ...common(at), type: 'setDue', cardId: 'a', dueDay: asDay(GOLDEN_TODAY - 2) }
  const batch = testId(at + 1)
  const balanced: LogEntry = {
    ...common(at + 1_000),
    type: 'reschedule',
    cardId: 'a',
    dueDay: asDay(GOLDEN_TODAY + 20),
    batch,
    reason: 'retention',
  }
  const undo: LogEntry = { ...common(at + 2_000), type: 'undo', target: batch }
  const [first, last] = [review(-10, 5), review(0, 3)]
  const intervalOf = (entries: readonly LogEntry[]) => answersTo(entries).at(-1)?.intervalDays
  expect(intervalOf([first, last])).toBe(5)
  expect(intervalOf([first, moved, last])).toBe(8)
  expect(intervalOf([first, moved, balanced, last])).toBe(30)
  expect(intervalOf([first, moved, balanced, undo, last])).toBe(8)
})

test('a learning step that waited till the next day is no interval, though a day went by', () => {
  expect(answersTo([review(-1, null), review(0, 3)]).at(-1)).toMatchObject({ elapsedDays: 1, intervalDays: null })
})

test('a lapse is a later day that began with Again: who did not know a card as it was first met has forgotten nothing', () => {
  const answers = answersTo([
    review(-9, null, { mode: 'new', rating: 1 }),
    review(-8, 2, { rating: 3 }),
    review(-6, 3, { rating: 1 }),
    review(-3, 3, { rating: 3 }),
  ])
  expect(answers.map(({ lapses }) => lapses)).toEqual([0, 0, 0, 1])
})

test('an import without history begins the first interval', () => {
  const start: LogEntry = {
    ...common(NOON - 5 * MS_PER_DAY),
    type: 'start',
    cardId: 'a',
    stability: 30,
    difficulty: 5,
    lastDay: asDay(GOLDEN_TODAY - 25),
    dueDay: asDay(GOLDEN_TODAY + 5),
  }
  expect(answersTo([start, review(0, 40)])).toMatchObject([{ elapsedDays: 25, intervalDays: 30 }])
})

test('who flew west has waited no less than nothing', () => {
  const [before, after] = [review(0, 3), review(0, 3)].map(lineOf)
  if (before === undefined || after === undefined) throw new Error('two lines were made')
  const west = { ...after, at: before.at + 60_000, studyDay: asDay(GOLDEN_TODAY - 1) }
  expect(answersOfLog([before, west]).at(-1)?.elapsedDays).toBe(0)
})

test('a renamed card’s old answers are its own', () => {
  const lines = [review(-3, 3), review(0, 5, { cardId: 'b' })].map(lineOf)
  const answers = answersOfLog(lines, () => 'b')
  expect(answers.map(({ cardId, elapsedDays }) => [cardId, elapsedDays])).toEqual([
    ['b', null],
    ['b', 3],
  ])
})
