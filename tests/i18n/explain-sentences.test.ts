import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { absenceSentence, explanationSentences, type Explanation, type Language } from '@/lib/i18n'
import en from '@/lib/i18n/messages/en.json'
import zh from '@/lib/i18n/messages/zh.json'
import { flatMessages, readIcu } from './icu'

const CATALOGUES = { en, zh }
const TODAY = '2026-11-24'

const good: Explanation = {
  rating: 3,
  phase: { before: 'review', after: 'review' },
  waitedDays: 12,
  previousDays: 12,
  recall: 0.87,
  before: { stability: 14.2, difficulty: 5.21 },
  after: { stability: 31.4, difficulty: 5.12 },
  retention: 0.9,
  due: { kind: 'interval', date: '2027-01-06', days: 33, askedDays: 31.4, fuzzDays: 2, balanceDays: 0, limit: null },
  isRedrawn: false,
  movedTo: null,
  isConcurrent: false,
  isAhead: false,
  isEarlierDay: false,
}
const interval = (changes: Partial<Extract<Explanation['due'], { kind: 'interval' }>>): Explanation['due'] =>
  ({ ...good.due, ...changes }) as Explanation['due']

function words(changes: Partial<Explanation> = {}, language: Language = 'en'): string[] {
  const t = createTranslator({ locale: language, messages: CATALOGUES[language] as typeof en })
  return explanationSentences(language, { ...good, ...changes }, TODAY).map(({ key, values }) => t(key, values))
}

describe('an interval in words', () => {
  test('tells wait and recall, stability and difficulty, and how the day came about', () => {
    expect(words()).toEqual([
      'You waited 12 days; recall stood at 87%.',
      'Good took stability from 14 to 31 days and difficulty from 5.2 to 5.1.',
      'For 90% recall that asks for 31 days; chance moved it by +2: 33 days, to 6 Jan 2027.',
    ])
    expect(words({}, 'zh')).toEqual([
      '隔了 12 天，回忆率降到 87%。',
      '“记得”把稳定度从 14 天变为 31 天，难度从 5.2 变为 5.1。',
      '要保持 90% 的回忆率，间隔是 31 天；随机移动 +2 天：实际 33 天，排在 2027年1月6日。',
    ])
  })

  test('says nothing of chance where there was none', () => {
    const due = interval({ days: 31, fuzzDays: 0, date: '2026-12-25' })
    expect(words({ due }).at(-1)).toBe('For 90% recall that asks for 31 days, so it is due on 25 Dec.')
  })

  test.each([
    [0, -2, 'For 90% recall that asks for 31 days; spreading the load moved it by −2: 29 days, to 25 Dec.'],
    [
      3,
      -1,
      'For 90% recall that asks for 31 days; chance moved it by +3, spreading the load by −1: 33 days, to 25 Dec.',
    ],
  ])('names chance %d and balancing %d', (fuzzDays, balanceDays, sentence) => {
    const due = interval({ fuzzDays, balanceDays, days: 31 + fuzzDays + balanceDays, date: '2026-12-25' })
    expect(words({ due }).at(-1)).toBe(sentence)
  })

  test('of a first answer tells where it starts, and the step', () => {
    const first: Partial<Explanation> = {
      phase: { before: 'new', after: 'learning' },
      before: null,
      waitedDays: null,
      recall: null,
      after: { stability: 2.3065, difficulty: 2.118 },
      due: { kind: 'step', step: 1, delayMs: 600_000 },
    }
    expect(words(first)).toEqual([
      'This was the first answer to the card.',
      'Good starts it at a stability of 2.3 days and a difficulty of 2.1.',
      'It is being learned, so it came back after 10m, for step 2.',
    ])
    expect(words(first, 'zh')).toEqual([
      '这是第一次回答这张卡片。',
      '“记得”从稳定度 2.3 天、难度 2.1 开始。',
      '它还在学习中，所以隔 10 分钟再来，进入第 2 步。',
    ])
  })

  test('of forgetting tells that it is learned again', () => {
    const forgotten: Partial<Explanation> = {
      rating: 1,
      phase: { before: 'review', after: 'relearning' },
      after: { stability: 0.454, difficulty: 8.3 },
      due: { kind: 'step', step: 0, delayMs: 600_000 },
    }
    expect(words(forgotten)).toEqual([
      'You waited 12 days; recall stood at 87%.',
      'Again took stability from 14 to 0.45 days and difficulty from 5.2 to 8.3.',
      'It was forgotten, so it came back after 10m to be learned again.',
    ])
  })

  test('of a second look on the same day tells that nothing was forgotten', () => {
    const [wait, memory] = words({ waitedDays: 0, recall: 1, after: { stability: 14.2, difficulty: 5.2 } })
    expect(wait).toBe('You had answered it earlier that day, so nothing was forgotten yet.')
    expect(memory).toBe('Good left stability at 14 days; difficulty went from 5.2 to 5.2.')
  })

  test('that passes the rollover counts in days', () => {
    expect(words({ due: { kind: 'dayStep', date: '2026-11-25' } })[2]).toBe(
      'Its next step passes the end of the day, so it counts in days: back on 25 Nov.',
    )
  })

  test('drawn by another model or from other knowledge is told as the button said it', () => {
    expect(words({ isRedrawn: true })[2]).toMatch(/^The button said 33 days, to 6 Jan 2027\. /)
  })
})

describe('what people wonder about', () => {
  test('why Hard grows, and that it never gets more than Good', () => {
    expect(words({ rating: 2 })).toContain(
      'Hard counts as recalled, so stability grows, only less than with Good. Hard never gets a longer interval than Good.',
    )
    expect(words({ rating: 3 }).join(' ')).not.toMatch(/Hard/)
  })

  test('why the next interval is shorter than the wait', () => {
    const shorter = /shorter than your wait/
    expect(words({ waitedDays: 60 }).join(' ')).toMatch(shorter)
    expect(words({ waitedDays: 33 }).join(' ')).not.toMatch(shorter)
    // who forgot has no need to wonder
    expect(words({ waitedDays: 60, rating: 1 }).join(' ')).not.toMatch(shorter)
  })

  test.each([
    ['grows', /at least a day longer than the one before, which was 12 days/],
    ['kept', /no less than the 12 days before/],
    ['order', /A better rating always gets at least a day more/],
    ['longest', /Your longest interval, 33 days, caps it/],
  ] as const)('which limit acted: %s', (limit, sentence) => {
    expect(words({ due: interval({ limit }) }).join(' ')).toMatch(sentence)
    expect(words({ due: interval({ limit }) })).toHaveLength(4)
  })

  test('what was out of the ordinary', () => {
    const told = words({
      isConcurrent: true,
      isAhead: true,
      isEarlierDay: true,
      movedTo: { date: '2026-12-01', by: 'setDue' },
    })
    expect(told.slice(3)).toEqual([
      'It was given without knowing of the entry before it, on another device or in another tab. Both count, in the order of time.',
      'The device’s clock was ahead of the server’s, so the time at which it arrived counts.',
      'By its time zone it fell on an earlier day than the answer before, so no day of waiting counts.',
      'Later it was moved to 1 Dec by hand.',
    ])
    expect(words({ movedTo: { date: '2026-12-01', by: 'reschedule' } }, 'zh').at(-1)).toBe(
      '后来重新排期时移到了 12月1日。',
    )
  })
})

test('every reason why a card is not on the list has a sentence with what belongs to it', () => {
  for (const [key, message] of flatMessages(en.absence)) {
    const said = absenceSentence(
      'en',
      { code: key as 'buried', date: '2026-12-01', time: '14:05', topic: 'Padding', better: 6, days: 3, gain: 0.02 },
      TODAY,
    )
    expect(said.key).toBe(`absence.${key}`)
    for (const name of readIcu(message).parameters.keys()) expect(Object.keys(said.values)).toContain(name)
  }
})

test('what more of a card would add is never said too small', () => {
  const gainOf = (gain: number, language: 'en' | 'zh' = 'en') =>
    absenceSentence(language, { code: 'plan_spare', gain }, TODAY).values['gain']
  expect([0, 0.0009, 0.001, 0.0149, 0.02].map((gain) => gainOf(gain))).toEqual(['0.1%', '0.1%', '1%', '2%', '3%'])
  expect(gainOf(0, 'zh')).toBe('0.1%')
})
