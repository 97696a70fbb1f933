import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Card } from '@/lib/card'
import { checkInstances, formatContentProblem, hasInstances, loadContent } from '@/lib/content'
import type { Content, InstanceViolation } from '@/lib/content'
import { goodContent } from './folder'

const BOUNDS = { checked: 1_000, rendered: 5 }

describe('the templates of content/', () => {
  let content: Content
  beforeAll(async () => {
    const loaded = await loadContent(join(import.meta.dirname, '../../content'))
    if (!loaded.ok) throw new Error(loaded.problems.map(formatContentProblem).join('\n'))
    content = loaded.content
  }, 120_000)

  test('are pleasant, distinct and shown well in every instance, or in 1,000 where there are more', () => {
    const cards = content.cards.map(({ card }) => card).filter(hasInstances)
    expect(cards.length).toBeGreaterThan(0)
    const found = cards.flatMap((card) => checkInstances(card, content.sources, BOUNDS))
    expect(found.filter(({ severity }) => severity === 'error').map(inALine)).toEqual([])
  }, 120_000)
})

describe('a card whose instances do not come out is named', () => {
  let content: Content
  let sound: Card
  beforeAll(async () => {
    content = await goodContent()
    const found = content.cards.find(({ card }) => card.id === 'conv:out-size')
    if (!found) throw new Error('no card conv:out-size')
    sound = found.card
  })
  const check = (change: Partial<Card>): InstanceViolation[] => {
    const card = { ...sound, ...change } as Card
    return hasInstances(card) ? checkInstances(card, content.sources, BOUNDS) : []
  }

  test('with language, values and what was shown where a formula has a command that is not known', () => {
    expect(check({}).filter(({ code }) => code === 'text_not_rendered')).toEqual([])
    const found = check({ explanation: { en: 'So $\\nosuch{ {=n} }$.', zh: '故 {=n}。' } })
    expect(found).toContainEqual(
      expect.objectContaining({
        card: 'conv:out-size',
        field: 'explanation.en',
        code: 'text_not_rendered',
        drawn: expect.objectContaining({ n: '56' }) as unknown,
      }),
    )
  })

  test('with its line of the derivation', () => {
    if (sound.kind !== 'numeric') throw new Error('not numeric')
    const found = check({ template: { ...sound.template, steps: [{ tex: '\\nosuch{ {=n} }' }] } })
    expect(found).toContainEqual(
      expect.objectContaining({ field: 'template.steps.0.tex', code: 'text_not_rendered', severity: 'error' }),
    )
  })

  test('with the place in a picture that is not drawn', () => {
    if (sound.kind !== 'numeric') throw new Error('not numeric')
    const figure = { scene: 'cone' as const, net: 'net', unit: 'n / 5' }
    const found = check({ template: { ...sound.template, nets: { net: 'conv k=3' }, figure } })
    expect(found).toContainEqual(expect.objectContaining({ field: 'template.figure.unit', severity: 'error' }))
  })

  test('without rendering instances that cannot be built', () => {
    if (sound.kind !== 'numeric') throw new Error('not numeric')
    const found = check({ template: { ...sound.template, answer: { ...sound.template.answer, is: '1 / (n - n)' } } })
    expect(new Set(found.map(({ code }) => code))).toContain('division_by_zero')
  })
})

function inALine({ card, field, code, seed, drawn, values }: InstanceViolation): string {
  return [card, field, code, seed ?? '', JSON.stringify(drawn ?? {}), JSON.stringify(values)].join(' ')
}
