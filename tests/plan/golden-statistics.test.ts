import { expect, test } from 'vitest'
import {
  answerHours,
  answersOfLog,
  calibrationOf,
  daySpans,
  longestStreak,
  mistakeCounts,
  predictionsOf,
  retentionTable,
} from '@/lib/plan'
import { addDays, asDay } from '@/lib/time'
import { CALIBRATION, DAYS, HOURS, RETENTION } from './golden-figures'
import { GOLDEN_TODAY, goldenLines } from './golden-log'

const answers = answersOfLog(goldenLines())

test('undone answers are none, and those given for practice are', () => {
  expect(answers).toHaveLength(15)
  expect(answers.filter(({ mode }) => mode === 'cram')).toHaveLength(1)
})

test('a reset lets a card begin anew', () => {
  const ofC = answers.filter(({ cardId }) => cardId === 'c')
  expect(ofC.map(({ elapsedDays }) => elapsedDays)).toEqual([null, 30, null, 3])
  expect(ofC.map(({ days }) => days)).toEqual([1, 2, 1, 2])
})

test('practice leaves no trace in what comes after', () => {
  const ofB = answers.filter(({ cardId }) => cardId === 'b')
  expect(ofB.map(({ elapsedDays }) => elapsedDays)).toEqual([null, 1, 0, 0])
  expect(ofB.at(-1)).toMatchObject({ intervalDays: 2, lapses: 0 })
})

test('true retention is as counted by hand: young and mature by the interval before, same-day looks left out', () => {
  expect(retentionTable(answers, GOLDEN_TODAY)).toEqual(RETENTION)
})

test('true retention is of the very reviews by which predictions are measured', () => {
  const all = retentionTable(answers, GOLDEN_TODAY).at(-1)?.all
  const { count, recalled } = calibrationOf(predictionsOf(answers))
  expect(all).toEqual({ of: count, recalled })
})

test('log loss, RMSE(bins) and the bins of the diagram are as computed by hand', () => {
  const { bins, ...sums } = calibrationOf(predictionsOf(answers))
  const { bins: expected, ...figures } = CALIBRATION
  for (const [name, value] of Object.entries(figures)) {
    expect(sums[name as keyof typeof sums], name).toBeCloseTo(value, 10)
  }
  expect(bins.map(({ from, count, recalled }) => [from, count, recalled])).toEqual(expected)
  expect(bins.at(-1)?.predicted).toBeCloseTo(0.9, 10)
})

test('answers and recall by the hour are as counted by hand', () => {
  const seen = answerHours(answers).filter((hour) => hour.answers > 0)
  expect(seen.map(({ hour, answers: given, of, recalled }) => [hour, given, of, recalled])).toEqual(HOURS)
})

test('mistakes are counted by kind, with their cards and the newest answer', () => {
  const [mistake, ...others] = mistakeCounts(answers)
  expect(others).toEqual([])
  expect(mistake).toMatchObject({ id: 'padding_once', times: 2, cards: [{ cardId: 'b', times: 2 }] })
  expect(answers.find(({ id }) => id === mistake?.newestId)?.mode).toBe('cram')
})

test('days are summed to spans counted back from today, empty ones among them', () => {
  const days = DAYS.map(([day = 0, given = 0, newCards = 0, again = 0, spentMs = 0]) => {
    return { studyDay: addDays(GOLDEN_TODAY, day), answers: given, newCards, reviews: 0, spentMs, again }
  })
  const thirty = daySpans(days, GOLDEN_TODAY, 30)
  expect(thirty).toHaveLength(30)
  expect(thirty.filter((span) => span.answers === 0)).toHaveLength(25)
  expect(thirty.reduce((sum, span) => sum + span.answers, 0)).toBe(10)
  expect(thirty.reduce((sum, { spentMs }) => sum + spentMs, 0)).toBe(134_000)
  const weeks = daySpans(days, GOLDEN_TODAY, 14, 7)
  expect(weeks.map((span) => [span.from - GOLDEN_TODAY, span.to - GOLDEN_TODAY, span.answers])).toEqual([
    [-13, -7, 3],
    [-6, 0, 7],
  ])
})

test('the longest row of days is the longest one, wherever it lies', () => {
  expect(longestStreak([])).toBe(0)
  expect(longestStreak([5, 3, 4, 4, 9, 10].map(asDay))).toBe(3)
})
