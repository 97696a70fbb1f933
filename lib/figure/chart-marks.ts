import type { ChartMark } from './chart-spec'
import type { Axis, Plot } from './chart-axes'
import type { FigureValues } from './figure-values'
import { round } from './layout'
import { label, line, shortNumber } from './plate'
import type { Mark, Tone } from './scene'

/** Samples of a curve over the whole axis; a table names every tenth. */
const SAMPLES = 72
const MOST_POINTS = 256
const MOST_BINS = 80
const DOT = 3.4

/** What a mark of a chart comes to. */
export interface Drawn {
  readonly marks: readonly Mark[]
  /** it lies under the axes */
  readonly isBehind: boolean
  /** its values, shortened, for who does not see them */
  readonly points: readonly (readonly [x: string, y: string])[]
}

type MarkOf<Kind extends ChartMark['mark']> = Extract<ChartMark, { readonly mark: Kind }>
type Point = readonly [x: number, y: number]

/** Draws one mark of a chart. */
export function chartMark(mark: ChartMark, values: FigureValues, plot: Plot): Drawn {
  switch (mark.mark) {
    case 'curve':
      return curve(mark, values, plot)
    case 'walk':
      return joined(walked(mark, values), mark.tone, plot, 2)
    case 'dots':
      return dots(mark, values, plot)
    case 'line':
      return withDots(listed(mark, values), mark.tone, plot)
    case 'stems':
      return stems(listed(mark, values), mark.tone, plot)
    case 'bars':
      return bars(
        listed(mark, values).map(([x, y]) => [x - 0.42, x + 0.42, y]),
        mark.tone,
        plot,
      )
    case 'histogram':
      return histogram(mark, values, plot)
    case 'box':
      return box(mark, values, plot)
    case 'rules':
      return rules(mark, values, plot)
    case 'label':
      return symbol(mark, values, plot)
  }
}

function curve({ y, from, to, tone, dashed }: MarkOf<'curve'>, values: FigureValues, plot: Plot): Drawn {
  const start = from === undefined ? plot.x.from : values.number('from')
  const end = to === undefined ? plot.x.to : values.number('to')
  const valueAt = values.formula('y')
  const samples = /[a-z]/i.test(y) ? SAMPLES : 1
  const points = Array.from({ length: samples + 1 }, (_, index): Point => {
    const share = index / samples
    const x = plot.x.isLog ? start * (end / start) ** share : start + (end - start) * share
    return [x, valueAt(x)]
  })
  const drawn = joined(points, tone, plot, 2, dashed)
  return { ...drawn, points: drawn.points.filter((_, index) => index % 9 === 0) }
}

function walked({ show }: MarkOf<'walk'>, values: FigureValues): Point[] {
  const count = values.whole('count', 1, MOST_POINTS)
  const next = values.formula('next')
  const shown = show === undefined ? (value: number) => value : values.formula('show')
  let value = values.number('first')
  return Array.from({ length: count }, (_, index): Point => {
    if (index > 0) value = next(value, index)
    return [index, shown(value, index)]
  })
}

function listed({ first }: MarkOf<'stems' | 'bars' | 'line'>, values: FigureValues): Point[] {
  const start = first === undefined ? 0 : values.number('first')
  return values
    .numbers('values')
    .slice(0, MOST_POINTS)
    .map((value, index): Point => [start + index, value])
}

function dots({ form, tone }: MarkOf<'dots'>, values: FigureValues, plot: Plot): Drawn {
  const [xAt, yAt] = [values.formula('x'), values.formula('y')]
  const points = Array.from({ length: values.whole('count', 1, MOST_POINTS) }, (_, i): Point => [xAt(i), yAt(i)])
  const inside = points.filter(([x, y]) => isInside(x, plot.x) && isInside(y, plot.y))
  return front(
    [
      {
        shape: 'dots',
        points: inside.flatMap(([x, y]) => placed(x, y, plot)),
        radius: DOT,
        fill: tone,
        ...(form === 'disc' ? {} : { form }),
      },
    ],
    inside,
  )
}

function joined(points: readonly Point[], tone: Tone, plot: Plot, width: number, dashed = false): Drawn {
  return front(
    runsInside(points, plot).map((run) =>
      line(
        run.flatMap(([x, y]) => placed(x, y, plot)),
        tone,
        width,
        dashed,
      ),
    ),
    points,
  )
}

function withDots(points: readonly Point[], tone: Tone, plot: Plot): Drawn {
  const { marks } = joined(points, tone, plot, 1.5)
  const all = points.filter(([, y]) => isInside(y, plot.y)).flatMap(([x, y]) => placed(x, y, plot))
  return front([...marks, { shape: 'dots', points: all, radius: DOT, fill: tone }], points)
}

function stems(points: readonly Point[], tone: Tone, plot: Plot): Drawn {
  const foot = plot.y.at(Math.max(plot.y.from, Math.min(plot.y.to, 0)))
  return front(
    [
      ...points.map(([x, y]) => line([plot.x.at(x), foot, plot.x.at(x), plot.y.at(y)], tone, 2)),
      { shape: 'dots', points: points.flatMap(([x, y]) => placed(x, y, plot)), radius: DOT + 0.6, fill: tone },
    ],
    points,
  )
}

function bars(all: readonly (readonly [left: number, right: number, height: number])[], tone: Tone, plot: Plot): Drawn {
  const foot = Math.max(plot.y.from, Math.min(plot.y.to, 0))
  const marks = all
    .filter(([, , height]) => height !== 0)
    .map(([left, right, height]) => rectangle(left, right, foot, height, tone, plot))
  return front(
    marks,
    all.map(([left, right, height]) => [(left + right) / 2, height]),
  )
}

function histogram({ tone }: MarkOf<'histogram'>, values: FigureValues, plot: Plot): Drawn {
  const [from, to] = [values.number('from'), values.number('to')]
  const bins = values.whole('bins', 1, MOST_BINS)
  const mass = values.formula('mass')
  const edge = (index: number): number => from + ((to - from) * index) / bins
  const gap = ((to - from) / bins) * 0.04
  const all = Array.from(
    { length: bins },
    (_, index) => [edge(index) + gap, edge(index + 1) - gap, mass(edge(index), edge(index + 1))] as const,
  )
  return bars(all, tone, plot)
}

function box({ tone }: MarkOf<'box'>, values: FigureValues, plot: Plot): Drawn {
  const [left, right] = [values.number('left'), values.number('right')]
  const [bottom, top] = [values.number('bottom'), values.number('top')]
  const { points } = rectangle(left, right, bottom, top, tone, plot)
  // stronger than the rules of a grid that it may lie on
  return front([line([...points, ...points.slice(0, 2)], tone, 2)], [[(left + right) / 2, top]])
}

function rules({ x, y, tone, dashed }: MarkOf<'rules'>, values: FigureValues, plot: Plot): Drawn {
  const upright = x === undefined ? [] : values.numbers('x').filter((at) => isInside(at, plot.x))
  const level = y === undefined ? [] : values.numbers('y').filter((at) => isInside(at, plot.y))
  return {
    isBehind: true,
    points: [],
    marks: [
      ...upright.map((at) => line([plot.x.at(at), plot.top, plot.x.at(at), plot.bottom], tone, 1, dashed)),
      ...level.map((at) => line([plot.left, plot.y.at(at), plot.right, plot.y.at(at)], tone, 1, dashed)),
    ],
  }
}

function symbol({ text, side }: MarkOf<'label'>, values: FigureValues, plot: Plot): Drawn {
  const [x, y] = placed(values.number('x'), values.number('y'), plot)
  const away = 8
  const marks = {
    left: label(text, x - away, y, { anchor: 'end' }),
    right: label(text, x + away, y, { anchor: 'start' }),
    above: label(text, x, y - away - 4),
    below: label(text, x, y + away + 4),
  }
  return { isBehind: false, points: [], marks: [marks[side]] }
}

function rectangle(left: number, right: number, foot: number, height: number, fill: Tone, plot: Plot) {
  const [x0, x1] = [cut(left, plot.x), cut(right, plot.x)].map(plot.x.at) as [number, number]
  const [y0, y1] = [cut(foot, plot.y), cut(height, plot.y)].map(plot.y.at) as [number, number]
  return {
    shape: 'polygon' as const,
    points: [x0, y0, x1, y0, x1, y1, x0, y1].map(round),
    fill,
  }
}

/** The pieces of a line that lie between the ends of both axes, cut where they leave. */
function runsInside(points: readonly Point[], { y }: Plot): Point[][] {
  const runs: Point[][] = []
  let run: Point[] = []
  points.forEach((point, index) => {
    const before = points[index - 1]
    if (before !== undefined && isInside(before[1], y) !== isInside(point[1], y)) {
      run.push(crossing(before, point, y))
      if (!isInside(point[1], y)) {
        runs.push(run)
        run = []
      }
    }
    if (isInside(point[1], y)) run.push(point)
  })
  return [...runs, run].filter(({ length }) => length > 1)
}

/** Where a line between two points passes the end of the axis that one of them lies beyond. */
function crossing([x0, y0]: Point, [x1, y1]: Point, { from, to }: Axis): Point {
  const end = Math.max(y0, y1) > to ? to : from
  const share = (end - y0) / (y1 - y0)
  return [x0 + (x1 - x0) * share, end]
}

function isInside(value: number, { from, to }: Axis): boolean {
  const slack = Math.abs(to - from) * 1e-9
  return value >= from - slack && value <= to + slack
}

function cut(value: number, { from, to }: Axis): number {
  return Math.max(from, Math.min(to, value))
}

function placed(x: number, y: number, plot: Plot): [number, number] {
  return [round(plot.x.at(x)), round(plot.y.at(y))]
}

function front(marks: readonly Mark[], points: readonly Point[]): Drawn {
  return { isBehind: false, marks, points: points.map(([x, y]) => [shortNumber(x), shortNumber(y)]) }
}
