import { describe, expect, test } from 'vitest'
import { readPlanForm } from '@/app/interview/_form/read-plan-form'

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}
const SENTENCE = { date: '2026-12-14', role: 'detection', minutes: '20', target: '90' }
const planOf = (fields: Record<string, string>) => {
  const reading = readPlanForm(formOf({ ...SENTENCE, ...fields }))
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.plan
}
const problemsOf = (fields: Record<string, string>) => {
  const reading = readPlanForm(formOf({ ...SENTENCE, ...fields }))
  return reading.ok ? {} : reading.problems
}

describe('the form of a plan', () => {
  test('of the sentence alone is a plan of the same minutes every day', () => {
    expect(planOf({})).toEqual({
      name: '',
      date: '2026-12-14',
      role: 'detection',
      topicWeights: {},
      minutesByWeekday: [20, 20, 20, 20, 20, 20, 20],
      daysOff: [],
      target: 0.9,
    })
  })

  test('leaves role and aim open where they are not named', () => {
    expect(planOf({ role: '', target: '' })).toMatchObject({ role: null, target: null })
  })

  test('takes minutes by weekday in the place of those of the sentence, none among them', () => {
    expect(planOf({ saturday: '60', sunday: '0', monday: '' }).minutesByWeekday).toEqual([20, 20, 20, 20, 20, 60, 0])
  })

  test.each(['2026/12/14', '2026.12.14', '2026年12月14日', '２０２６-１２-１４', ' 2026-12-14 '])(
    'reads %j',
    (date) => {
      expect(planOf({ date }).date).toBe('2026-12-14')
    },
  )

  test('reads days off in one line, each once and in order', () => {
    expect(planOf({ daysOff: '2026-12-06, 2026-12-5、2026-12-06\n2026/12/10' }).daysOff).toEqual([
      '2026-12-05',
      '2026-12-06',
      '2026-12-10',
    ])
  })

  test('reads full-width digits and a sign for per cent', () => {
    expect(planOf({ minutes: '２５', target: '85%' })).toMatchObject({ target: 0.85 })
    expect(planOf({ minutes: '２５' }).minutesByWeekday[0]).toBe(25)
  })

  test('takes the weights of topics that were given one', () => {
    const weights = { 'weight.conv': '3', 'weight.conv/padding': '0', 'weight.sampling': '' }
    expect(planOf(weights).topicWeights).toEqual({ conv: 3, 'conv/padding': 0 })
    expect(planOf({ 'weight.conv': '1.5' }).topicWeights).toEqual({ conv: 1.5 })
  })

  test.each([
    [{ date: '' }, { date: { code: 'date_unreadable', values: {} } }],
    [{ date: '2026-02-30' }, { date: { code: 'date_unreadable', values: {} } }],
    [{ minutes: 'twenty' }, { minutes: { code: 'minutes_unreadable', values: { min: 1, max: 720 } } }],
    [{ minutes: '0' }, { minutes: { code: 'minutes_unreadable', values: { min: 1, max: 720 } } }],
    [{ sunday: '-5' }, { sunday: { code: 'minutes_unreadable', values: { min: 0, max: 720 } } }],
    [{ target: '100' }, { target: { code: 'target_unreadable', values: { min: 50, max: 99 } } }],
    [{ daysOff: '2026-12-05, Sunday' }, { daysOff: { code: 'days_off_unreadable', values: { text: 'Sunday' } } }],
    [{ 'weight.conv': 'a lot' }, { weights: { code: 'not_a_choice', values: {} } }],
  ])('says of %j what would be right', (fields, problems) => {
    expect(problemsOf(fields)).toEqual(problems)
  })

  test('names every field that can’t be read at once', () => {
    expect(Object.keys(problemsOf({ date: 'soon', minutes: '', target: 'high' }))).toEqual([
      'date',
      'minutes',
      'target',
    ])
  })
})
