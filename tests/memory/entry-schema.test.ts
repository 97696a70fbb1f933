import { describe, expect, test } from 'vitest'
import { LogEntrySchema, readLogEntry } from '@/lib/memory'
import { asDay } from '@/lib/time'
import { arbitraryLog, CARD, FIRST_DAY, id, onDay, review, stored, within } from './log'
import fc from 'fast-check'

const { entry: plain } = review(0, 0, 3, onDay(2))
const full = {
  ...plain,
  after: id(7),
  seed: 2_147_483_647,
  values: { k1: '3', s: '1/4' },
  order: [2, 0, 1],
  answer: { text: '7 px', picks: [0], blanks: ['batch', ''], points: [0, 2] },
  verdict: 'wrong',
  expected: '9',
  misconception: 'k_not_k_minus_1',
  recallBefore: 0.87,
  next: within(0, 13, 'relearning'),
}
const wishes = [
  { type: 'undo', target: id(0) },
  { type: 'redo', target: id(0) },
  { type: 'suspend', cardId: CARD, on: true },
  { type: 'flag', cardId: CARD, on: false },
  { type: 'bury', cardId: CARD, on: true, untilDay: asDay(FIRST_DAY + 1) },
  { type: 'note', cardId: CARD, text: '', wrong: true },
  { type: 'reset', cardId: CARD },
  { type: 'setDue', cardId: CARD, dueDay: FIRST_DAY },
  { type: 'reschedule', cardId: CARD, dueDay: FIRST_DAY, batch: id(9), reason: 'easyDays' },
  { type: 'start', cardId: CARD, stability: 12.5, difficulty: 5, lastDay: FIRST_DAY, dueDay: FIRST_DAY },
  { type: 'model', modelId: id(9), scope: 'numeric' },
] as const

const without = (key: string): object => Object.fromEntries(Object.entries(plain).filter(([name]) => name !== key))

describe('what is kept', () => {
  test.each([plain, full, ...wishes.map((wish) => stored(1, 0, wish).entry)])('an entry of type $type', (entry) => {
    expect(LogEntrySchema.parse(entry)).toEqual(entry)
    expect(LogEntrySchema.parse(JSON.parse(JSON.stringify(entry)))).toEqual(entry)
  })

  test('whatever a test of the replay folds', () => {
    fc.assert(
      fc.property(arbitraryLog, (log) => {
        for (const { entry } of log) expect(readLogEntry(entry)).toEqual({ ok: true, entry })
      }),
    )
  })

  test.each([-8.64e15, -1, Date.UTC(9999, 11, 31), 8.64e15])('an answer whose device clock says %d', (at) => {
    expect(readLogEntry({ ...plain, at, skewMs: -at }).ok).toBe(true)
  })

  test.each(['Antarctica/Troll', 'Etc/GMT+12', 'Future/Zone_not-yet-known'])('the zone %s', (zone) => {
    expect(readLogEntry({ ...plain, zone }).ok).toBe(true)
  })
})

describe('what is refused, and how it is said', () => {
  test.each<[string, unknown, string, string]>([
    ['nothing', null, 'malformed', ''],
    ['a list', [], 'malformed', ''],
    ['an unknown type', { ...plain, type: 'delete' }, 'malformed', 'type'],
    ['an unknown key', { ...plain, userId: 'somebody' }, 'malformed', 'userId'],
    ['an unknown key deeper down', { ...plain, answer: { html: '<b>' } }, 'malformed', 'answer.html'],
    ['a missing key', without('cardVersion'), 'malformed', 'cardVersion'],
    ['another format', { ...plain, v: 2 }, 'malformed', 'v'],
    ['an id in capitals', { ...plain, id: plain.id.replace('-7000', '-7ABC') }, 'malformed', 'id'],
    ['an id of another version', { ...plain, id: plain.id.replace('-7000', '-4000') }, 'malformed', 'id'],
    ['an operator for an id', { ...plain, id: { not: null } }, 'malformed', 'id'],
    ['rating 0', { ...plain, rating: 0 }, 'out_of_range', 'rating'],
    ['rating 5', { ...plain, rating: 5 }, 'out_of_range', 'rating'],
    ['rating 1.5', { ...plain, rating: 1.5 }, 'malformed', 'rating'],
    ['rating "3"', { ...plain, rating: '3' }, 'malformed', 'rating'],
    ['rating null', { ...plain, rating: null }, 'malformed', 'rating'],
    ['no instant', { ...plain, at: NaN }, 'malformed', 'at'],
    ['an instant beyond the calendar', { ...plain, at: 8.64e15 + 1 }, 'out_of_range', 'at'],
    ['a fraction of a millisecond', { ...plain, at: 0.5 }, 'malformed', 'at'],
    ['an answer of 4,001 characters', { ...plain, answer: { text: 'x'.repeat(4_001) } }, 'too_long', 'answer.text'],
    ['a note of 2,001 characters', stored(1, 0, { ...wishes[5], text: 'x'.repeat(2_001) }).entry, 'too_long', 'text'],
    ['picks without end', { ...plain, answer: { picks: Array(65).fill(0) } }, 'too_long', 'answer.picks'],
    ['time spent below zero', { ...plain, spentMs: -1 }, 'out_of_range', 'spentMs'],
    ['recall above 1', { ...plain, recallBefore: 1.01 }, 'out_of_range', 'recallBefore'],
    ['an undefined value', { ...plain, misconception: undefined }, 'malformed', 'misconception'],
    ['a stability of zero', stored(1, 0, { ...wishes[9], stability: 0 }).entry, 'out_of_range', 'stability'],
    ['a path for a zone', { ...plain, zone: '../etc/passwd' }, 'malformed', 'zone'],
    ['a version that is no hash', { ...plain, cardVersion: 'latest' }, 'malformed', 'cardVersion'],
    ['a due of both kinds', { ...plain, next: { ...within(0, 13), dueDay: FIRST_DAY } }, 'malformed', 'next'],
    ['a due of neither kind', { ...plain, next: { phase: 'review', step: 0 } }, 'malformed', 'next'],
    ['fuzz on a step', { ...plain, next: { ...within(0, 13), fuzzDays: 1 } }, 'malformed', 'next'],
    ['a due that makes a card new', { ...plain, next: { ...onDay(2), phase: 'new' } }, 'malformed', 'next'],
    [
      '65 drawn values',
      { ...plain, values: Object.fromEntries([...Array(65).keys()].map((n) => [`x${n}`, '1'])) },
      'malformed',
      'values',
    ],
    ['a drawn value of no name', { ...plain, values: { '0': '1' } }, 'malformed', 'values.0'],
  ])('%s', (_, input, code, path) => {
    const reading = readLogEntry(input)
    expect(reading).toEqual({ ok: false, problem: { code, path } })
  })

  test('a made-up key without end is named by its beginning', () => {
    const reading = readLogEntry({ ...plain, ['k'.repeat(100_000)]: 1 })
    expect(reading).toEqual({ ok: false, problem: { code: 'malformed', path: 'k'.repeat(200) } })
  })

  test('a key that would reach a prototype is dropped on the way', () => {
    const reading = readLogEntry({ ...plain, values: JSON.parse('{"__proto__":{"k1":"3"}}') })
    expect(reading).toEqual({ ok: true, entry: { ...plain, values: {} } })
    expect(({} as Record<string, unknown>)['k1']).toBeUndefined()
  })
})
