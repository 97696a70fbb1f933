import { EngineError, fractionToNumber, networkLevels, theoreticalField, type Network } from '@/lib/engine'
import type { SpecOf } from './figure-spec'
import type { FigureValues } from './figure-values'
import { dots, round } from './layout'
import { label, line, PLATE_WIDTH } from './plate'
import { placeLongRow, type RowPlaces } from './row-places'
import type { Mark, Scene } from './scene'

const MARGIN = 10
const CELL_HEIGHT = 18
const BAR_GAP = 13
const WIDEST = 26
/** Windows of one height must not touch: neighbours stand on as many lines as overlap, closer where they are many. */
const MOST_LINES = 24
const ROOMY_LINES = 6
const NUMBER_LINE = 14
const MOST_LENGTH = 999
const MOST_WINDOWS = 256

interface Windows {
  readonly length: number
  readonly kernel: number
  readonly starts: readonly number[]
}

/**
 * Windows sliding over a row of inputs: a bar over the inputs that each one covers, a dot at its centre with a line down to
 * the row. Inputs are squares, padding is dashed, so that it shows on which side a window reaches beyond the end. Of a long row `shown` keeps both ends.
 *
 * @throws EngineError where the network has no field to draw or no input
 */
export function windowsScene(spec: SpecOf<'windows'>, values: FigureValues): Scene {
  const windows = spec.net === undefined ? given(spec, values) : ofNetwork(values.network(spec.net, 'net'))
  const { length, kernel, starts } = windows
  const first = Math.floor(Math.min(0, ...starts))
  const last = Math.ceil(Math.max(length - 1, ...starts.map((start) => start + kernel - 1)))
  const room = roomOf(first, last, length, spec, values)
  const shown = spec.shown === undefined ? Infinity : values.whole('shown', 8, 60)
  const places = placeLongRow(room, shown, { margin: MARGIN, widest: WIDEST })
  const { pitch, edge } = places
  const lines = Math.min(MOST_LINES, linesOf(windows))
  const distance = lines > ROOMY_LINES ? (ROOMY_LINES * BAR_GAP) / lines : BAR_GAP
  const numbersTop = MARGIN + (spec.numbers ? NUMBER_LINE : 0)
  const top = numbersTop + lines * distance + 4
  const heightOf = (window: number): number => top - 6 - (window % lines) * distance
  const drawn = starts
    .map((start, index) => ({ start, index }))
    .filter(({ start }) => places.hasAll(Math.floor(start), Math.ceil(start) + kernel - 1))
  const seen = (position: number): boolean => places.hasAll(position, position)
  const marks: Mark[] = [
    ...padding(room.paddingFirst, room.paddingLast, length)
      .filter(seen)
      .map((position) => square(edge(position), top, pitch, true)),
    ...Array.from({ length }, (_, position) => position)
      .filter(seen)
      .map((position) => square(edge(position), top, pitch, false)),
    ...drawn.map(({ start, index }) => {
      const centre = edge(start) + (pitch * kernel) / 2
      return line([centre, heightOf(index), centre, top + CELL_HEIGHT / 2], 'seal', 1)
    }),
    ...drawn.flatMap(({ start, index }) => bar(edge(start), pitch * kernel, heightOf(index))),
    ...(places.gap === null ? [] : [dots(places.gap - 4, top + CELL_HEIGHT / 2, 4, 0)]),
    ...(spec.numbers ? numbersOver(windows, places, heightOf) : []),
    label('0', edge(0) + pitch / 2, top + CELL_HEIGHT + 11),
    ...(length > 1 ? [label(`${length - 1}`, edge(length - 1) + pitch / 2, top + CELL_HEIGHT + 11)] : []),
  ]
  return {
    kind: 'windows',
    width: PLATE_WIDTH,
    height: round(top + CELL_HEIGHT + 24),
    marks,
    ...sentenceOf(windows, drawn),
  }
}

/**
 * From the first to the last place that has room, whether or not a window reaches it, and those between which padding is
 * drawn.
 */
function roomOf(first: number, last: number, length: number, spec: SpecOf<'windows'>, values: FigureValues) {
  const margin = spec.margin === undefined ? 0 : values.whole('margin', 0, 12)
  const drawn = spec.padding === undefined ? 0 : values.whole('padding', 0, 99)
  const paddingFirst = Math.min(first, -drawn)
  const paddingLast = Math.max(last, length - 1 + drawn)
  return {
    paddingFirst,
    paddingLast,
    first: Math.min(paddingFirst, -margin),
    last: Math.max(paddingLast, length - 1 + margin),
  }
}

function given(spec: SpecOf<'windows'>, values: FigureValues): Windows {
  const length = values.whole('length', 1, spec.shown === undefined ? 40 : MOST_LENGTH)
  const kernel = values.whole('kernel', 1, 40)
  if (spec.count === undefined) return { length, kernel, starts: values.numbers('starts') }
  const startOf = values.formula('start')
  const count = values.whole('count', 1, MOST_WINDOWS)
  return { length, kernel, starts: Array.from({ length: count }, (_, window) => startOf(window)) }
}

function ofNetwork(network: Network): Windows {
  const levels = networkLevels(network)
  const length = levels[0]?.length ?? null
  const count = levels.at(-1)?.length ?? null
  if (length === null || count === null) throw new EngineError('input_missing', {})
  const { size, jump, start } = theoreticalField(network)
  const first = fractionToNumber(start)
  return {
    length,
    kernel: Number(size),
    starts: Array.from({ length: count }, (_, unit) => first + unit * fractionToNumber(jump)),
  }
}

/** As many lines as keep two bars of one line apart. */
function linesOf({ kernel, starts }: Windows): number {
  const [first = 0, second = first + kernel] = starts
  return Math.max(1, Math.ceil(kernel / Math.max(1, second - first)))
}

/** The numbers of the first and the last window, above all bars, each on the line of its centre. */
function numbersOver(
  { kernel, starts }: Windows,
  { pitch, edge, hasAll }: RowPlaces,
  heightOf: (window: number) => number,
) {
  return [...new Set([0, starts.length - 1])].flatMap((window): Mark[] => {
    const start = starts[window] ?? 0
    if (!hasAll(Math.floor(start), Math.ceil(start) + kernel - 1)) return []
    const centre = edge(start) + (pitch * kernel) / 2
    return [
      line([centre, MARGIN + NUMBER_LINE / 2 + 4, centre, heightOf(window)], 'seal', 1),
      label(`${window}`, centre, MARGIN + 2),
    ]
  })
}

function padding(first: number, last: number, length: number): number[] {
  const before = Array.from({ length: -first }, (_, place) => first + place)
  const after = Array.from({ length: last - length + 1 }, (_, place) => length + place)
  return [...before, ...after]
}

function square(left: number, top: number, pitch: number, isPadding: boolean): Mark {
  const [right, bottom] = [left + pitch, top + CELL_HEIGHT]
  if (isPadding) return line([left, top, right, top, right, bottom, left, bottom, left, top], 'edge', 1, true)
  return {
    shape: 'polygon',
    points: [left, top, right, top, right, bottom, left, bottom].map(round),
    fill: 'i1',
    stroke: 'edge',
  }
}

function bar(left: number, width: number, y: number): Mark[] {
  const inset = 1.5
  return [
    line([left + inset, y, left + width - inset, y], 'r4', 2),
    { shape: 'dots', points: [round(left + width / 2), round(y)], radius: 3.2, fill: 'seal' },
  ]
}

function sentenceOf(
  { length, kernel, starts }: Windows,
  drawn: readonly { readonly start: number }[],
): Pick<Scene, 'sentence' | 'table'> {
  const [first = 0, second] = starts
  const step = (second ?? first + 1) - first
  const isEven = starts.every((start, index) => Math.abs(start - first - index * step) < 1e-9)
  const centreOf = (start: number): number => start + (kernel - 1) / 2
  const values = { count: starts.length, kernel, length, first: centreOf(first) }
  return {
    sentence: isEven ? { code: 'windows', values: { ...values, step } } : { code: 'windows_uneven', values },
    table: { head: [], rows: [drawn.map(({ start }) => centreOf(start))] },
  }
}
