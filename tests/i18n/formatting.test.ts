import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatDate,
  formatDayHeading,
  formatDuration,
  formatHour,
  formatInterval,
  formatNumber,
  formatPercent,
  htmlLanguage,
  isLanguage,
  languageOfHeader,
} from '@/lib/i18n'

describe('numbers', () => {
  test.each([
    [7, '7'],
    [1024, '1,024'],
    [1_234_567, '1,234,567'],
    [0.125, '0.125'],
    [-4180, '-4,180'],
    [12345678901234567890n, '12,345,678,901,234,567,890'],
  ])('writes %s as %s in both languages', (value, written) => {
    expect(formatNumber('en', value)).toBe(written)
    expect(formatNumber('zh', value)).toBe(written)
  })

  test.each([
    [0, '0%'],
    [0.001, '1%'],
    [0.304, '30%'],
    [0.305, '31%'],
    [0.996, '99%'],
    [1, '100%'],
  ])('writes the share %s as %s, and nothing uncertain as certain', (share, written) => {
    expect(formatPercent('en', share)).toBe(written)
  })
})

describe('intervals', () => {
  test.each([
    [{ seconds: 30 }, '30s', '30 秒'],
    [{ seconds: 60 }, '1m', '1 分钟'],
    [{ seconds: 600 }, '10m', '10 分钟'],
    [{ seconds: 3600 }, '1h', '1 小时'],
    [{ seconds: 172_800 }, '2d', '2 天'],
    [{ days: 1 }, '1d', '1 天'],
    [{ days: 15 }, '15d', '15 天'],
    [{ days: 30 }, '30d', '30 天'],
    [{ days: 46 }, '1.5mo', '1.5 个月'],
    [{ days: 365 }, '12mo', '12 个月'],
    [{ days: 366 }, '1y', '1 年'],
    [{ days: 36_500 }, '99.9y', '99.9 年'],
  ])('writes %o as %s and %s', (interval, english, chinese) => {
    expect(formatInterval('en', interval)).toBe(english)
    expect(formatInterval('zh', interval)).toBe(chinese)
  })

  test('never writes a longer interval as a shorter one', () => {
    const days = (text: string): number => {
      const [, amount = '', unit = ''] = /^([\d.]+)(\D+)$/.exec(text) ?? []
      return Number(amount) * ({ d: 1, mo: 30.4375, y: 365.25 }[unit] ?? Number.NaN)
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 36_499 }), (day) => {
        expect(days(formatInterval('en', { days: day }))).toBeLessThanOrEqual(
          days(formatInterval('en', { days: day + 1 })) + 1e-9,
        )
      }),
    )
  })

  test.each([
    [0, '0 s', '0 秒'],
    [48, '48 s', '48 秒'],
    [60, '1 min', '1 分'],
    [552, '9 min 12 s', '9 分 12 秒'],
    [3599.6, '1 h', '1 小时'],
    [3_900, '1 h 5 min', '1 小时 5 分'],
  ])('writes %s seconds as %s and %s', (seconds, english, chinese) => {
    expect(formatDuration('en', seconds)).toBe(english)
    expect(formatDuration('zh', seconds)).toBe(chinese)
  })
})

describe('dates', () => {
  test('heads a day with its weekday', () => {
    expect(formatDayHeading('en', '2026-11-24')).toBe('Tuesday 24 November')
    expect(formatDayHeading('zh', '2026-11-24')).toBe('11月24日 星期二')
    expect(formatDayHeading('en', '2028-02-29')).toBe('Tuesday 29 February')
  })

  test('names the year only when it is another one', () => {
    expect(formatDate('en', '2026-12-02', '2026-11-24')).toBe('2 Dec')
    expect(formatDate('en', '2027-01-02', '2026-11-24')).toBe('2 Jan 2027')
    expect(formatDate('zh', '2026-12-02', '2026-11-24')).toBe('12月2日')
    expect(formatDate('zh', '2027-01-02', '2026-11-24')).toBe('2027年1月2日')
  })

  test('agrees with the calendar for every day', () => {
    const calendar = new Intl.DateTimeFormat('en-GB', {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      timeZone: 'UTC',
    })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (day) => {
        const at = new Date(day * 86_400_000)
        expect(formatDayHeading('en', at.toISOString().slice(0, 10))).toBe(calendar.format(at).replace(',', ''))
      }),
    )
  })

  test('writes an hour of the clock with two digits', () => {
    expect(formatHour(4)).toBe('04:00')
    expect(formatHour(23)).toBe('23:00')
  })
})

describe('languages', () => {
  test.each([
    [null, 'en'],
    ['', 'en'],
    ['de-DE,de;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['zh-Hant-TW', 'zh'],
    ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
    ['en;q=0.3, zh;q=0.7', 'zh'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['fr, zh;q=0.5', 'zh'],
    ['*', 'en'],
    [';;;q=,,,', 'en'],
  ])('reads the header %j as %s', (header, language) => {
    expect(languageOfHeader(header)).toBe(language)
  })

  test('reads any header as one of the two', () => {
    fc.assert(fc.property(fc.string(), (header) => isLanguage(languageOfHeader(header))))
  })

  test('knows its languages and names the script of Chinese', () => {
    expect([isLanguage('en'), isLanguage('zh'), isLanguage('zh-CN'), isLanguage(undefined)]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect([htmlLanguage('en'), htmlLanguage('zh')]).toEqual(['en', 'zh-Hans'])
  })
})
