import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSettingsForm } from '@/app/settings/read-form'
import { readSteps, writeSteps } from '@/app/settings/steps'

const GOOD = {
  language: 'zh',
  theme: 'dark',
  zone: 'Asia/Shanghai',
  rolloverHour: '4',
  newPerDay: '20',
  reviewsPerDay: '200',
  order: 'recall',
  newPlace: 'last',
  monday: '1',
  tuesday: '1',
  wednesday: '1',
  thursday: '1',
  friday: '0.5',
  saturday: '0',
  sunday: '1',
  retention: '90',
  maxIntervalDays: '36500',
  steps: '1m 10m',
  relearningSteps: '',
  keys: 'on',
}

const formOf = (fields: Record<string, string | undefined>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value)
  return form
}

describe('learning steps', () => {
  test.each([
    ['', []],
    ['1m 10m', [60, 600]],
    ['1m, 10m', [60, 600]],
    ['30s 5min 2h 1d', [30, 300, 7_200, 86_400]],
    ['1 m 10 m', [60, 600]],
    ['1 10', [60, 600]],
    ['１ｍ　１０ｍ', [60, 600]],
    ['1分钟、10分钟', [60, 600]],
    ['1 分 2 小时', [60, 7_200]],
  ])('reads %j', (text, steps) => {
    expect(readSteps(text)).toEqual({ ok: true, steps })
  })

  test.each([
    ['ten', 'ten'],
    ['1m soon', 'soon'],
    ['-5m', '-5m'],
    ['0m', '0m'],
    ['1.5m', '1.5m'],
    ['9999d', '9999d'],
    ['1m 2m 3m 4m 5m 6m 7m 8m 9m 10m 11m', '11m'],
  ])('refuses %j and names the part', (text, at) => {
    expect(readSteps(text)).toEqual({ ok: false, at })
  })

  test('reads back what it wrote', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 365 * 86_400 }), { maxLength: 10 })
    fc.assert(
      fc.property(steps, (seconds) => {
        expect(readSteps(writeSteps(seconds))).toEqual({ ok: true, steps: seconds })
      }),
    )
  })

  test('writes each step in its largest whole unit', () => {
    expect(writeSteps([90, 600, 7_200, 86_400])).toBe('90s 10m 2h 1d')
  })

  test('answers anything at all without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => 'ok' in readSteps(text)))
  })
})

describe('the form of the settings', () => {
  test('is read into what the use case takes', () => {
    expect(readSettingsForm(formOf(GOOD))).toEqual({
      ok: true,
      patch: {
        language: 'zh',
        theme: 'dark',
        zone: 'Asia/Shanghai',
        rolloverHour: 4,
        newPerDay: 20,
        reviewsPerDay: 200,
        order: 'recall',
        newPlace: 'last',
        easyDays: [1, 1, 1, 1, 0.5, 0, 1],
        retention: 0.9,
        maxIntervalDays: 36_500,
        steps: [60, 600],
        relearningSteps: [],
        keys: true,
      },
    })
  })

  test.each([
    ['order', 'newest'],
    ['newPlace', ''],
    ['sunday', '0.25'],
  ])('refuses %s = %j: none of its choices', (field, value) => {
    expect(readSettingsForm(formOf({ ...GOOD, [field]: value }))).toEqual({
      ok: false,
      problems: { [field]: { code: 'not_a_choice', values: {} } },
    })
  })

  test('takes an unticked switch for off, and full-width digits for digits', () => {
    const reading = readSettingsForm(formOf({ ...GOOD, keys: undefined, newPerDay: ' １２ ' }))
    expect(reading).toMatchObject({ ok: true, patch: { keys: false, newPerDay: 12 } })
  })

  test.each([
    ['newPerDay', '-1', { min: 0, max: 9_999 }],
    ['newPerDay', 'many', { min: 0, max: 9_999 }],
    ['newPerDay', '', { min: 0, max: 9_999 }],
    ['reviewsPerDay', '10000', { min: 0, max: 9_999 }],
    ['rolloverHour', '24', { min: 0, max: 23 }],
    ['maxIntervalDays', '0', { min: 1, max: 36_500 }],
    ['maxIntervalDays', '1e3', { min: 1, max: 36_500 }],
  ])('refuses %s = %j and says the range', (field, value, values) => {
    expect(readSettingsForm(formOf({ ...GOOD, [field]: value }))).toEqual({
      ok: false,
      problems: { [field]: { code: 'out_of_range', values } },
    })
  })

  test('names every wrong field at once', () => {
    const reading = readSettingsForm(formOf({ ...GOOD, newPerDay: 'x', steps: '1m soon', theme: 'pink' }))
    expect(reading).toMatchObject({
      ok: false,
      problems: {
        newPerDay: { code: 'out_of_range' },
        steps: { code: 'steps_unreadable', values: { text: 'soon' } },
        theme: { code: 'not_a_choice' },
      },
    })
  })

  test('refuses an empty form field by field', () => {
    const reading = readSettingsForm(new FormData())
    expect(reading.ok).toBe(false)
  })
})
