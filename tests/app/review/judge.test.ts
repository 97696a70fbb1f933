import { describe, expect, test } from 'vitest'
import { judge } from '@/app/review/judge'
import type { AnswerKey } from '@/lib/grading'
import type { QueueInstance } from '@/lib/study'

const judged = (text: string, key: AnswerKey) => judge('numeric', { key } as QueueInstance, { kind: 'text', text }, 0)
const third: AnswerKey = { type: 'fraction', value: '1/3', wrong: [] }

describe('a typed number', () => {
  test('is no answer where it is the right value in a form that the question does not take', () => {
    expect(judged('0.333', third)).toEqual({
      kind: 'unread',
      problem: { code: 'form_rounded', at: 0, values: { typed: '0.333' } },
    })
  })

  test('is no answer where it cannot be read', () => {
    expect(judged('a third', third)).toMatchObject({ kind: 'unread', problem: { code: 'not_understood' } })
  })

  test('is right or wrong in every other case', () => {
    expect(judged('2/6', third)).toMatchObject({
      kind: 'judged',
      judgement: { verdict: 'right', proposed: 3, readAs: '1/3' },
    })
    const wrong = [{ id: 'inverted', value: '3', html: '<p>Turned over.</p>' }]
    expect(judged('3', { ...third, wrong })).toMatchObject({
      kind: 'judged',
      judgement: { verdict: 'wrong', proposed: 1, misconceptions: [{ id: 'inverted' }] },
    })
  })
})
