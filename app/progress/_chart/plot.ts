import { scaleBand, scaleLinear, type ScaleBand, type ScaleLinear } from 'd3-scale'

/** Width of a chart in units of its drawing; on a phone a unit is about 0.7 pixels, on a desk about 1.1. */
export const WIDTH = 480

/** Room for the numbers beside and below a plot, written large enough for a phone. */
export const LEFT = 44
export const RIGHT = WIDTH - 10

/** The room that marks are drawn in, in units of the drawing. */
export interface Room {
  readonly top: number
  readonly bottom: number
}

/** Bars side by side over the whole width. */
export function bandsOf(count: number): ScaleBand<number> {
  return scaleBand<number>()
    .domain(Array.from({ length: count }, (_, place) => place))
    .range([LEFT, RIGHT])
    .paddingInner(count > 60 ? 0.15 : 0.25)
    .paddingOuter(0.1)
}

/** Counts from 0 up to a round number above the largest. */
export function countsUpTo(largest: number, { top, bottom }: Room): ScaleLinear<number, number> {
  return scaleLinear()
    .domain([0, Math.max(1, largest)])
    .nice(TICKS)
    .range([bottom, top])
}

/** Whole ticks of a count, few enough to be read. */
export function countTicks(scale: ScaleLinear<number, number>): number[] {
  return scale.ticks(TICKS).filter(Number.isInteger)
}

const TICKS = 3

/** A coordinate to a tenth of a unit. */
export const short = (value: number): number => Math.round(value * 10) / 10
