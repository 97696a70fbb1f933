import { describe, expect, test } from 'vitest'
import type { EntryProblemCode } from '@/lib/memory'
import { LAST_WORDS, PROBLEMS, problemSentence, reasonSentence } from '@/lib/i18n'
import en from '@/lib/i18n/messages/en.json'
import { LIMITS } from '@/lib/limits'
import type { ReasonCode } from '@/lib/plan'
import type { EntryRefusal } from '@/lib/study'
import { flatMessages, readIcu } from './icu'

const messages = flatMessages(en)
const parametersOf = (key: string): string[] => [...readIcu(messages.get(key) ?? '').parameters.keys()].sort()

// Tables that the compiler completes: a new code of a room is a type error here until it has words.
const ENTRY_CODES: Record<EntryProblemCode | EntryRefusal, true> = {
  malformed: true,
  out_of_range: true,
  too_long: true,
  unknown_card: true,
  id_reused: true,
}
const REASONS: Record<ReasonCode, Record<string, number | string>> = {
  learning_due: { step: 0, lapsed: 0 },
  learning_soon: { minutes: 7, step: 1, lapsed: 0 },
  due: { recall: 0.83, overdueDays: 3, intervalDays: 12 },
  due_chosen: { recall: 0.83, overdueDays: 3, intervalDays: 12, gain: 0.2 },
  new_first: { place: 3 },
  ahead: { recall: 0.93, days: 4, intervalDays: 9 },
  plan_known: { date: '2026-12-14', alone: 0.53, seen: 0.84, weight: 2, seconds: 12 },
  plan_new: { date: '2026-12-14', seen: 0.74, weight: 1.5, seconds: 40 },
  cram: { recall: 0.4 },
  cram_new: {},
  first: {},
  new_next: { topic: 'conv/padding' },
}

describe('refusals', () => {
  test('have a sentence each, with exactly the numbers that come with the code', () => {
    const worded = [...messages.keys()].filter((key) => key.startsWith('problem.') && key !== 'problem.unknown')
    expect(worded.sort()).toEqual([...PROBLEMS.keys()].map((code) => `problem.${code}`).sort())
    for (const [code, parameters] of PROBLEMS) {
      expect([code, parametersOf(`problem.${code}`)]).toEqual([code, [...parameters].sort()])
    }
  })

  test('of every limit have words', () => {
    for (const { code } of Object.values(LIMITS)) expect([...PROBLEMS.keys()]).toContain(code)
  })

  test('of an entry of the log have words', () => {
    for (const code of Object.keys(ENTRY_CODES)) expect([...PROBLEMS.keys()]).toContain(code)
  })

  test('keep their numbers', () => {
    expect(problemSentence('out_of_range', { min: 0, max: 23 })).toEqual({
      key: 'problem.out_of_range',
      values: { min: 0, max: 23 },
    })
  })

  test('without words, or without their numbers, get the general sentence', () => {
    expect(problemSentence('never_heard_of', {})).toEqual({ key: 'problem.unknown', values: {} })
    expect(problemSentence('out_of_range', { min: 0 })).toEqual({ key: 'problem.unknown', values: {} })
    expect(problemSentence('toString', {})).toEqual({ key: 'problem.unknown', values: {} })
  })
})

describe('reasons', () => {
  test.each(Object.entries(REASONS))('%s has a sentence with its numbers', (code, values) => {
    const sentence = reasonSentence('en', { code, values })
    expect(sentence).not.toBeNull()
    expect(Object.keys(sentence?.values ?? {}).sort()).toEqual(parametersOf(sentence?.key ?? ''))
  })

  test('say when a card was forgotten, is overdue, or comes back soon', () => {
    expect(reasonSentence('en', { code: 'learning_due', values: { step: 1, lapsed: 1 } })?.key).toBe(
      'reason.relearning',
    )
    expect(reasonSentence('en', { code: 'learning_due', values: { step: 1, lapsed: 0 } })?.values).toEqual({ step: 2 })
    expect(reasonSentence('en', { code: 'due', values: { recall: 0.9, overdueDays: 0 } })?.key).toBe('reason.due')
    expect(reasonSentence('en', { code: 'learning_soon', values: { minutes: 0.2 } })?.values).toEqual({ minutes: 1 })
  })

  test('of an unknown code are left out', () => {
    expect(reasonSentence('en', { code: 'a_new_one', values: {} })).toBeNull()
  })
})

test('the last words say the same things in both languages', () => {
  expect(Object.keys(LAST_WORDS.zh)).toEqual(Object.keys(LAST_WORDS.en))
  for (const words of Object.values(LAST_WORDS)) for (const text of Object.values(words)) expect(text).not.toBe('')
})
