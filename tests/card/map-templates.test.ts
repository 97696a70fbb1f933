import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Instance, NumericCard, QuantityValue } from '@/lib/card'
import { checkCard, checkTemplate, countInstances, instantiateFrom, plainValue } from '@/lib/card'
import { numericCard, slip } from './numeric-card'
import { Untranslatable, translate } from './translate-python'
import { isWritten, type MapResult } from './written'

interface MapTemplate {
  readonly vary: Readonly<Record<string, readonly (number | string)[]>>
  readonly where: readonly string[]
  readonly answer: string
  readonly answer_type: string
  readonly misconceptions: readonly { readonly id: string; readonly formula: string }[]
  readonly examples: readonly {
    readonly given: Readonly<Record<string, number | string>>
    readonly answer: MapResult
    readonly recognised: Readonly<Record<string, MapResult>>
  }[]
  /** how many value sets the map's own program counted; `600+` where it stopped */
  readonly instances: number | string
}

const asks = JSON.parse(readFileSync(new URL('../golden/map-templates.json', import.meta.url), 'utf8')) as {
  id: string
  template: MapTemplate
}[]

/** What the language has no words for, and why: these are written by hand in card files. */
const BY_HAND: Readonly<Record<string, string>> = {
  'conv/padding/hyperparameters/valid-vs-same:tf-same-split': 'a sum of tuples',
  'receptive-field/theoretical/per-module:vgg-stage': 'layers of a network by its name',
  'gridding/dilated-gridding/remedies/reduce-high-frequency/small-rate-last:coverage-after': 'a list times a number',
}

/** As the map has them, too much to compute in the head: their cards need a tolerance or fewer values. */
const TOO_MUCH_ARITHMETIC = [
  'computer-vision:dense-vs-conv-weights',
  'conv:macs',
  'activation/relu-information/crelu:next-layer-params',
  'architecture:inverted-residual',
  'architecture/macs-vs-latency:memory-access',
]

const cards = asks
  .filter(({ id }) => !Object.hasOwn(BY_HAND, id))
  .map(({ id, template }) => ({ id, template, card: cardOf(id, template) }))

describe('the numeric templates of the map, translated', () => {
  test('are all but the ones that are written by hand', () => {
    expect(asks).toHaveLength(147)
    expect(cards).toHaveLength(144)
    for (const { id, template } of asks)
      if (Object.hasOwn(BY_HAND, id)) expect(() => cardOf(id, template), id).toThrow(Untranslatable)
  })

  test.each(cards)('$id: the worked examples come out', ({ card, template }) => {
    expect(checkCard(card)).toEqual([])
    for (const { given, answer, recognised } of template.examples) {
      const values = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)]))
      const instance = instantiateFrom(card, values)
      expect(isWritten(instance.answer?.value, answer), `${JSON.stringify(given)} → ${JSON.stringify(answer)}`).toBe(
        true,
      )
      for (const [id, expected] of Object.entries(recognised)) {
        const found = wrongOf(instance, id)
        if (found !== undefined) expect(isWritten(found, expected), `${id}: ${plainValue(found)}`).toBe(true)
        else expect(JSON.stringify(expected), id).toBe(JSON.stringify(answer))
      }
    }
  })

  test('have as many instances as the map says', () => {
    for (const { id, template, card } of cards) {
      const found = countInstances(card, 10_000)
      // the map's program stopped counting one of them
      if (typeof template.instances === 'number') expect(found, id).toBe(template.instances)
      else expect(found, id).toBeGreaterThan(Number.parseInt(template.instances, 10))
    }
  })

  test('have no instance that is refused, and none whose answer is named a mistake', () => {
    const seeds = Array.from({ length: 10 }, (_, index) => index * 1_000_003)
    const errors = cards.flatMap(({ card }) =>
      checkTemplate(card, seeds).filter(({ severity }) => severity === 'error'),
    )
    expect(errors.filter(({ code }) => code !== 'too_much_arithmetic')).toEqual([])
    expect([...new Set(errors.map(({ card }) => card))]).toEqual(TOO_MUCH_ARITHMETIC)
  })
})

/** A card around the translated template. */
function cardOf(id: string, template: MapTemplate): NumericCard {
  const nets: Record<string, string> = {}
  const formula = (python: string) => {
    const { text, nets: found } = translate(python)
    // each formula numbers its own networks: give them names of the card
    return Object.entries(found).reduce((renamed, [name, net]) => {
      const unique = `net${Object.keys(nets).length + 1}`
      nets[unique] = net
      return renamed.replaceAll(name, unique)
    }, text)
  }
  const where = template.where.filter((condition) => condition !== 'True').map(formula)
  const answer = { is: formula(template.answer), ...typeOf(template.answer_type) }
  const misconceptions = template.misconceptions.map((wrong) => slip(wrong.id, formula(wrong.formula)))
  const { vary, examples } = template
  return numericCard({ vary, nets, where, answer, misconceptions, examples }, { id })
}

function typeOf(type: string) {
  if (type.startsWith('tuple')) return { type: 'tuple' }
  const suffixes = type.includes('k/M') ? { suffixes: ['k', 'M'] } : {}
  if (type.includes('0.5 %')) return { type: 'real', tolerance: { relative: '1/200' }, ...suffixes }
  if (type.includes('1 %')) return { type: 'real', tolerance: { relative: '1/100' } }
  if (type.includes('0.2 percentage points')) return { type: 'real', tolerance: { absolute: '1/5' } }
  return { type: type.startsWith('integer') ? 'integer' : 'fraction', ...suffixes }
}

function wrongOf({ wrong }: Instance, id: string): QuantityValue | undefined {
  return wrong.find((one) => one.id === id)?.value
}
