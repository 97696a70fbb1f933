import { fractionToNumber, type NetworkLevel, type PositionSet } from '@/lib/engine'
import type { Mark, Tone } from './scene'
import { unitsInside, type Window } from './window'

/** Width of every picture, in its own units: near one pixel each on a phone, one and a half beside a question. */
export const SCENE_WIDTH = 360
export const TEXT_SIZE = 11

const MARGIN = 22
const WIDEST_PITCH = 20
const TALLEST_CELL = 17
const SHORTEST_CELL = 10
/** Of the text's size, in the monospaced face. */
const LETTER_WIDTH = 0.6
const LONGEST_NAME = 9

/** Where things stand along the x axis: an input position p has its middle at x0 + pitch·p. */
export interface Scale {
  readonly x0: number
  readonly pitch: number
  readonly left: number
  readonly right: number
  readonly cellHeight: number
}

/** One row of cells, placed. */
export interface Row {
  readonly level: NetworkLevel
  readonly y: number
  readonly units: { readonly first: number; readonly last: number } | null
  readonly pitch: number
  readonly cellWidth: number
  /** Middle of unit 0. */
  readonly x0: number
}

/** The scale that fits a window of the input into the width, beside the names; a finer row than the input's sets it. */
export function fitScale(window: Window, names: readonly string[], finestJump = 1): Scale {
  const longest = names.reduce((most, name) => Math.max(most, name.length), 0)
  const left = MARGIN + (longest === 0 ? 0 : Math.ceil(longest * TEXT_SIZE * LETTER_WIDTH))
  const room = SCENE_WIDTH - MARGIN - left
  const cells = window.last - window.first + 1
  const pitch = Math.min(WIDEST_PITCH / Math.min(1, finestJump), room / cells)
  const start = left + (room - pitch * cells) / 2
  return {
    x0: start + pitch * (0.5 - window.first),
    pitch,
    left: start,
    right: start + pitch * cells,
    cellHeight: Math.max(SHORTEST_CELL, Math.min(TALLEST_CELL, pitch - 1)),
  }
}

/** A level as a row of cells with its top edge at y. */
export function placeRow(level: NetworkLevel, y: number, scale: Scale, window: Window): Row {
  const jump = fractionToNumber(level.jump)
  const pitch = scale.pitch * jump
  const cellWidth = Math.min(scale.pitch, pitch, WIDEST_PITCH) * 0.92
  const x0 = scale.x0 + scale.pitch * fractionToNumber(level.centre)
  return { level, y, units: unitsInside(level, window), pitch, cellWidth, x0 }
}

/** The outlines of a row's cells, and dots where it goes on beyond what is shown. */
export function emptyCells(row: Row, scale: Scale): Mark[] {
  const { units, level } = row
  const middle = row.y + scale.cellHeight / 2
  if (!units) return []
  const marks: Mark[] = [cells(row, scale, units.first, units.last, 1, 'paper', 'edge')]
  if (level.length === null || units.first > 0) marks.push(dots(scale.left - 13, middle, 4, 0))
  if (level.length === null || units.last < level.length - 1) marks.push(dots(scale.right + 5, middle, 4, 0))
  return marks
}

/** The cells of a set that are shown, filled. */
export function filledCells(row: Row, scale: Scale, set: PositionSet, fill: Tone): Mark[] {
  return set.flatMap(({ first, last, step }) => {
    if (!row.units) return []
    const start = first >= row.units.first ? first : first + Math.ceil((row.units.first - first) / step) * step
    const stop = last <= row.units.last ? last : last - Math.ceil((last - row.units.last) / step) * step
    return start > stop ? [] : [cells(row, scale, start, stop, step, fill, null)]
  })
}

/** Left and right edge of a row's units, cut at the edges of the plot. */
export function edgesOf(row: Row, scale: Scale, hull: { first: number; last: number }): readonly [number, number] {
  const left = row.x0 + row.pitch * hull.first - row.cellWidth / 2
  const right = row.x0 + row.pitch * hull.last + row.cellWidth / 2
  return [within(left, scale), within(right, scale)]
}

/** Three dots: it goes on this way. */
export function dots(x: number, y: number, dx: number, dy: number): Mark {
  return {
    shape: 'dots',
    points: [0, 1, 2].flatMap((index) => [round(x + index * dx), round(y + index * dy)]),
    radius: 1,
    fill: 'edge',
  }
}

/** A name that fits beside the rows. */
export function shortName(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name
}

/** A tenth of a unit is finer than a phone's screen; a pitch is not rounded, for it adds up along a row. */
export function round(value: number): number {
  const rounded = Math.round(value * 10) / 10
  return rounded === 0 ? 0 : rounded
}

function cells(
  row: Row,
  scale: Scale,
  first: number,
  last: number,
  step: number,
  fill: Tone,
  stroke: Tone | null,
): Mark {
  return {
    shape: 'cells',
    x: round(row.x0 + row.pitch * first - row.cellWidth / 2),
    y: round(row.y),
    width: round(row.cellWidth),
    height: round(scale.cellHeight),
    pitch: Math.round(row.pitch * step * 1000) / 1000,
    count: (last - first) / step + 1,
    fill,
    stroke,
  }
}

function within(x: number, { left, right }: Scale): number {
  return Math.max(left, Math.min(right, x))
}
