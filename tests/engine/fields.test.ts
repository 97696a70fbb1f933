import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  equalFractions,
  formatFraction,
  fraction,
  networkLevels,
  levelSets,
  parseNetwork,
  theoreticalField,
  touchedInputs,
  type Network,
} from '@/lib/engine'
import { positionsOf } from '@/lib/engine/position-set'
import { processorTime } from '../support/processor-time'

function read(text: string): Network {
  const reading = parseNetwork(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.network
}

/** The field in writing; a number that is not defined is its code. */
function field(text: string, axis = 0): Record<string, string> {
  const theoretical = theoreticalField(read(text), axis)
  const shown = (write: () => string): string => {
    try {
      return write()
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  return {
    size: shown(() => `${theoretical.size}`),
    jump: shown(() => formatFraction(theoretical.jump)),
    start: shown(() => formatFraction(theoretical.start)),
    centre: shown(() => formatFraction(theoretical.centre)),
  }
}

interface Window {
  readonly op: 'conv' | 'convT'
  readonly k: number
  readonly s: number
  readonly p: number
  readonly d: number
}

const conv = fc.record({
  op: fc.constant('conv' as const),
  k: fc.integer({ min: 1, max: 5 }),
  s: fc.integer({ min: 1, max: 3 }),
  p: fc.integer({ min: 0, max: 3 }),
  d: fc.integer({ min: 1, max: 3 }),
})
const transposed = fc.record({
  op: fc.constant('convT' as const),
  k: fc.integer({ min: 1, max: 5 }),
  s: fc.integer({ min: 1, max: 3 }),
  p: fc.integer({ min: 0, max: 2 }),
  d: fc.integer({ min: 1, max: 2 }),
})

const written = (layers: readonly Window[]) =>
  layers.map(({ op, k, s, p, d }) => `${op} k=${k} s=${s} p=${p} d=${d}`).join('\n')

/** Positions by the definition: follows every tap of every layer, one position at a time. */
function followed(layers: readonly Window[], unit: number, lengths: readonly number[] | null): number[] {
  let units = new Set([unit])
  for (let index = layers.length - 1; index >= 0; index--) {
    const { op, k, s, p, d } = layers[index] ?? { op: 'conv', k: 1, s: 1, p: 0, d: 1 }
    const below = new Set<number>()
    for (const at of units) {
      for (let tap = 0; tap < k; tap++) {
        const position = op === 'conv' ? at * s - p + d * tap : (at + p - d * tap) / s
        const length = lengths?.[index] ?? null
        if (Number.isInteger(position) && (length === null || (position >= 0 && position < length))) below.add(position)
      }
    }
    units = below
  }
  return [...units].map((position) => position + 0).sort((a, b) => a - b)
}

describe('the theoretical field of a chain', () => {
  test('equals the closed form: 1 + Σ d(k − 1)∏s, ∏s, −Σ p∏s', () => {
    fc.assert(
      fc.property(fc.array(conv, { minLength: 1, maxLength: 8 }), (layers) => {
        let [size, jump, start] = [1n, 1n, 0n]
        for (let index = 0; index < layers.length; index++) {
          const strides = layers.slice(0, index).reduce((product, { s }) => product * BigInt(s), 1n)
          const { k, d, p, s } = layers[index] ?? { k: 1, d: 1, p: 0, s: 1 }
          size += BigInt(d * (k - 1)) * strides
          start -= BigInt(p) * strides
          jump = strides * BigInt(s)
        }
        const found = theoreticalField(read(written(layers)))
        expect([found.size, found.jump, found.start]).toEqual([size, fraction(jump), fraction(start)])
        expect(found.centre).toEqual(fraction(2n * start + size - 1n, 2n))
      }),
    )
  })

  test('is the hull of what a unit touches, for every unit', () => {
    fc.assert(
      fc.property(fc.array(conv, { minLength: 1, maxLength: 5 }), fc.integer({ min: -4, max: 9 }), (layers, unit) => {
        const network = read(written(layers))
        const { size, jump, start } = theoreticalField(network)
        const touched = touchedInputs(network, unit)
        const first = Number(start.num) + unit * Number(jump.num)
        expect([touched[0], touched[touched.length - 1]]).toEqual([first, first + Number(size) - 1])
      }),
    )
  })

  test.each([
    ['conv k=3; conv k=3 s=2; conv k=3', { size: '9', jump: '2', start: '0', centre: '4' }],
    ['conv k=7 s=2 p=3; maxpool k=3 s=2 p=1', { size: '11', jump: '4', start: '-5', centre: '0' }],
    ['conv k=1 s=2; conv k=1', { size: '1', jump: '2', start: '0', centre: '0' }],
    ['conv k=2 p=same', { size: '2', jump: '1', start: '0', centre: '1/2' }],
    ['conv k=3 p=2:0', { size: '3', jump: '1', start: '-2', centre: '-1' }],
    // a transposed convolution divides the jump; with k = 2s every unit sees two inputs
    ['convT k=4 s=2 p=1', { size: '2', jump: '1/2', start: '-3/4', centre: '-1/4' }],
    ['convT k=3 p=1', { size: '3', jump: '1', start: '-1', centre: '0' }],
    ['conv k=3 s=2; convT k=4 s=2 p=1', { size: '5', jump: '1', start: '-3/2', centre: '1/2' }],
    // k = 3, s = 2: every other unit sees one input, the rest two
    ['convT k=3 s=2 p=1 a=1', { size: 'field_size_varies', jump: '1/2', start: 'field_size_varies', centre: '0' }],
    ['upsample scale=2 mode=bilinear', { size: '2', jump: '1/2', start: '-3/4', centre: '-1/4' }],
    ['upsample scale=2', { size: '1', jump: '1/2', start: '-1/4', centre: '-1/4' }],
    ['upsample scale=2; conv k=3 p=1', { size: '2', jump: '1/2', start: '-3/4', centre: '-1/4' }],
    ['maxpool k=2; upsample scale=2', { size: '2', jump: '1', start: '-1/2', centre: '0' }],
    [
      'upsample scale=2 mode=bilinear align=yes',
      { size: 'input_missing', jump: 'input_missing', start: 'input_missing', centre: 'input_missing' },
    ],
    [
      'input 1x4x4; upsample scale=2 mode=bilinear align=yes',
      { size: 'field_size_varies', jump: '3/7', start: 'field_size_varies', centre: '0' },
    ],
    // where "same" begins depends on the input's length
    ['conv k=3 s=2 p=tf_same', { size: '3', jump: '2', start: 'input_missing', centre: 'input_missing' }],
    ['input 1x8x9; conv k=3 s=2 p=tf_same', { size: '3', jump: '2', start: '0', centre: '1' }],
    ['input 1x9x8; conv k=3 s=2 p=tf_same', { size: '3', jump: '2', start: '-1', centre: '0' }],
    ['input 1x9x8; conv k=3; gap', { size: '9', jump: 'jump_undefined', start: '0', centre: '4' }],
    ['conv k=3; gap', { size: 'input_missing', jump: 'jump_undefined', start: '0', centre: 'input_missing' }],
  ])('of %j', (text, expected) => {
    expect(field(text)).toEqual(expected)
  })

  test('has its own numbers on each axis', () => {
    expect(field('conv k=3x5 s=1x2; conv k=3', 0).size).toBe('5')
    expect(field('conv k=3x5 s=1x2; conv k=3', 1).size).toBe('9')
    expect(() => theoreticalField(read('conv k=3'), 2)).toThrow(expect.objectContaining({ code: 'axis_unknown' }))
  })
})

describe('the theoretical field of a graph', () => {
  test.each([
    ['repeat 3; conv k=3 p=1; conv k=3 p=1; add <- it, prev; end', { size: '13', jump: '1', start: '-6', centre: '0' }],
    ['a: conv k=3 p=1; conv k=5 p=2; concat <- a, it', { size: '7', jump: '1', start: '-3', centre: '0' }],
    // branches without padding lie to one side: from the lesser first to the greater last
    ['a: conv k=1; b: conv k=3 <- prev; add <- a, b', { size: '3', jump: '1', start: '0', centre: '1' }],
    ['a: conv k=1 p=3; b: conv k=1 <- prev; add <- a, b', { size: '4', jump: '1', start: '-3', centre: '-3/2' }],
    // a gate over the whole image joins everything to everything
    [
      'input 4x9x9; a: conv k=3 p=1; gap; conv k=1; sigmoid; mul <- a, it',
      { size: '9', jump: 'jump_undefined', start: '0', centre: '4' },
    ],
  ])('of %j', (text, expected) => {
    expect(field(text)).toEqual(expected)
  })

  test('of a way down and up that meets the way that stayed has one grid again', () => {
    const text = 'input 1x16x16\na: conv k=3 p=1\nmaxpool k=2\nconv k=3 p=1\nconvT k=2 s=2\nconcat <- a, it'
    expect(field(text)).toEqual({ size: '8', jump: '1', start: '-7/2', centre: '0' })
  })

  test('is refused where branches step differently, with both jumps and the place', () => {
    const network = read('a: conv k=3 s=2; b: conv k=3 <- prev; m: add <- a, b')
    expect(() => theoreticalField(network).size).toThrow(
      expect.objectContaining({ code: 'jumps_differ', values: { first: '2', other: '1' }, node: 'm' }),
    )
    // the set of one unit stays defined
    expect(touchedInputs(network, 5)).toEqual([5, 6, 7, 10, 11, 12])
  })
})

describe('what one unit touches', () => {
  test('is what following every tap finds, in a network without end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(conv, transposed), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: -6, max: 12 }),
        (layers, unit) => {
          expect(touchedInputs(read(written(layers)), unit)).toEqual(followed(layers, unit, null))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('is clipped at every layer where the input ends', () => {
    const chain = fc.tuple(fc.array(conv, { minLength: 1, maxLength: 4 }), fc.integer({ min: 12, max: 40 }))
    fc.assert(
      fc.property(chain, fc.nat(), ([layers, n], pick) => {
        const lengths = [n]
        for (const { k, s, p, d } of layers) {
          const length = Math.floor(((lengths[lengths.length - 1] ?? 0) + 2 * p - d * (k - 1) - 1) / s) + 1
          if (length < 1) return
          lengths.push(length)
        }
        const unit = pick % (lengths[lengths.length - 1] ?? 1)
        const network = read(`input 1x${n}x${n}\n${written(layers)}`)
        expect(touchedInputs(network, unit)).toEqual(followed(layers, unit, lengths))
      }),
    )
  })

  test.each([
    ['repeat 3; conv k=3 d=2; end', 0, [0, 2, 4, 6, 8, 10, 12]],
    ['conv k=3 d=3; conv k=2', 0, [0, 1, 3, 4, 6, 7]],
    ['convT k=3 s=2', 1, [0]],
    ['convT k=1 s=2', 1, []],
    ['input 1x5x5; conv k=3 p=3', 0, []],
    ['input 1x5x5; conv k=3 p=1 pad_mode=circular', 0, [0, 1, 4]],
    ['input 1x5x5; conv k=3 p=1 pad_mode=reflect', 0, [0, 1]],
    ['input 1x4x4; conv k=3; gap', 0, [0, 1, 2, 3]],
  ])('of %j, unit %i', (text, unit, positions) => {
    expect(touchedInputs(read(text), unit)).toEqual(positions)
  })

  test('is refused for a unit that is not there', () => {
    const network = read('input 1x8x8; conv k=3')
    expect(() => touchedInputs(network, 6)).toThrow(
      expect.objectContaining({ code: 'unit_out_of_range', values: { unit: 6, most: 5 } }),
    )
    expect(() => touchedInputs(network, 1.5)).toThrow(expect.objectContaining({ code: 'not_an_integer' }))
  })

  test('too wide to be listed is refused, not tried', () => {
    expect(() => touchedInputs(read('conv k=9999999'), 0)).toThrow(expect.objectContaining({ code: 'set_too_large' }))
    const steep = read('repeat 60; conv k=3 s=2; end')
    expect(() => touchedInputs(steep, 1)).toThrow(expect.objectContaining({ code: 'out_of_range' }))
    expect(theoreticalField(steep).size).toBe(2n ** 61n - 1n)
  })
})

describe('the levels of a network', () => {
  test('are the layers that move the grid, along the deepest way', () => {
    const network = read('stem: conv k=3; short: conv k=1; conv k=3 p=1 <- stem; relu; conv k=3 p=1; add <- it, short')
    expect(networkLevels(network).map(({ id }) => id)).toEqual([null, 'stem', 'conv1', 'conv2'])
  })

  test('stop at the last layer that keeps a grid', () => {
    const levels = networkLevels(read('input 1x32x32; conv k=3 s=2; relu; gap; flatten; linear 10'))
    expect(levels.map(({ id, length }) => [id, length])).toEqual([
      [null, 32],
      ['conv1', 15],
    ])
  })

  test('hold, from the output down to the input, what touches what', () => {
    const network = read('conv k=3; conv k=3 s=2; relu; conv k=3')
    const sets = levelSets(network, 0).map(positionsOf)
    expect(sets).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8], [0, 1, 2, 3, 4, 5, 6], [0, 1, 2], [0]])
    expect(networkLevels(network).map(({ centre, jump }) => [formatFraction(centre), formatFraction(jump)])).toEqual([
      ['0', '1'],
      ['1', '1'],
      ['2', '2'],
      ['4', '2'],
    ])
  })

  test('count every branch that meets above the last layer', () => {
    const network = read('s: conv k=1; a: conv k=3 p=1; b: conv k=3 p=4 d=4 <- s; concat <- a, b')
    expect(levelSets(network, 0).map(positionsOf)).toEqual([[-4, -1, 0, 1, 4], [-4, -1, 0, 1, 4], [0]])
  })

  test('join a skip connection to the row it comes from', () => {
    const network = read('conv k=1; repeat 1; conv k=3 p=1 d=2; conv k=3 p=1; add <- it, prev; end')
    expect(levelSets(network, 0).map(positionsOf)[1]).toEqual([-2, -1, 0, 1, 2, 3, 4])
  })
})

describe('cost', () => {
  test('a graph of 1,000 layers and one of exponentially many paths take milliseconds', () => {
    const network = read('repeat 333; conv k=3 p=1; relu; add <- it, prev; end')
    const dense = read('a: conv k=3 p=1\nrepeat 200; conv k=3 p=1; add <- it, prev; add <- it, it; end')
    const spent = processorTime(() => {
      expect(theoreticalField(network).size).toBe(667n)
      expect(theoreticalField(dense).size).toBe(403n)
      expect(touchedInputs(dense, 0)).toHaveLength(403)
    })
    expect(spent).toBeLessThan(500)
  })

  test('100,000 layers do not overflow the stack', () => {
    const network = read('repeat 50000; conv k=3; relu; end')
    expect(theoreticalField(network).size).toBe(100_001n)
    expect(touchedInputs(network, 0)).toHaveLength(100_001)
  })

  test('a jump of more digits than anyone could read is refused', () => {
    const network = read('repeat 50000; conv k=3 s=2; end')
    expect(() => theoreticalField(network).size).toThrow(expect.objectContaining({ code: 'out_of_range' }))
  })

  test('one unit on an axis of a million positions', () => {
    const network = read('input 1x1000000x1; repeat 8; conv k=3x1 s=4x1 d=2; end')
    const spent = processorTime(() => {
      expect(equalFractions(theoreticalField(network).jump, fraction(4 ** 8))).toBe(true)
      expect(touchedInputs(network, 3).length).toBeGreaterThan(1000)
    })
    expect(spent).toBeLessThan(500)
  })
})
