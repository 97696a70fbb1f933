import type { SpecOf } from './figure-spec'
import { within, type FigureValues } from './figure-values'
import { round } from './layout'
import { label, PLATE_WIDTH, shortNumber, textWidth } from './plate'
import { GREY_RAMP, INK_RAMP, levelOf, MARK_TONES, raster, textOn } from './raster'
import type { Mark, Scene } from './scene'

const MARGIN = 8
const TALLEST = 208
const WIDEST_CELL = 48
const MOST_CELLS = 80
/** A hairline between cells as long as they are not many. */
const LINED = 20

/**
 * A plane of values as shades: a heat map, an image, a pattern of taps, a small table of numbers. Rows run downwards.
 * Outlines mark parts of it, as the edge of an image that a field hangs over.
 */
export function planeScene(spec: SpecOf<'plane'>, values: FigureValues): Scene {
  const rows = values.whole('rows', 1, MOST_CELLS)
  const columns = values.whole('columns', 1, MOST_CELLS)
  const firstRow = spec.firstRow === undefined ? 0 : values.whole('firstRow', -999, 999)
  const firstColumn = spec.firstColumn === undefined ? 0 : values.whole('firstColumn', -999, 999)
  const valueAt = values.formula('value')
  const grid = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => valueAt(firstRow + row, firstColumn + column)),
  )
  const side = Math.min(WIDEST_CELL, (PLATE_WIDTH - 2 * MARGIN) / columns, TALLEST / rows)
  const left = (PLATE_WIDTH - side * columns) / 2
  const { tones, levels } = shadesOf(spec, grid.flat(), values)
  const stroke = rows <= LINED && columns <= LINED && spec.ramp !== 'grey' ? 'edge' : null
  const numbers = spec.numbers ? numbersOn(grid, levels, left, side, spec.ramp === 'ink') : []
  const place = { top: MARGIN - firstRow * side, left: left - firstColumn * side, side }
  const outlines = spec.outlines.flatMap(({ tone }, index) => outline(within(values, `outlines.${index}`), place, tone))
  const height = round(2 * MARGIN + rows * side)
  return {
    kind: 'plane',
    width: PLATE_WIDTH,
    height,
    marks: [
      raster(left, MARGIN, side, columns, levels, tones, stroke),
      ...frame(left, side, rows, columns),
      ...numbers,
      ...outlines,
    ],
    sentence: {
      code: 'plane',
      values: {
        rows,
        columns,
        least: shortNumber(Math.min(...grid.flat())),
        most: shortNumber(Math.max(...grid.flat())),
      },
    },
    table: { head: [], rows: grid.map((row) => row.map(shortNumber)) },
  }
}

function shadesOf(spec: SpecOf<'plane'>, all: readonly number[], values: FigureValues) {
  if (spec.ramp === 'marks')
    return { tones: MARK_TONES, levels: all.map((value) => Math.max(0, Math.min(2, Math.round(value)))) }
  const tones = spec.ramp === 'grey' ? GREY_RAMP : INK_RAMP
  const from = spec.from === undefined ? Math.min(0, ...all) : values.number('from')
  const to = spec.to === undefined ? Math.max(...all) : values.number('to')
  return { tones, levels: all.map((value) => levelOf(value, from, to, tones.length)) }
}

function numbersOn(
  grid: readonly (readonly number[])[],
  levels: readonly number[],
  left: number,
  side: number,
  isInk: boolean,
): Mark[] {
  const columns = grid[0]?.length ?? 0
  const longest = Math.max(...grid.flat().map((value) => shortNumber(value).length))
  const size = Math.max(8, Math.min(15, side / textWidth('0'.repeat(longest + 1), 1)))
  return grid.flatMap((row, i) =>
    row.map((value, j) =>
      label(shortNumber(value), left + (j + 0.5) * side, MARGIN + (i + 0.5) * side, {
        size: round(size),
        fill: isInk ? textOn(levels[i * columns + j] ?? 0) : 'ink',
      }),
    ),
  )
}

function frame(left: number, side: number, rows: number, columns: number): Mark[] {
  const [right, bottom] = [left + columns * side, MARGIN + rows * side]
  return [
    {
      shape: 'polygon',
      points: [left, MARGIN, right, MARGIN, right, bottom, left, bottom].map(round),
      fill: null,
      stroke: 'edge',
    },
  ]
}

function outline(
  values: FigureValues,
  place: { readonly top: number; readonly left: number; readonly side: number },
  tone: 'seal' | 'ink',
): Mark[] {
  const far = 999
  const [top, left] = [values.whole('top', -far, far), values.whole('left', -far, far)]
  const [bottom, right] = [values.whole('bottom', -far, far) + 1, values.whole('right', -far, far) + 1]
  const x = (column: number): number => round(place.left + column * place.side)
  const y = (row: number): number => round(place.top + row * place.side)
  const points = [x(left), y(top), x(right), y(top), x(right), y(bottom), x(left), y(bottom), x(left), y(top)]
  // on a band of paper it shows on any shade, in grey too
  return [
    { shape: 'line', points, stroke: 'paper', width: 5 },
    { shape: 'line', points, stroke: tone, width: 2.5 },
  ]
}
