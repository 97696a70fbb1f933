import { beforeAll, describe, expect, test } from 'vitest'
import { store, type UserId } from '@/lib/db'
import { queue } from '@/lib/study'
import { fillWithKinds, type CardChange } from '../support/card-folder'
import { useOwnDatabase } from '../support/own-database'

useOwnDatabase('emptyDatabase')

const NOON = Date.UTC(2026, 10, 24, 12)
const user = 'answering' as UserId

const LONG = {
  en: 'Stride, padding, pooling, dropout, aliasing, gradient, variance, channel, downsampling, interpolation and stride.',
  zh: '方差、通道、下采样、插值、步幅、填充、池化、随机失活、混叠、梯度，还有方差。',
}

const CHANGES: readonly CardChange[] = [
  // an ordinary word of Chinese, which is a wording of invariance
  ['zh: 哪种填充保持大小？', 'zh: 哪种填充让大小不变？'],
  ['Half of what the kernel takes.', 'Half of what the kernel takes at the border.'],
  ['核占去的一半。', '核在边界处占去的一半。'],
  ['It loses two.', 'The stride is two.'],
  ['少二。', '步幅是二。'],
  ['Because one filter serves every place.', `'${LONG.en}'`],
  ['因为一个滤波器用于每一处。', LONG.zh],
]

beforeAll(async () => {
  await fillWithKinds(NOON, CHANGES)
  await store().users.create({ id: user, guest: true, at: NOON })
})

/** The terms that each instance of a card comes with. */
async function termsOf(cardId: string, language: 'en' | 'zh') {
  const { items } = await queue(user, { now: NOON, zone: 'UTC', language, count: 5 })
  const instances = items.find((item) => item.cardId === cardId)?.instances ?? []
  expect(instances.length).toBeGreaterThan(0)
  return instances.map(({ after }) => after.terms)
}

describe('a card', () => {
  test('names the terms it uses in the order in which it has them, in the reader’s language and the other', async () => {
    const en = [
      { id: 'kernel', label: 'kernel', other: '卷积核' },
      { id: 'stride', label: 'stride', other: '步幅' },
      { id: 'padding', label: 'padding', other: '填充' },
    ]
    const zh = en.map(({ id, label, other }) => ({ id, label: other, other: label }))
    for (const terms of await termsOf('conv:out-size', 'en')) expect(terms).toEqual(en)
    for (const terms of await termsOf('conv:out-size', 'zh')) expect(terms).toEqual(zh)
  })

  test.each(['en', 'zh'] as const)(
    'names no everyday word, none that its other language has not, and none of what is said of a mistake, in %s',
    async (language) => {
      const [terms = []] = await termsOf('conv:which-padding', language)
      expect(terms.map(({ id }) => id)).toEqual(['padding', 'kernel'])
    },
  )

  test('names at most eight, the first it has', async () => {
    const [[en = []], [zh = []]] = [await termsOf('conv:why-share', 'en'), await termsOf('conv:why-share', 'zh')]
    expect([en.length, zh.length]).toEqual([8, 8])
    expect([en[0]?.id, zh[0]?.id]).toEqual(['stride', 'variance'])
  })

  test('that uses no term names none', async () => {
    expect(await termsOf('conv:zeros', 'en')).toEqual([
      [{ id: 'zero-padding', label: 'zero padding', other: '零填充' }],
    ])
    await fillWithKinds(NOON, [...CHANGES, ['Zero padding adds', 'One adds'], ['零填充在', '人们在']])
    expect(await termsOf('conv:zeros', 'en')).toEqual([undefined])
  })
})
