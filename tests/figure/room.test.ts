import { describe, expect, test } from 'vitest'
import { parseNetwork } from '@/lib/engine'
import { drawScene, figureExpressions, FigureSpecSchema, type Mark, type Scene } from '@/lib/figure'
import { extentOf, overlappingTexts } from './extents'
import { plainValues } from './plain-values'

/** A scene of plain numbers: every expression of the spec is looked up by its place. */
function draw(raw: unknown, places: Parameters<typeof plainValues>[0] = {}, text = 'conv k=3'): Scene {
  const spec = FigureSpecSchema.parse(raw)
  const reading = parseNetwork(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  const numbers = Object.fromEntries(
    figureExpressions(spec).flatMap(({ field, text }) => (/^-?[\d.]+$/.test(text) ? [[field, Number(text)]] : [])),
  )
  return drawScene(spec, plainValues({ ...numbers, ...places }, { net: reading.network }))
}

const shapes = <Shape extends Mark['shape']>({ marks }: Scene, shape: Shape) =>
  marks.filter((mark): mark is Extract<Mark, { shape: Shape }> => mark.shape === shape)

const texts = (scene: Scene): string[] => shapes(scene, 'text').map(({ text }) => text)
const dashed = (scene: Scene) => shapes(scene, 'line').filter(({ dashed }) => dashed)

describe('a long row under windows', () => {
  const long = { scene: 'windows', net: 'net', shown: 20, numbers: true }

  test('keeps both ends, with the windows that lie within them and the numbers of the outermost', () => {
    const scene = draw(long, {}, 'input 1x224; conv k=3 s=2 p=1')
    expect(texts(scene)).toEqual(['0', '111', '0', '223'])
    // 1 + 224 positions, of which ten at each end are left: one of padding and 19 of the input
    expect(shapes(scene, 'polygon')).toHaveLength(19)
    expect(dashed(scene)).toHaveLength(1)
    const { left, right } = extentOf(scene.marks)
    expect([left >= 0, right <= scene.width]).toEqual([true, true])
    expect(overlappingTexts(scene.marks)).toEqual([])
    expect(scene.sentence.values).toMatchObject({ count: 112, length: 224 })
  })

  test('is whole where it has room', () => {
    expect(shapes(draw(long, {}, 'input 1x16; conv k=3 s=2 p=1'), 'polygon')).toHaveLength(16)
  })

  test('shows padding that no window reads where it is told of it', () => {
    const net = 'input 1x8; conv k=3 s=2 p=1'
    expect(dashed(draw({ scene: 'windows', net: 'net' }, {}, net))).toHaveLength(1)
    expect(dashed(draw({ scene: 'windows', net: 'net', padding: 1 }, {}, net))).toHaveLength(2)
  })

  test('takes windows by their count and where number i starts', () => {
    const scene = draw({ scene: 'windows', length: 8, kernel: 4, count: 4, start: 's' }, { start: (i) => 2 * i - 1 })
    expect(scene.table?.rows).toEqual([[0.5, 2.5, 4.5, 6.5]])
    const both = { scene: 'windows', length: 8, kernel: 4, count: 4, start: 's', starts: 's' }
    expect(FigureSpecSchema.safeParse(both).success).toBe(false)
  })

  test('has windows that overlap much on lines of their own', () => {
    const bars = shapes(draw({ scene: 'windows', net: 'net' }, {}, 'input 1x16; conv k=11'), 'line').filter(
      ({ points: [, y0, , y1], width }) => y0 === y1 && width === 2,
    )
    expect(new Set(bars.map(({ points: [, y] }) => y)).size).toBe(bars.length)
  })
})

test('of samples, the one that is asked for stands out', () => {
  const scene = draw({ scene: 'samples', length: 3, count: 4, place: 'p', marked: 2 }, { place: (i) => (i * 2) / 3 })
  const rings = shapes(scene, 'dots').filter(({ form }) => form === 'ring')
  const discs = shapes(scene, 'dots').filter(({ form }) => form === undefined)
  expect([rings[0]?.points.length, discs[0]?.points.length]).toEqual([6, 2])
})

test('a tick whose text has no room beside those named before it keeps its line alone', () => {
  const axes = { x: { from: 0, to: 100, ticks: [0, 50, 51, 100] }, y: { from: 0, to: 1, ticks: [1, 0] } }
  const scene = draw({ scene: 'chart', ...axes, marks: [{ mark: 'curve', y: 'y' }] }, { 'marks.0.y': () => 1 })
  expect(texts(scene)).toEqual(['0', '50', '100', '1', '0'])
  expect(overlappingTexts(scene.marks)).toEqual([])
})

test('four panels stand two by two', () => {
  const panel = { scene: 'plane', rows: 1, columns: 1, value: 'v' }
  const value = () => 1
  const scene = draw(
    { scene: 'panels', panels: [panel, panel, panel, panel] },
    { 'panels.0.value': value, 'panels.1.value': value, 'panels.2.value': value, 'panels.3.value': value },
  )
  const corners = shapes(scene, 'raster').map(({ x, y }) => [x < scene.width / 2, y < scene.height / 2])
  expect(corners).toEqual([
    [true, true],
    [false, true],
    [true, false],
    [false, false],
  ])
})

test('rules beyond the ends of an axis are left out', () => {
  const axes = { x: { from: 0, to: 10 }, y: { from: 0, to: 1 } }
  const scene = draw(
    { scene: 'chart', ...axes, marks: [{ mark: 'rules', x: 'list', dashed: true }] },
    {
      'marks.0.x': [5, 10, 12],
    },
  )
  expect(dashed(scene)).toHaveLength(2)
})

test('a wide cube keeps the names of its axes inside the picture', () => {
  const spec = { scene: 'cube', samples: 2, channels: 10, positions: 2, shaded: 's' }
  const scene = draw(spec, { shaded: () => 0 })
  const { left, right } = extentOf(scene.marks)
  expect([left >= 0, right <= scene.width]).toEqual([true, true])
})

test('a flat chart is a number line: lower, and without the upright axis', () => {
  const axes = { x: { from: 0, to: 10 }, y: { from: 0, to: 1, ticks: [] } }
  const marks = [{ mark: 'rules', x: 'list' }]
  const tall = draw({ scene: 'chart', ...axes, marks }, { 'marks.0.x': [] })
  const flat = draw({ scene: 'chart', flat: true, ...axes, marks }, { 'marks.0.x': [] })
  const heightOf = (scene: Scene) => {
    const { top, bottom } = extentOf(shapes(scene, 'line'))
    return bottom - top
  }
  expect([flat.height < tall.height, heightOf(flat) < 10, heightOf(tall) > 100]).toEqual([true, true, true])
})
