import type { SpecOf } from './figure-spec'
import type { FigureValues } from './figure-values'
import { round } from './layout'
import { label, line, PLATE_WIDTH, shortNumber, textWidth } from './plate'
import type { Mark, Scene } from './scene'

const MARGIN = 10
const WIDEST = 36
const TALLEST = 28
const ROW_GAP = 12
const MOST_CELLS = 16
const MOST_LINES = 4

/** Rows of numbers in cells, with dividers where a part of a row begins, as the padding beside a signal. */
export function rowsScene(spec: SpecOf<'rows'>, values: FigureValues): Scene {
  const rows = spec.rows.map((_, index) => values.numbers(`rows.${index}`).slice(0, MOST_CELLS))
  const dividers = spec.dividers === undefined ? [] : values.numbers('dividers')
  const kept = spec.lines === undefined ? 1 : values.whole('lines', 1, MOST_LINES)
  const lines = Math.max(kept, rows.length)
  const columns = Math.max(1, ...rows.map((row) => row.length))
  const width = Math.min(WIDEST, (PLATE_WIDTH - 2 * MARGIN) / columns)
  const height = Math.min(TALLEST, Math.max(20, width))
  const longest = Math.max(1, ...rows.flat().map((value) => shortNumber(value).length))
  const size = round(Math.max(8, Math.min(15, width / textWidth('0'.repeat(longest + 1), 1))))
  const marks = rows.flatMap((row, index): Mark[] => {
    // fewer rows than there is room for stand in its middle
    const top = MARGIN + (index + (lines - rows.length) / 2) * (height + ROW_GAP)
    const left = (PLATE_WIDTH - row.length * width) / 2
    return [
      {
        shape: 'cells',
        x: round(left),
        y: round(top),
        width: round(width),
        height: round(height),
        pitch: Math.round(width * 1000) / 1000,
        count: row.length,
        fill: 'paper',
        stroke: 'edge',
      },
      ...row.map((value, place) => label(shortNumber(value), left + (place + 0.5) * width, top + height / 2, { size })),
      ...dividers.map((place) =>
        line([left + place * width, top - 4, left + place * width, top + height + 4], 'seal', 2),
      ),
    ]
  })
  return {
    kind: 'rows',
    width: PLATE_WIDTH,
    height: round(2 * MARGIN + lines * height + (lines - 1) * ROW_GAP),
    marks,
    sentence: { code: 'rows', values: { rows: rows.length, columns } },
    table: { head: [], rows: rows.map((row) => row.map(shortNumber)) },
  }
}
