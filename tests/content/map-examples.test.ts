import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { instantiateFrom, type NumericCard } from '@/lib/card'
import { formatContentProblem, loadContent } from '@/lib/content'
import { isWritten, type MapResult } from '../card/written'

interface MapExample {
  readonly given: Readonly<Record<string, number | string>>
  readonly answer: MapResult
  readonly recognised: Readonly<Record<string, MapResult>>
}

const root = join(import.meta.dirname, '../..')
const asks = JSON.parse(readFileSync(join(root, 'tests/golden/map-templates.json'), 'utf8')) as {
  readonly id: string
  readonly template: { readonly examples: readonly MapExample[] }
}[]

/** Cards that ask with other numbers than the map's examples give, and why. */
const OTHER_NUMBERS: Readonly<Record<string, string>> = {
  'receptive-field/theoretical:backward': 'counts the outputs by m, and needs every input between the windows',
  'sampling/downsampling/methods/pooling-conv-reorg:avgpool-corner': 'the kernel varies as well',
  'sampling/upsampling/non-learnable/nearest-bilinear-bicubic:taps': 'two modes of three are compared',
  'sampling/upsampling/learnable:subpixel-macs': 'the map’s answer is always twice the same number',
}

/** Mistakes of the map that a card leaves out for these numbers, and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'receptive-field/theoretical:jump largest {"a":4,"b":2,"c":2}': 'two other mistakes give 8 there',
}

let cards: ReadonlyMap<string, NumericCard>
beforeAll(async () => {
  const loaded = await loadContent(join(root, 'content'), { texts: false })
  if (!loaded.ok) throw new Error(`content/ has problems:\n${loaded.problems.map(formatContentProblem).join('\n')}`)
  cards = new Map(loaded.content.cards.flatMap(({ card }) => (card.kind === 'numeric' ? [[card.id, card]] : [])))
}, 120_000)

test('every numeric question of the map is a card with a template', () => {
  expect(asks).toHaveLength(147)
  expect(asks.filter(({ id }) => !cards.has(id))).toEqual([])
})

test('the cards give the map’s answers to its examples and recognise its wrong results', () => {
  let reproduced = 0
  for (const { id, template } of asks) {
    const card = cards.get(id)
    if (!card || Object.hasOwn(OTHER_NUMBERS, id)) continue
    for (const { given, answer, recognised } of template.examples) {
      const instance = instantiateFrom(card, valuesFor(card, given))
      expect(isWritten(instance.answer?.value, answer), `${id} ${JSON.stringify(given)}`).toBe(true)
      for (const [name, wrong] of Object.entries(recognised)) {
        const place = `${id} ${name} ${JSON.stringify(given)}`
        if (Object.hasOwn(LEFT_OUT, place) || JSON.stringify(wrong) === JSON.stringify(answer)) continue
        expect(
          instance.wrong.some(({ value }) => isWritten(value, wrong)),
          place,
        ).toBe(true)
      }
      reproduced += 1
    }
  }
  expect(reproduced).toBe(3 * (147 - Object.keys(OTHER_NUMBERS).length))
})

/** The map's numbers; a card that has a variable more gives it in an example of its own with the same numbers. */
function valuesFor(card: NumericCard, given: MapExample['given']): Record<string, string> {
  const texts = (values: MapExample['given']) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
  const names = Object.keys(card.template.vary)
  if (names.length === Object.keys(given).length && names.every((name) => Object.hasOwn(given, name)))
    return texts(given)
  const own = card.template.examples.find((example) =>
    Object.entries(given).every(([name, value]) => String(example.given[name]) === String(value)),
  )
  if (!own) throw new Error(`${card.id} has no example with ${JSON.stringify(given)}`)
  return texts(own.given)
}
