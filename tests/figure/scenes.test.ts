import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseNetwork, touchedInputs, type Network } from '@/lib/engine'
import { drawScene, figureExpressions, figureNetworks, FigureSpecSchema, type Mark, type Scene } from '@/lib/figure'
import { extentOf, overlappingTexts } from './extents'
import { plainValues } from './plain-values'

function read(text: string): Network {
  const reading = parseNetwork(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.network
}

const specOf = (raw: unknown) => FigureSpecSchema.parse(raw)

/** A scene of plain numbers: every expression of the spec is looked up by its place. */
function draw(
  raw: unknown,
  places: Parameters<typeof plainValues>[0] = {},
  networks: Readonly<Record<string, Network>> = {},
): Scene {
  const spec = specOf(raw)
  const numbers = Object.fromEntries(
    figureExpressions(spec).flatMap(({ field, text }) => (/^-?[\d.]+$/.test(text) ? [[field, Number(text)]] : [])),
  )
  return drawScene(spec, plainValues({ ...numbers, ...places }, networks))
}

const shapes = <Shape extends Mark['shape']>({ marks }: Scene, shape: Shape) =>
  marks.filter((mark): mark is Extract<Mark, { shape: Shape }> => mark.shape === shape)

const texts = (scene: Scene): string[] => shapes(scene, 'text').map(({ text }) => text)

describe('windows over a row', () => {
  test('stand where the network’s units look, padding with them', () => {
    const pytorch = draw({ scene: 'windows', net: 'a' }, {}, { a: read('input 1x8; conv k=3 s=2 p=1') })
    expect(pytorch.table?.rows).toEqual([[0, 2, 4, 6]])
    expect(pytorch.sentence).toEqual({ code: 'windows', values: { count: 4, kernel: 3, length: 8, first: 0, step: 2 } })
    const same = draw({ scene: 'windows', net: 'a' }, {}, { a: read('input 1x8; conv k=3 s=2 p=0:1') })
    expect(same.table?.rows).toEqual([[1, 3, 5, 7]])
    // one position of padding, before the input and behind it
    const dashed = (scene: Scene) => shapes(scene, 'line').filter(({ dashed }) => dashed)
    expect(dashed(pytorch)).toHaveLength(1)
    expect(dashed(same)).toHaveLength(1)
    const left = (scene: Scene) => Math.min(...(dashed(scene)[0]?.points.filter((_, at) => at % 2 === 0) ?? []))
    expect(left(pytorch)).toBeLessThan(left(same))
  })

  test('may start between two inputs, as no network’s do', () => {
    const scene = draw({ scene: 'windows', length: 8, kernel: 3, starts: 's' }, { starts: [-0.5, 1.5, 3.5] })
    expect(scene.table?.rows).toEqual([[0.5, 2.5, 4.5]])
  })

  test('have one scale with and without padding where room is kept for it', () => {
    const row = (scene: Scene) => shapes(scene, 'polygon').map(({ points }) => points)
    const spec = { scene: 'windows', net: 'a', margin: 1 }
    const padded = draw(spec, {}, { a: read('input 1x8; conv k=3 s=2 p=1') })
    const valid = draw(spec, {}, { a: read('input 1x8; conv k=3 s=2') })
    expect(row(valid)).toEqual(row(padded))
    expect(shapes(valid, 'line').some(({ dashed }) => dashed)).toBe(false)
  })

  test('show where their centres fall in the row', () => {
    const scene = draw({ scene: 'windows', net: 'a' }, {}, { a: read('input 1x4; conv k=3 p=1') })
    const centres = shapes(scene, 'line').flatMap(({ points, stroke }) => (stroke === 'seal' ? [points[2]] : []))
    const middles = shapes(scene, 'polygon').map(({ points }) => ((points[0] ?? 0) + (points[2] ?? 0)) / 2)
    expect(centres).toHaveLength(4)
    centres.forEach((centre, index) => expect(centre).toBeCloseTo(middles[index] ?? NaN, 0))
  })

  test('need an input to slide over', () => {
    expect(() => draw({ scene: 'windows', net: 'a' }, {}, { a: read('conv k=3') })).toThrow(
      expect.objectContaining({ code: 'input_missing' }),
    )
    expect(FigureSpecSchema.safeParse({ scene: 'windows', net: 'a', length: 8 }).success).toBe(false)
    expect(FigureSpecSchema.safeParse({ scene: 'windows', length: 8 }).success).toBe(false)
  })
})

test('samples of a row of pixels are named with their places, also outside of it', () => {
  const scene = draw({ scene: 'samples', length: 2, at: 'p' }, { at: [-0.25, 0.25, 0.75, 1.25] })
  expect(scene.table?.rows).toEqual([['−0.25', '0.25', '0.75', '1.25']])
  expect(shapes(scene, 'polygon')).toHaveLength(2)
  expect(shapes(scene, 'dots').at(-1)?.points).toHaveLength(8)
})

test('samples may be as many as a number says, each at a place of its own', () => {
  const scene = draw({ scene: 'samples', length: 3, count: 4, place: 'p' }, { place: (i) => (i * 2) / 3 })
  expect(scene.table?.rows).toEqual([['0', '0.67', '1.33', '2']])
  expect(FigureSpecSchema.safeParse({ scene: 'samples', length: 3, count: 4 }).success).toBe(false)
  expect(FigureSpecSchema.safeParse({ scene: 'samples', length: 3, count: 4, place: 'i', at: '[0]' }).success).toBe(
    false,
  )
})

test('links name the taps that make up each output of a transposed convolution', () => {
  // kernel 3, stride 2, no padding: 3 inputs, 7 outputs
  const tap = (input: number, output: number) =>
    output - 2 * input >= 0 && output - 2 * input < 3 ? output - 2 * input : -1
  const scene = draw({ scene: 'links', inputs: 3, outputs: 7, tap: 't' }, { tap })
  expect(scene.sentence.values).toEqual({ inputs: 3, outputs: 7, count: 9 })
  expect(scene.table?.rows.filter(([output]) => output === 2)).toEqual([
    [2, 0, 2],
    [2, 1, 0],
  ])
  expect(texts(scene).filter((text) => text === 'w₁')).toHaveLength(3)
  expect(overlappingTexts(scene.marks)).toEqual([])
})

test('links and rows keep one height across options where room is kept for the fullest', () => {
  const single = (_: number, output: number) => (output === 0 ? 0 : -1)
  const links = { scene: 'links', inputs: 3, outputs: 3, tap: 't', lines: 3 }
  expect(draw(links, { tap: () => 1 }).height).toBe(draw(links, { tap: single }).height)
  const rows = (list: string[]) => ({ scene: 'rows', rows: list, lines: 2 })
  const two = draw(rows(['a', 'b']), { 'rows.0': [1, 0], 'rows.1': [0, 2] })
  const one = draw(rows(['a']), { 'rows.0': [1, 2] })
  expect(one.height).toBe(two.height)
})

describe('a plane', () => {
  test('shades the values between its ends, counted from its first row and column', () => {
    const value = (i: number, j: number) => (i + 1) * 10 + j
    const scene = draw(
      { scene: 'plane', rows: 2, columns: 3, firstRow: -1, firstColumn: 1, value: 'v', numbers: true },
      { firstRow: -1, value },
    )
    expect(scene.table?.rows).toEqual([
      ['1', '2', '3'],
      ['11', '12', '13'],
    ])
    expect(texts(scene)).toEqual(['1', '2', '3', '11', '12', '13'])
    const [raster] = shapes(scene, 'raster')
    expect(raster?.levels).toHaveLength(6)
    expect(raster?.tones[Number(raster.levels.at(-1))]).toBe('i5')
    expect(raster?.tones[Number(raster.levels[0])]).toBe('i0')
  })

  test('keeps one range where it is told to, so that two pictures compare', () => {
    const shade = (most: number) =>
      shapes(
        draw({ scene: 'plane', rows: 1, columns: 1, value: 'v', from: 0, to: 4 }, { value: () => most }),
        'raster',
      )[0]?.levels
    expect(shade(4)).not.toBe(shade(1))
  })

  test('fills, leaves empty or sets apart what is marked', () => {
    const scene = draw({ scene: 'plane', rows: 1, columns: 3, ramp: 'marks', value: 'v' }, { value: (_, j) => j })
    const [raster] = shapes(scene, 'raster')
    expect([...(raster?.levels ?? '')].map((level) => raster?.tones[Number(level)])).toEqual(['paper', 'r4', 'seal'])
  })

  test('is outlined around whole cells', () => {
    const outlines = [{ top: 0, left: 0, bottom: 1, right: 1 }]
    const scene = draw({ scene: 'plane', rows: 4, columns: 4, value: 'v', outlines }, { value: () => 1 })
    const [raster] = shapes(scene, 'raster')
    const box = extentOf(shapes(scene, 'line'))
    expect(box.right - box.left).toBeCloseTo(2 * (raster?.cell ?? 0), 0)
    // red on blue is no contrast in grey: a wider band of paper lies beneath
    const [band, line] = shapes(scene, 'line')
    expect([band?.stroke, line?.stroke]).toEqual(['paper', 'seal'])
    expect(band?.width).toBeGreaterThan(line?.width ?? Infinity)
  })
})

test('rows of numbers stand in cells, with dividers before the places named', () => {
  const scene = draw(
    { scene: 'rows', rows: ['a', 'b'], dividers: 'd' },
    { 'rows.0': [3, 2, 1, 2.5], 'rows.1': [-1, 0, 0, 0], dividers: [2] },
  )
  expect(scene.table?.rows).toEqual([
    ['3', '2', '1', '2.5'],
    ['−1', '0', '0', '0'],
  ])
  expect(shapes(scene, 'line')).toHaveLength(2)
})

test('blocks show one square for each cell in sight, all at one scale', () => {
  const blocks = [
    { height: 1, width: 1, depth: 4 },
    { height: 3, width: 3, depth: 1 },
  ]
  const scene = draw({ scene: 'blocks', blocks })
  expect(shapes(scene, 'polygon')).toHaveLength(1 + 8 + (9 + 6))
  expect(scene.table?.rows).toEqual([
    [1, 1, 4],
    [3, 3, 1],
  ])
})

test('blocks in slots of one size have one scale in every picture', () => {
  const slot = { height: 3, width: 3, depth: 4 }
  const side = (block: typeof slot) => {
    const points = shapes(draw({ scene: 'blocks', blocks: [block, slot], slot }), 'polygon')[0]?.points ?? []
    return Math.round((points[2] ?? 0) - (points[0] ?? 0))
  }
  expect(side({ height: 1, width: 1, depth: 4 })).toBe(side(slot))
})

test('a cube fills what is meant on the faces in sight, and counts it inside as well', () => {
  const first = (n: number, c: number) => Number(n === 0 && c < 2)
  const scene = draw({ scene: 'cube', samples: 3, channels: 4, positions: 5, shaded: 's' }, { shaded: first })
  expect(scene.sentence.values).toEqual({ shaded: 10, all: 60 })
  // the front face: two of four channels at five positions; on top two cells of the first sample; nothing at the side
  expect(shapes(scene, 'polygon').filter(({ fill }) => fill === 'r4')).toHaveLength(10 + 2)
})

test('an effective field is a bell in the middle of its theoretical square, the same on both axes', () => {
  const scene = draw({ scene: 'effective', layers: 10, kernel: 3 })
  expect(scene.sentence.values).toEqual({ size: 21, deviation: '2.58' })
  const { columns = 0, levels = '' } = shapes(scene, 'raster')[0] ?? {}
  expect(columns).toBe(21)
  const at = (row: number, column: number) => Number(levels[row * columns + column])
  expect(at(10, 10)).toBe(5)
  expect(at(0, 0)).toBe(0)
  for (let row = 0; row < columns; row += 1) expect(at(row, 7)).toBe(at(7, row))
})

test.each([
  [21, 3, 43],
  [31, 3, 63],
  [15, 5, 61],
  [31, 4, 94],
])('an effective field of %i layers of kernel %i is as wide on the left as on the right', (layers, kernel, size) => {
  const scene = draw({ scene: 'effective', layers, kernel })
  expect(scene.sentence.values['size']).toBe(size)
  const { columns = 0, levels = '' } = shapes(scene, 'raster')[0] ?? {}
  expect(columns).toBeLessThan(size)
  expect([...levels].reverse().join('')).toBe(levels)
})

describe('a chart', () => {
  const axes = { x: { from: 0, to: 4, name: 'n' }, y: { from: 0, to: 1 } }

  test('draws a curve inside its axes and cuts it where it leaves them', () => {
    const scene = draw({ scene: 'chart', ...axes, marks: [{ mark: 'curve', y: 'x' }] }, { 'marks.0.y': (x) => x })
    const curve = shapes(scene, 'line').find(({ stroke }) => stroke === 'r4')
    const box = extentOf(curve ? [curve] : [])
    const whole = extentOf(scene.marks.filter(({ shape }) => shape === 'line'))
    expect(box.top).toBeGreaterThanOrEqual(whole.top)
    expect(box.right).toBeLessThan(whole.right)
  })

  test('runs a recurrence from its first value', () => {
    const walk = { mark: 'walk', first: 0, next: 'y', count: 4 }
    const scene = draw({ scene: 'chart', ...axes, marks: [walk] }, { 'marks.0.next': (y) => 0.9 * y + 0.1 })
    expect(scene.table?.rows.map(([, x, y]) => [x, y])).toEqual([
      ['0', '0'],
      ['1', '0.1'],
      ['2', '0.19'],
      ['3', '0.27'],
    ])
  })

  test('has a bar, a stem or a dot for each value, and none for an empty one', () => {
    const marks = [{ mark: 'bars', values: 'v' }]
    const scene = draw({ scene: 'chart', ...axes, marks }, { 'marks.0.values': [1, 0, 0.5] })
    expect(shapes(scene, 'polygon')).toHaveLength(2)
    expect(scene.table?.rows).toHaveLength(3)
  })

  test('sums the mass of a histogram over its bins', () => {
    const marks = [{ mark: 'histogram', from: 0, to: 4, bins: 8, mass: 'm' }]
    const scene = draw({ scene: 'chart', ...axes, marks }, { 'marks.0.mass': (a, b) => b - a })
    expect(scene.table?.rows.map(([, , y]) => y)).toEqual(Array(8).fill('0.5'))
  })

  test('places decades evenly on a logarithmic axis', () => {
    const x = { from: 1, to: 100, ticks: ['1', '10', '100'], log: true }
    const scene = draw(
      { scene: 'chart', x, y: axes.y, marks: [{ mark: 'rules', x: 'r' }] },
      { 'marks.0.x': [1, 10, 100] },
    )
    const places = shapes(scene, 'line')
      .filter(({ stroke, points }) => stroke === 'edge' && points.length === 4 && points[0] === points[2])
      .map(({ points }) => points[0] ?? 0)
    const [one = 0, ten = 0, hundred = 0] = places
    expect(ten - one).toBeCloseTo(hundred - ten, 0)
  })

  test('of any ticks writes nothing beyond its frame', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9999, max: 0 }),
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 9 }),
        (from, to, height) => {
          const scene = draw(
            {
              scene: 'chart',
              x: { from, to, name: 'x' },
              y: { from: 0, to: height + 0, name: 'y', ticks: ['0', { at: height, text: 'π/2' }] },
              marks: [{ mark: 'curve', y: '1' }],
            },
            { 'marks.0.y': () => 1, 'y.to': height + 1 },
          )
          const { left, right, top, bottom } = extentOf(scene.marks)
          expect([left >= -0.5, right <= scene.width + 0.5, top >= -0.5, bottom <= scene.height + 0.5]).toEqual(
            Array(4).fill(true),
          )
        },
      ),
      { numRuns: 100 },
    )
  })
})

test('panels stand side by side in one picture, each within its share', () => {
  const panel = { scene: 'plane', rows: 4, columns: 4, value: 'v' }
  const scene = draw(
    { scene: 'panels', panels: [panel, panel] },
    { 'panels.0.value': () => 0, 'panels.1.value': () => 1 },
  )
  const [first, second] = shapes(scene, 'raster')
  expect((first?.x ?? 0) + 4 * (first?.cell ?? 0)).toBeLessThan(scene.width / 2)
  expect(second?.x).toBeGreaterThan(scene.width / 2)
  expect(scene.sentence).toEqual({ code: 'panels', values: { count: 2 } })
  expect(scene.table?.rows).toHaveLength(8)
  const cube = { scene: 'cube', samples: 2, channels: 2, positions: 2, shaded: 's' }
  const cubes = draw(
    { scene: 'panels', panels: [cube, cube] },
    { 'panels.0.shaded': () => 1, 'panels.1.shaded': () => 0 },
  )
  // no table without a value
  expect(cubes.table).toBeUndefined()
})

test('the expressions of a figure are named with their places and the names they may use', () => {
  const spec = specOf({
    scene: 'chart',
    x: { from: 0, to: 'n', ticks: ['n/2', { at: 'n', text: 'n' }] },
    y: { from: 0, to: 1, name: 'p' },
    marks: [
      { mark: 'walk', first: 'a', next: 'm*y', count: 'n' },
      { mark: 'label', x: 1, y: 1, text: 'A' },
    ],
  })
  const found = Object.fromEntries(
    figureExpressions(spec).map(({ field, text, locals }) => [field, [text, ...locals.map(({ name }) => name)]]),
  )
  expect(found).toMatchObject({
    'x.to': ['n'],
    'x.ticks.0': ['n/2'],
    'x.ticks.1.at': ['n'],
    'marks.0.next': ['m*y', 'y', 'i'],
    'marks.1.x': ['1'],
  })
  expect(Object.keys(found)).not.toContain('marks.1.text')
  expect(Object.keys(found)).not.toContain('y.name')
})

test('the networks of a figure are found in its panels too', () => {
  const cone = { scene: 'cone', net: 'a' }
  expect(figureNetworks(specOf({ scene: 'panels', panels: [cone, { scene: 'windows', net: 'b' }] }))).toEqual([
    { field: 'panels.0.net', name: 'a' },
    { field: 'panels.1.net', name: 'b' },
  ])
})

test('a plane of touched inputs is the product of what the engine says of each axis', () => {
  const network = read('input 1x15x15; repeat 3; conv k=3 d=2; end')
  const set = touchedInputs(network, 1)
  const value = (i: number, j: number) => Number(set.includes(i) && set.includes(j))
  const scene = draw({ scene: 'plane', rows: 15, columns: 15, ramp: 'marks', value: 'v' }, { value })
  expect([...(shapes(scene, 'raster')[0]?.levels ?? '')].filter((level) => level === '1')).toHaveLength(49)
})
