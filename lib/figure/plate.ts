import { round } from './layout'
import type { Mark, Tone } from './scene'

/** Width of the pictures that stand side by side as options, in units of the scene. */
export const PLATE_WIDTH = 240
/** Text of such a picture: still to be read where two stand side by side on a phone. */
export const PLATE_TEXT = 13
/** Width of a letter or digit of the monospaced face over its size. */
const LETTER_WIDTH = 0.6

/** How wide a text is at the plate's size, in units of the scene. */
export function textWidth(text: string, size = PLATE_TEXT): number {
  // subscripts and the like are one letter each: good enough where nothing but symbols and numbers is written
  return [...text].length * size * LETTER_WIDTH
}

/** A symbol or number of a plate, its middle at the height `y` where it is not said to be the baseline. */
export function label(
  text: string,
  x: number,
  y: number,
  {
    anchor = 'middle',
    fill = 'ink',
    size = PLATE_TEXT,
  }: Partial<Pick<Extract<Mark, { shape: 'text' }>, 'anchor' | 'fill' | 'size'>> = {},
): Mark {
  return { shape: 'text', x: round(x), y: round(y + size * 0.35), text, anchor, size, fill, mono: true }
}

/** A line through points. */
export function line(points: readonly number[], stroke: Tone, width = 1.5, dashed = false): Mark {
  return { shape: 'line', points: points.map(round), stroke, width, ...(dashed ? { dashed } : {}) }
}

/** A number as a picture has room for it: at most two decimals, a true minus sign. */
export function shortNumber(value: number): string {
  const text = String(Math.round(value * 100) / 100)
  return text.replace('-', '−')
}
