import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { neighbour, type Direction, type Standing } from '@/app/map/live/neighbour'
import { FIRST_SIGHT, moved, showing, transformOf, whole, zoomed, type View } from '@/app/map/live/view'

const MAP = { x: -900, y: -600, width: 1_900, height: 1_300 }
const SCREEN = { width: 1_200, height: 600 }

const arbitraryView: fc.Arbitrary<View> = fc.record({
  x: fc.integer({ min: -900, max: 1_000 }),
  y: fc.integer({ min: -600, max: 700 }),
  scale: fc.double({ min: 0.2, max: 4, noNaN: true }),
})

describe('the view', () => {
  test('at first sight has the root in the middle and 12.5 px text at true size', () => {
    expect(transformOf(FIRST_SIGHT)).toBe('translate(0px, 0px) scale(1)')
    expect(transformOf({ x: 30, y: -10, scale: 2 })).toBe('translate(-60px, 20px) scale(2)')
  })

  test('follows a drag by as much as the finger moved, whatever its size', () => {
    expect(moved({ x: 0, y: 0, scale: 2 }, 100, -40, MAP)).toEqual({ x: -50, y: 20, scale: 2 })
  })

  test('cannot be dragged off the map', () => {
    fc.assert(
      fc.property(arbitraryView, fc.integer(), fc.integer(), (view, dx, dy) => {
        const { x, y } = moved(view, dx, dy, MAP)
        expect([x >= MAP.x, x <= MAP.x + MAP.width, y >= MAP.y, y <= MAP.y + MAP.height]).not.toContain(false)
      }),
    )
  })

  test('zooms about the point under the fingers', () => {
    const [view, at] = [
      { x: 10, y: 20, scale: 1 },
      { x: 200, y: -100 },
    ]
    const near = zoomed(view, 1.5, at, MAP)
    expect(near.scale).toBe(1.5)
    expect(near.x + at.x / near.scale).toBeCloseTo(view.x + at.x)
    expect(near.y + at.y / near.scale).toBeCloseTo(view.y + at.y)
  })

  test('zooms within bounds', () => {
    expect(zoomed(FIRST_SIGHT, 1e9, { x: 0, y: 0 }, MAP).scale).toBe(4)
    expect(zoomed(FIRST_SIGHT, 1e-9, { x: 0, y: 0 }, MAP).scale).toBe(0.2)
  })

  test('of the whole map shows all of it', () => {
    const { x, y, scale } = whole(MAP, SCREEN)
    expect(x - SCREEN.width / 2 / scale).toBeLessThanOrEqual(MAP.x)
    expect(y - SCREEN.height / 2 / scale).toBeLessThanOrEqual(MAP.y)
  })

  test('shows a chip whole, above whatever covers the foot, and stays where the chip is seen already', () => {
    const chip = { x: 640, y: 480, width: 120, height: 60 }
    fc.assert(
      fc.property(arbitraryView, fc.integer({ min: 0, max: 250 }), (from, covered) => {
        const view = { ...from, scale: Math.min(from.scale, 1.5) }
        const shown = showing(view, chip, SCREEN, covered)
        const bottom = shown.y + (SCREEN.height / 2 - covered) / shown.scale
        expect(shown.x - SCREEN.width / 2 / shown.scale).toBeLessThanOrEqual(chip.x)
        expect(shown.x + SCREEN.width / 2 / shown.scale).toBeGreaterThanOrEqual(chip.x + chip.width)
        expect(shown.y - SCREEN.height / 2 / shown.scale).toBeLessThanOrEqual(chip.y)
        expect(bottom).toBeGreaterThanOrEqual(chip.y + chip.height - 1e-9)
        const again = showing(shown, chip, SCREEN, covered)
        expect(again.x).toBeCloseTo(shown.x)
        expect(again.y).toBeCloseTo(shown.y)
      }),
    )
  })
})

const standing = (id: string, side: 1 | -1, depth: number, y: number): Standing => ({
  id,
  parentId: id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : null,
  side,
  depth,
  x: side * depth * 100,
  y,
  height: 20,
})
const CHIPS = [
  standing('conv', 1, 1, -50),
  standing('conv/padding', 1, 2, -80),
  standing('conv/stride', 1, 2, -45),
  standing('field', 1, 1, 60),
  standing('field/effective', 1, 2, 60),
  standing('norm', -1, 1, -30),
  standing('norm/bn', -1, 2, -30),
]

describe('arrows', () => {
  test.each<[string, Direction, string | null]>([
    ['conv', 'right', 'conv/stride'],
    ['conv', 'left', 'norm'],
    ['conv', 'down', 'field'],
    ['conv', 'up', null],
    ['conv/stride', 'left', 'conv'],
    ['conv/stride', 'down', 'field/effective'],
    ['conv/stride', 'right', null],
    ['norm', 'left', 'norm/bn'],
    ['norm', 'right', 'conv'],
    ['norm/bn', 'right', 'norm'],
    ['norm', 'down', null],
  ])('from %s %s lead to %s', (id, direction, to) => {
    const from = CHIPS.find((chip) => chip.id === id)
    if (!from) throw new Error(id)
    expect(neighbour(CHIPS, from, direction)?.id ?? null).toBe(to)
  })

  test('lead back by the way they came, up and down', () => {
    for (const from of CHIPS) {
      const below = neighbour(CHIPS, from, 'down')
      if (below) expect(neighbour(CHIPS, below, 'up')?.id).toBe(from.id)
    }
  })
})
