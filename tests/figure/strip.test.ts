import { expect, test } from 'vitest'
import { parseNetwork, type Network } from '@/lib/engine'
import { FigureSpecSchema, hullScene, touchedScene, type Scene } from '@/lib/figure'

function read(text: string): Network {
  const reading = parseNetwork(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.network
}

const lit = ({ marks }: Scene) =>
  marks.flatMap((mark) => (mark.shape === 'cells' && mark.fill === 'r4' ? [mark.count] : []))

const holes = read('repeat 3; conv k=3 d=2; end')
const dense = read('repeat 3; conv k=3; end')

test('a strip lights what is touched, with every hole, or the whole hull', () => {
  expect(lit(touchedScene(holes))).toEqual([7])
  expect(touchedScene(holes).sentence).toEqual({ code: 'touched', values: { touched: 7, size: 13 } })
  expect(lit(hullScene(holes))).toEqual([13])
  expect(hullScene(holes).sentence).toEqual({ code: 'hull', values: { size: 13 } })
})

test('strips of one question have one scale and no number that would tell them apart', () => {
  const scenes = [touchedScene(holes), touchedScene(dense), hullScene(holes)]
  expect(new Set(scenes.map(({ width, height }) => `${width} ${height}`)).size).toBe(1)
  const pitches = scenes.map(({ marks }) => marks.flatMap((mark) => (mark.shape === 'cells' ? [mark.pitch] : []))[0])
  expect(new Set(pitches).size).toBe(1)
  expect(scenes.flatMap(({ marks }) => marks.filter(({ shape }) => shape === 'text'))).toEqual([])
})

test('a strip of an input with ends shows no cell beyond them', () => {
  const [row] = touchedScene(read('input 1x10x10; conv k=3 p=1'), 0).marks
  expect(row).toMatchObject({ shape: 'cells', count: 10 })
})

test('a figure names a scene, a network, and at most a unit', () => {
  expect(FigureSpecSchema.safeParse({ scene: 'cone', net: 'stack', unit: 'middle' }).success).toBe(true)
  expect(FigureSpecSchema.safeParse({ scene: 'cone', net: 'stack' }).success).toBe(true)
  expect(FigureSpecSchema.safeParse({ scene: 'pie', net: 'stack' }).success).toBe(false)
  expect(FigureSpecSchema.safeParse({ scene: 'cone', net: 'stack', colour: 'red' }).success).toBe(false)
})
