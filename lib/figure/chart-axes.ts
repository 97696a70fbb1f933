import type { AxisSpec } from './chart-spec'
import type { FigureValues } from './figure-values'
import { label, line, PLATE_TEXT, PLATE_WIDTH, shortNumber, textWidth } from './plate'
import type { Mark } from './scene'

/** Height of a chart with its axes, and of a number line, in units of the scene. */
export const CHART_HEIGHT = 168
export const FLAT_HEIGHT = 96

const TOP = 16
const FLAT_TOP = 6
const RIGHT = 12
const BOTTOM = 22
const TICK = 4

/** Where values stand on the paper. */
export interface Plot {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly x: Axis
  readonly y: Axis
}

/** One axis of a plot. */
export interface Axis {
  readonly from: number
  readonly to: number
  readonly isLog: boolean
  /** units of the scene */
  readonly at: (value: number) => number
}

interface Tick {
  readonly at: number
  readonly text: string
}

/** The two axes of a chart: their plot, and their marks. A flat one is a number line, without the upright axis. */
export function chartAxes(
  { x, y, flat }: { readonly x: AxisSpec; readonly y: AxisSpec; readonly flat: boolean },
  values: { readonly x: FigureValues; readonly y: FigureValues },
): { readonly plot: Plot; readonly marks: readonly Mark[] } {
  const ticksX = ticksOf(x, values.x)
  const ticksY = ticksOf(y, values.y)
  const widest = Math.max(0, ...ticksY.map(({ text }) => textWidth(text)))
  const left = Math.max(16, widest + TICK + 6)
  const bottom = (flat ? FLAT_HEIGHT : CHART_HEIGHT) - BOTTOM
  const top = flat ? FLAT_TOP : TOP
  const plot: Plot = {
    left,
    right: PLATE_WIDTH - RIGHT,
    top,
    bottom,
    x: axis(x, values.x, left, PLATE_WIDTH - RIGHT),
    y: axis(y, values.y, bottom, top),
  }
  return {
    plot,
    marks: [
      ...(flat ? [lowerAxis(plot)] : axisLines(plot)),
      ...ticks(plot, ticksX, ticksY),
      ...names(plot, x, y, ticksX),
    ],
  }
}

function axis({ log }: AxisSpec, values: FigureValues, start: number, end: number): Axis {
  const [from, to] = [values.number('from'), values.number('to')]
  const scaled = (value: number): number => (log ? Math.log10(value) : value)
  const span = scaled(to) - scaled(from) || 1
  return { from, to, isLog: log, at: (value) => start + ((scaled(value) - scaled(from)) / span) * (end - start) }
}

function ticksOf(spec: AxisSpec, values: FigureValues): Tick[] {
  if (spec.ticks === undefined)
    return ['from', 'to'].map((end) => ({ at: values.number(end), text: shortNumber(values.number(end)) }))
  return spec.ticks.map((tick, index) => {
    if (typeof tick !== 'string') return { at: values.number(`ticks.${index}.at`), text: tick.text }
    const at = values.number(`ticks.${index}`)
    return { at, text: shortNumber(at) }
  })
}

/** The lower and the left axis; a hairline at 0 where it lies between the ends. */
function axisLines({ left, right, top, bottom, x, y }: Plot): Mark[] {
  const zeros: Mark[] = []
  if (!y.isLog && y.from < 0 && y.to > 0) zeros.push(line([left, y.at(0), right, y.at(0)], 'line', 1))
  if (!x.isLog && x.from < 0 && x.to > 0) zeros.push(line([x.at(0), top, x.at(0), bottom], 'line', 1))
  return [...zeros, line([left, top - 4, left, bottom, right, bottom], 'edge', 1)]
}

function lowerAxis({ left, right, bottom }: Plot): Mark {
  return line([left, bottom, right, bottom], 'edge', 1)
}

function ticks({ left, bottom, x, y }: Plot, ticksX: readonly Tick[], ticksY: readonly Tick[]): Mark[] {
  // the text of an outer tick stays inside the picture
  const middleOf = ({ at, text }: Tick): number => {
    const half = textWidth(text) / 2 + 1
    return Math.max(half, Math.min(x.at(at), PLATE_WIDTH - half))
  }
  const hasRoomX = roomy(ticksX, middleOf, ({ text }) => textWidth(text) + 2)
  const hasRoomY = roomy(
    ticksY,
    ({ at }) => y.at(at),
    () => PLATE_TEXT - 2,
  )
  return [
    ...ticksX.flatMap((tick) => {
      const place = x.at(tick.at)
      return [
        line([place, bottom, place, bottom + TICK], 'edge', 1),
        ...(hasRoomX.has(tick) ? [label(tick.text, middleOf(tick), bottom + TICK + 9)] : []),
      ]
    }),
    ...ticksY.flatMap((tick) => [
      line([left - TICK, y.at(tick.at), left, y.at(tick.at)], 'edge', 1),
      ...(hasRoomY.has(tick) ? [label(tick.text, left - TICK - 3, y.at(tick.at), { anchor: 'end' })] : []),
    ]),
  ]
}

/** The ticks whose texts have room beside those that are named before them. */
function roomy(all: readonly Tick[], middleOf: (tick: Tick) => number, lengthOf: (tick: Tick) => number): Set<Tick> {
  const kept = new Set<Tick>()
  for (const tick of all) {
    const isFree = [...kept].every(
      (other) => Math.abs(middleOf(other) - middleOf(tick)) >= (lengthOf(other) + lengthOf(tick)) / 2,
    )
    if (isFree) kept.add(tick)
  }
  return kept
}

/** Symbols at the ends of the axes: above the upright one, above the end of the lower one. */
function names(plot: Plot, x: AxisSpec, y: AxisSpec, ticksX: readonly Tick[]): Mark[] {
  const marks: Mark[] = []
  if (y.name !== undefined) marks.push(label(y.name, plot.left + 6, TOP - 8, { anchor: 'start', fill: 'ink' }))
  if (x.name !== undefined) {
    const width = textWidth(x.name)
    const middle = freeMiddle(plot, ticksX, width)
    marks.push(label(x.name, middle, plot.bottom + TICK + 9))
  }
  return marks
}

/** The widest gap between the ticks' texts, from the right: the name of the axis stands there. */
function freeMiddle({ x, left, right }: Plot, ticksX: readonly Tick[], width: number): number {
  const spans = ticksX
    .map(({ at, text }) => [x.at(at) - textWidth(text) / 2, x.at(at) + textWidth(text) / 2] as const)
    .sort(([one], [other]) => one - other)
  const edges = [[left, left] as const, ...spans, [right, right] as const]
  let best = { room: -Infinity, middle: right - width / 2 }
  edges.slice(1).forEach(([start], index) => {
    const end = edges[index]?.[1] ?? left
    if (start - end >= best.room) best = { room: start - end, middle: (start + end) / 2 }
  })
  return best.middle
}
