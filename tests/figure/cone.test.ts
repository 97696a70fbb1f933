import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseNetwork, touchedInputs, type Network } from '@/lib/engine'
import { drawScene, middleUnit, receptiveFieldScene, type Frame, type Mark, type Scene } from '@/lib/figure'
import { extentOf } from './extents'
import { plainValues } from './plain-values'

function read(text: string): Network {
  const reading = parseNetwork(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.network
}

type Cells = Extract<Mark, { shape: 'cells' }>

const cellsOf = (marks: readonly Mark[]) => marks.filter((mark): mark is Cells => mark.shape === 'cells')

/** Left edges of the single cells of some marks. */
const edges = (marks: readonly Cells[]) =>
  marks.flatMap(({ x, pitch, count }) => Array.from({ length: count }, (_, index) => x + index * pitch))

/** Filled cells of a frame, counted from the input upwards. */
function filledPerRow(scene: Scene, { marks }: Frame): number[] {
  const rows = cellsOf(scene.marks).map(({ y }) => y)
  return rows.map((y) => edges(cellsOf(marks).filter((cells) => cells.y === y)).length)
}

function chosenFrame(scene: Scene): Frame {
  const frame = scene.frames?.[scene.chosen ?? 0]
  if (!frame) throw new Error('the scene has no frame')
  return frame
}

const window = fc.record({
  op: fc.constantFrom('conv', 'convT', 'maxpool'),
  k: fc.integer({ min: 1, max: 5 }),
  s: fc.integer({ min: 1, max: 3 }),
  d: fc.integer({ min: 1, max: 3 }),
})
const anyText = fc
  .tuple(fc.array(window, { minLength: 1, maxLength: 10 }), fc.boolean())
  .map(([layers, bounded]) =>
    [...(bounded ? ['input 1x64x64'] : []), ...layers.map(({ op, k, s, d }) => `${op} k=${k} s=${s} d=${d}`)].join(
      '\n',
    ),
  )

describe('the cone of one unit', () => {
  test('lights what each layer looks at: seal above, then layers, then the input', () => {
    const scene = receptiveFieldScene(read('conv k=3; conv k=3 s=2; conv k=3'))
    const frame = chosenFrame(scene)
    expect(filledPerRow(scene, frame)).toEqual([9, 7, 3, 1])
    expect(cellsOf(frame.marks).map(({ fill }) => fill)).toEqual(['r4', 'r3', 'r3', 'seal'])
    expect(scene.sentence).toEqual({ code: 'cone_free', values: { size: 9 } })
  })

  test('leaves the cells between the taps of a dilated stack dark', () => {
    const scene = receptiveFieldScene(read('repeat 3; conv k=3 d=2; end'))
    const frame = chosenFrame(scene)
    expect(filledPerRow(scene, frame)).toEqual([7, 5, 3, 1])
    const lit = edges(cellsOf(frame.marks).filter(({ fill }) => fill === 'r4'))
    const pitch = cellsOf(scene.marks)[0]?.pitch ?? 0
    lit.forEach((x, index) => expect(x - (lit[0] ?? 0)).toBeCloseTo(2 * pitch * index, 1))
    expect(frame.sentence).toEqual({ code: 'cone_free_holes', values: { size: 13, touched: 7 } })
  })

  test('says from where to where a unit of an input with ends sees', () => {
    const network = read('input 3x32x32; conv k=3 p=1; conv k=3 s=2 p=1; conv k=3 p=1')
    expect(middleUnit(network)).toBe(8)
    expect(receptiveFieldScene(network, 8).sentence).toEqual({
      code: 'cone',
      values: { unit: 8, first: 12, last: 20, size: 9 },
    })
    expect(receptiveFieldScene(network, 0).sentence).toEqual({
      code: 'cone',
      values: { unit: 0, first: 0, last: 4, size: 5 },
    })
  })

  test('of a unit that sees padding alone lights no input and says so', () => {
    const scene = receptiveFieldScene(read('input 1x9x9; conv k=3 p=3'), 0)
    expect(scene.sentence).toEqual({ code: 'cone_empty', values: { unit: 0 } })
    expect(filledPerRow(scene, chosenFrame(scene))).toEqual([0, 1])
  })

  test('sets each row over the middle of what it sees', () => {
    const scene = receptiveFieldScene(read('conv k=4 s=2; conv k=3'))
    const middles = cellsOf(chosenFrame(scene).marks).map(
      ({ x, pitch, count, width }) => x + (pitch * (count - 1) + width) / 2,
    )
    middles.forEach((middle) => expect(middle).toBeCloseTo(middles[0] ?? 0, 0))
  })

  test('has a bracket below the input with its size', () => {
    const { marks } = chosenFrame(receptiveFieldScene(read('conv k=5; conv k=3')))
    expect(marks.find(({ shape }) => shape === 'text')).toMatchObject({ text: '7', anchor: 'middle', fill: 'ink' })
    expect(marks.filter(({ shape }) => shape === 'line')).toHaveLength(1)
  })

  test('has a frame for each unit shown, so that a browser can move it', () => {
    const network = read('input 1x16x16; conv k=3 p=1 s=2; conv k=3 p=1')
    const scene = receptiveFieldScene(network, 3)
    expect(scene.frames?.map(({ unit }) => unit)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(scene.chosen).toBe(3)
    for (const { unit, sentence } of scene.frames ?? []) {
      const touched = touchedInputs(network, unit)
      expect(sentence.values).toEqual({ unit, first: touched[0], last: touched.at(-1), size: touched.length })
    }
  })

  test('is cut where more cells than can be told apart would be needed, with dots at the cut rows', () => {
    const scene = receptiveFieldScene(read('input 1x224x224; repeat 40; conv k=3 p=1; end'))
    const [input] = cellsOf(scene.marks)
    expect(input?.count).toBe(40)
    expect(scene.sentence.values.size).toBe(81)
    expect(scene.marks.filter(({ shape }) => shape === 'dots').length).toBeGreaterThanOrEqual(2 * 8)
  })

  test('keeps the unit itself in sight where what it looks at is wider than the picture and to one side of it', () => {
    const scene = receptiveFieldScene(
      read('conv k=1 s=3; conv k=1 s=3; conv k=1 s=2; conv k=1 s=3; conv k=2 s=2 d=2; convT k=1 s=2; conv k=2'),
    )
    expect(cellsOf(chosenFrame(scene).marks).filter(({ fill }) => fill === 'seal')).toHaveLength(1)
  })

  test('leaves out the middle of many layers', () => {
    const names = receptiveFieldScene(read('input 1x99x99; repeat 12; conv k=3 p=1; end')).marks.flatMap((mark) =>
      mark.shape === 'text' ? [mark.text] : [],
    )
    expect(names).toEqual(['x', 'conv1', 'conv2', 'conv3', 'conv9', 'conv10', 'conv11', 'conv12'])
  })

  test('ends at the last layer that keeps a grid', () => {
    const scene = receptiveFieldScene(read('input 1x9x9; conv k=3; gap; flatten; linear 10'))
    expect(cellsOf(scene.marks)).toHaveLength(2)
  })

  test('is refused where there is no grid, for the engine’s reason', () => {
    expect(() => receptiveFieldScene(read('a: conv k=1 s=2; b: conv k=1 <- prev; add <- a, b'))).toThrow(
      expect.objectContaining({ code: 'jumps_differ' }),
    )
    expect(() => receptiveFieldScene(read('input 1x8x8; conv k=3'), 9)).toThrow(
      expect.objectContaining({ code: 'unit_out_of_range' }),
    )
  })

  test('stays inside its frame, is plain JSON, and lights only cells that are drawn', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = parseNetwork(text)
        if (!reading.ok) return
        const scene = drawnOrNull(reading.network)
        if (!scene) return
        expect(JSON.parse(JSON.stringify(scene))).toEqual(scene)
        for (const marks of [scene.marks, ...(scene.frames ?? []).map((frame) => frame.marks)]) {
          if (marks.length === 0) continue
          const { left, right, top, bottom } = extentOf(marks)
          expect(left).toBeGreaterThanOrEqual(0)
          expect(right).toBeLessThanOrEqual(scene.width + 0.5)
          expect(top).toBeGreaterThanOrEqual(0)
          expect(bottom).toBeLessThanOrEqual(scene.height)
        }
        const drawn = new Map(cellsOf(scene.marks).map((row) => [row.y, edges([row])]))
        for (const cells of cellsOf(chosenFrame(scene).marks)) {
          for (const x of edges([cells])) {
            expect(drawn.get(cells.y)?.some((edge) => Math.abs(edge - x) < 0.3)).toBe(true)
          }
        }
        expect(chosenFrame(scene).marks.some((mark) => mark.shape === 'cells' && mark.fill === 'seal')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

/** Networks that the engine refuses have no picture. */
function drawnOrNull(network: Network): Scene | null {
  try {
    return receptiveFieldScene(network)
  } catch {
    return null
  }
}

test('a card’s figure is drawn as the scene that it names', () => {
  const network = read('conv k=3; conv k=3')
  const values = plainValues({ unit: 0 }, { stack: network })
  expect(drawScene({ scene: 'cone', net: 'stack' }, values)).toEqual(receptiveFieldScene(network))
  expect(drawScene({ scene: 'touched', net: 'stack', unit: '0' }, values).kind).toBe('touched')
  expect(drawScene({ scene: 'hull', net: 'stack', unit: 'middle' }, values).kind).toBe('hull')
})
