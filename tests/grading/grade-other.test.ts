import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fastest } from './fastest'
import { gradeChoice, gradeCloze, preTickRubric, proposeRating, rubricShare, shownForms } from '@/lib/grading'

describe('choices', () => {
  test('one right option is right alone', () => {
    expect(gradeChoice({ right: [2] }, [2])).toEqual({ verdict: 'right', missed: [], extra: [] })
    expect(gradeChoice({ right: [2] }, [0])).toEqual({ verdict: 'wrong', missed: [2], extra: [0] })
    expect(gradeChoice({ right: [2] }, [])).toEqual({ verdict: 'wrong', missed: [2], extra: [] })
  })

  test('several are right as a set, in any order, each once', () => {
    expect(gradeChoice({ right: [0, 3] }, [3, 0, 3]).verdict).toBe('right')
    expect(gradeChoice({ right: [0, 3] }, [0])).toEqual({ verdict: 'wrong', missed: [3], extra: [] })
    expect(gradeChoice({ right: [0, 3] }, [0, 1, 3])).toEqual({ verdict: 'wrong', missed: [], extra: [1] })
  })

  test('none right among several is met by picking none', () => {
    expect(gradeChoice({ right: [] }, []).verdict).toBe('right')
  })
})

describe('clozes', () => {
  const key = {
    accepted: [
      ['new batch', '新批次'],
      ['1−m', '1 - m'],
    ],
  }

  test.each([
    [
      ['new batch', '1-m'],
      [true, true],
    ],
    [
      ['  NEW  Batch ', '1 − m'],
      [true, true],
    ],
    [
      ['ｎｅｗｂａｔｃｈ', '１－ｍ'],
      [true, true],
    ],
    [
      ['新批次', '1–m'],
      [true, true],
    ],
    [
      ['新 批 次', ''],
      [true, false],
    ],
    [['batch'], [false, false]],
    [
      ['', '1-m', 'more'],
      [false, true],
    ],
  ])('%j is %j', (blanks, perBlank) => {
    expect(gradeCloze(key, blanks)).toEqual({ verdict: perBlank.every(Boolean) ? 'right' : 'wrong', perBlank })
  })

  test('a form of spaces accepts no empty blank', () => {
    expect(gradeCloze({ accepted: [[' ']] }, ['']).verdict).toBe('wrong')
  })

  test('what belongs in a blank is shown in the reader’s language, a symbol as a symbol', () => {
    const accepted = [
      ['1', 'one', '1', '一'],
      ['instance norm', 'IN', '实例归一化', 'instance norm'],
    ]
    const shown = [
      { en: '1', zh: '1' },
      { en: 'instance norm', zh: '实例归一化' },
    ]
    const key = { type: 'cloze', accepted, shown, wrong: [] } as const
    expect(shownForms(key, 'en')).toEqual(['1', 'instance norm'])
    expect(shownForms(key, 'zh')).toEqual(['1', '实例归一化'])
    expect(shownForms({ ...key, shown: undefined } as never, 'zh')).toEqual(['1', 'instance norm'])
  })
})

describe('rubric points ticked beforehand', () => {
  test.each<[string[], string, string | null]>([
    [['centre'], 'It has a Centre tap.', 'Centre'],
    [['centre'], 'It is centred.', null],
    [['half-pixel'], 'a half pixel shift', 'half pixel'],
    [['half pixel'], 'a half-pixel shift', 'half-pixel'],
    [['half pixel'], 'half \u2013  pixel', 'half \u2013  pixel'],
    [['new  batch'], 'the new\nbatch', 'new\nbatch'],
    [['(k − 1)/2'], 'pad by (k-1)/2', '(k-1)/2'],
    [['k − 1'], 'so k - 1 zeros', 'k - 1'],
    [['k-1'], 'so k−1 zeros', 'k−1'],
    [['中心'], '奇数核有中心抽头', '中心'],
    [['感受野'], '（理论感受野）很大', '感受野'],
    [['BN'], '使用BN之后', 'BN'],
    [['BN'], 'use BN2', null],
    [['relu死亡'], '即ReLU 死亡', null],
    [['relu死亡'], '即ＲｅＬＵ死亡。', 'ＲｅＬＵ死亡'],
    [['x2'], 'by x² here', 'x²'],
    [['1/2'], 'a shift of ½', null],
    [['finite'], 'a ﬁnite field', 'ﬁnite'],
    [['cafe\u0301'], 'the café', 'café'],
    [['𝑘'], 'with 𝑘 odd', '𝑘'],
    [['k'], 'k is odd', 'k'],
    [['a', 'b'], 'only b here', 'b'],
    [['field', 'receptive field'], 'a Receptive Field', 'Receptive Field'],
    [['词'], '', null],
    [[], 'anything', null],
    [[''], 'anything', null],
  ])('%j in %j: %j', (wordings, text, found) => {
    expect(preTickRubric([wordings], text)).toEqual([found])
  })

  test('what is found stands in the text, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 4 }), (text, wording) => {
        const [found] = preTickRubric([[wording]], text)
        expect(found === null || (found !== '' && text.includes(found ?? ' '))).toBe(true)
      }),
    )
  })

  test('a long text of near misses stays quick', () => {
    expect(fastest(() => preTickRubric([['aaaaaaaaaa']], 'a'.repeat(4_000)))).toBeLessThan(50)
  })
})

describe('proposed rating', () => {
  test('graded cards: right Good, right after a hint Hard, wrong Again', () => {
    expect([proposeRating('right', 0), proposeRating('right', 1), proposeRating('wrong', 0)]).toEqual([3, 2, 1])
  })

  test('explained cards: by the share of points ticked', () => {
    const shares = [1, 0.8, 0.79, 0.5, 0.49, 0]
    expect(shares.map((share) => proposeRating('self', 0, share))).toEqual([3, 3, 2, 2, 1, 1])
    expect(proposeRating('self', 1, 1)).toBe(2)
  })

  test('a bonus point counts for nothing', () => {
    const points = [{ bonus: false }, { bonus: false }, { bonus: true }]
    expect([rubricShare(points, [0, 1]), rubricShare(points, [0, 2]), rubricShare(points, [2])]).toEqual([1, 0.5, 0])
    expect(rubricShare([{ bonus: true }], [0])).toBe(0)
  })
})
