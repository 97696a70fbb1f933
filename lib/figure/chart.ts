import { chartAxes, CHART_HEIGHT, FLAT_HEIGHT } from './chart-axes'
import { chartMark, type Drawn } from './chart-marks'
import type { SpecOf } from './figure-spec'
import { within, type FigureValues } from './figure-values'
import { PLATE_WIDTH } from './plate'
import type { Scene, SceneTable } from './scene'

/**
 * A chart: curves, recurrences, points, stems, bars, histograms, boxes, rules and symbols over two axes. What lies beyond
 * an axis's ends is cut off there.
 */
export function chartScene(spec: SpecOf<'chart'>, values: FigureValues): Scene {
  const { plot, marks } = chartAxes(spec, { x: within(values, 'x'), y: within(values, 'y') })
  const drawn = spec.marks.map((mark, index) => chartMark(mark, within(values, `marks.${index}`), plot))
  return {
    kind: 'chart',
    width: PLATE_WIDTH,
    height: spec.flat ? FLAT_HEIGHT : CHART_HEIGHT,
    marks: [
      ...drawn.filter(({ isBehind }) => isBehind),
      ...[{ marks }],
      ...drawn.filter(({ isBehind }) => !isBehind),
    ].flatMap((part) => part.marks),
    sentence: { code: 'chart', values: { x: spec.x.name ?? 'x', y: spec.y.name ?? 'y' } },
    table: tableOf(spec.x.name ?? 'x', spec.y.name ?? 'y', drawn),
  }
}

/** The values one after another, each series with a number of its own. */
function tableOf(x: string, y: string, drawn: readonly Drawn[]): SceneTable {
  const series = drawn.map(({ points }) => points).filter((points) => points.length > 0)
  return {
    head: ['#', x, y],
    rows: series.flatMap((points, index) => points.map(([at, value]) => [index + 1, at, value])),
  }
}
