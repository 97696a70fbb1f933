import { describe, expect, test } from 'vitest'
import { absenceOf, todaysList, type TodayInput } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { answer, card, CUTOFF, given, inLearning, MINUTE, reviewed, TODAY, untouched } from './collection'

const why = (cardId: string, input: TodayInput) => absenceOf(cardId, input, todaysList(input))
const padding = card('padding:1')
const stride = card('stride:1')

describe('a card is not on today’s list', () => {
  test('because it was suspended, or buried until a day', () => {
    expect(why('padding:1', given([[padding, reviewed(0, { suspended: true })]]))).toEqual({ code: 'suspended' })
    const buried = reviewed(0, { buriedUntilDay: asDay(TODAY + 1) })
    expect(why('padding:1', given([[padding, buried]]))).toEqual({ code: 'buried', day: TODAY + 1 })
  })

  test('because it is due on a later day, or later today', () => {
    expect(why('padding:1', given([[padding, reviewed(-3)]]))).toEqual({ code: 'not_due', day: TODAY + 3 })
    expect(why('padding:1', given([[padding, inLearning(90)]]))).toEqual({
      code: 'later_today',
      at: CUTOFF + 90 * MINUTE,
    })
  })

  test('because others gain more within the limit', () => {
    const input = given(
      [
        [padding, reviewed(0)],
        [stride, reviewed(0)],
      ],
      { settings: { reviewsPerDay: 1 } },
    )
    const other = todaysList(input).items[0]?.cardId === 'padding:1' ? 'stride:1' : 'padding:1'
    expect(why(other, input)).toEqual({ code: 'over_limit' })
  })

  test('because a card answered today gives it away', () => {
    const giving = card('padding:2', { givesAway: ['padding:1'] })
    const cards = [
      [padding, reviewed(0)],
      [giving, reviewed(-5)],
    ] as const
    expect(why('padding:1', given(cards, { todays: [answer('padding:2', 'due')] }))).toEqual({ code: 'given_away' })
  })

  test('because it is new, and others come first', () => {
    expect(why('stride:1', given([[padding], [stride]], { settings: { newPerDay: 1 } }))).toEqual({ code: 'new_limit' })
  })

  test('because it is new, and a topic is to be begun before', () => {
    const topics = [
      { id: 'padding', parentId: null, prerequisites: [] },
      { id: 'stride', parentId: null, prerequisites: ['padding'] },
    ]
    expect(why('stride:1', given([[padding], [stride]], { topics }))).toEqual({
      code: 'new_waits',
      topicId: 'padding',
    })
  })

  test('because it is new, and its first day is set', () => {
    const later = untouched({ dueDay: asDay(TODAY + 4) })
    expect(why('padding:1', given([[padding, later]]))).toEqual({ code: 'new_later', day: TODAY + 4 })
  })
})

test('no reason is given for a card that is on the list, or not in use', () => {
  const input = given([[padding, reviewed(2)]])
  expect(why('padding:1', input)).toBeNull()
  expect(why('gone:1', input)).toBeNull()
})
