import {
  addFractions,
  floorFraction,
  fraction,
  HALF,
  multiplyFractions,
  subtractFractions,
  type Fraction,
} from '../fraction'
import { floorTex, tex } from './tex'

/** A coordinate with its rule and its numbers. */
export interface Coordinate {
  readonly formula: string
  readonly numbers: string
  readonly coordinate: Fraction
}

/** Where output i stands: on i·α, with its middle on the middle of its share, or on the pixel that one of these lies in. */
export function resampleCoordinate(
  mode: 'nearest' | 'nearest-exact' | 'linear' | 'cubic',
  i: number,
  alpha: Fraction,
  corners: boolean,
): Coordinate {
  const edge = multiplyFractions(fraction(i), alpha)
  const middle = multiplyFractions(addFractions(fraction(i), HALF), alpha)
  const onEdge = { formula: 'i\\,\\alpha', numbers: `${i} \\cdot ${tex(alpha)}` }
  const half = '\\tfrac{1}{2}'
  const onMiddle = {
    formula: `\\left(i + ${half}\\right) \\alpha`,
    numbers: `\\left(${i} + ${half}\\right) \\cdot ${tex(alpha)}`,
  }
  if (mode === 'nearest') return floored(onEdge, edge)
  if (mode === 'nearest-exact') return floored(onMiddle, middle)
  if (corners) return { ...onEdge, coordinate: edge }
  return {
    formula: `${onMiddle.formula} - ${half}`,
    numbers: `${onMiddle.numbers} - ${half}`,
    coordinate: subtractFractions(middle, HALF),
  }
}

function floored({ formula, numbers }: Pick<Coordinate, 'formula' | 'numbers'>, value: Fraction): Coordinate {
  return { formula: floorTex(formula), numbers: floorTex(numbers), coordinate: fraction(floorFraction(value)) }
}
