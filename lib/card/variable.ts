import type { Fraction } from '@/lib/engine'
import { fraction, parseFraction } from '@/lib/engine'
import type { Variable } from './card'

/** How many values a variable may take; at least one. */
export function valueCount(variable: Variable): number {
  if (Array.isArray(variable)) return variable.length
  return Math.floor((variable.to - variable.from) / variable.step) + 1
}

/** The value at a position of the variable's list or range. */
export function valueAt(variable: Variable, index: number): Fraction {
  if (!Array.isArray(variable)) return fraction(variable.from + index * variable.step)
  const written = variable[index]
  const value = written === undefined ? null : parseFraction(String(written))
  if (value === null) throw new RangeError(`no value ${index} in a variable`)
  return value
}
