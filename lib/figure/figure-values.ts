import type { Network } from '@/lib/engine'

/**
 * What the expressions of a figure come to, asked for by their place in it: `length`, `outlines.0.top`. The card room
 * computes them; a refusal is thrown as its error.
 */
export interface FigureValues {
  readonly network: (name: string, field: string) => Network
  /** A number; a truth value is 1 or 0. */
  readonly number: (field: string) => number
  /** A whole number from `least` to `most`. */
  readonly whole: (field: string, least: number, most: number) => number
  /** A list, a tuple or one number. */
  readonly numbers: (field: string) => readonly number[]
  /** A function of the local names that `LOCAL_NAMES` gives this place. */
  readonly formula: (field: string) => (...values: readonly number[]) => number
}

/** The values of a part of a figure: places are read from there. */
export function within(values: FigureValues, place: string): FigureValues {
  return {
    network: (name, field) => values.network(name, `${place}.${field}`),
    number: (field) => values.number(`${place}.${field}`),
    whole: (field, least, most) => values.whole(`${place}.${field}`, least, most),
    numbers: (field) => values.numbers(`${place}.${field}`),
    formula: (field) => values.formula(`${place}.${field}`),
  }
}
