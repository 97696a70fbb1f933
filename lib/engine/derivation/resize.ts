import { EngineError } from '../engine-error'
import { floorFraction, fraction, isInteger, subtractFractions, type Fraction } from '../fraction'
import { resizedLength, resizedStep, type AxisTarget } from '../resized-length'
import { resizeWeights, type AxisResize } from '../resize-weights'
import { step, type DerivationStep } from './derivation'
import { resampleCoordinate } from './resample-coordinate'
import { floorTex, fracTex, inner, realTex, tex } from './tex'

/** Modes in which an output stands at one coordinate of the input; `cubic` is one axis of bicubic. */
type CoordinateMode = 'nearest' | 'nearest-exact' | 'linear' | 'cubic'

/** One output of a resized axis; of size and scale one is given. */
export interface CoordinateArguments extends Omit<AxisResize, 'mode' | 'antialias'> {
  readonly n: number
  /** The output. */
  readonly i: number
  readonly mode: CoordinateMode
}

/** The size of a resized axis: as asked, or the product rounded down, in double precision for a decimal scale. */
export function resizeSizeSteps(args: Partial<AxisTarget> & { readonly n: number }): DerivationStep[] {
  const { n, size = null, scale = null } = args
  const length = resizedLength(n, { size, scale })
  if (scale === null) return [step('size_given', `o = ${length}`)]
  const { exact, decimal } = scale
  const formula = step('resized_rule', `o = ${floorTex('n\\,\\beta')}`)
  if (decimal === null) return [formula, step('put_in', `o = ${floorTex(`${n} \\cdot ${tex(exact)}`)} = ${length}`)]
  const found = n * decimal
  return [
    formula,
    step('double', `\\mathrm{fl}(n\\,\\beta) = \\mathrm{fl}(${n} \\cdot ${realTex(decimal)}) = ${realTex(found)}`),
    step('put_in', `o = ${floorTex(realTex(found))} = ${length}`),
  ]
}

/** Where an output stands in the input. */
export function resizeCoordinateSteps(args: CoordinateArguments): DerivationStep[] {
  return coordinateOf(args).steps
}

/** The positions that an output is the weighted sum of, those outside the axis counted to its ends. */
export function resizeWeightsSteps(
  args: Omit<CoordinateArguments, 'mode'> & { readonly mode: 'linear' | 'cubic' },
): DerivationStep[] {
  const { n, i, mode, ...target } = args
  const { steps, coordinate } = coordinateOf(args)
  const weights = resizeWeights(n, { ...target, mode }).weights[i] ?? []
  const below = floorFraction(coordinate)
  const part = subtractFractions(coordinate, fraction(below))
  const split = step(
    'coordinate_split',
    `m = ${floorTex('x')} = ${below},\\quad t = x - m = ${tex(coordinate)} - ${inner(below)} = ${tex(part)}`,
  )
  const result = weights.map(([position, weight]) => `w_{${position}} = ${tex(weight)}`).join(',\\quad ')
  // on a position the others count nothing
  const rules = isInteger(coordinate) ? [step('on_position', 'w_m = 1')] : mode === 'linear' ? LINEAR : CUBIC
  return [...steps, split, ...rules, ...heldStep(below, mode, n), step('weights', result)]
}

const LINEAR = [step('linear_rule', 'w_m = 1 - t,\\quad w_{m+1} = t')]

/** The four distances, then both pieces of the kernel with its slope −¾. */
const CUBIC = [
  step('cubic_rule', 'w_{m-1} = W(1 + t),\\quad w_m = W(t),\\quad w_{m+1} = W(1 - t),\\quad w_{m+2} = W(2 - t)'),
  step('cubic_near', 'W(x) = \\tfrac{5}{4}\\,|x|^3 - \\tfrac{9}{4}\\,|x|^2 + 1'),
  step('cubic_far', 'W(x) = -\\tfrac{3}{4}\\,(|x|^3 - 5\\,|x|^2 + 8\\,|x| - 4)'),
]

/** Said where a neighbour lies outside. */
function heldStep(below: bigint, mode: 'linear' | 'cubic', n: number): DerivationStep[] {
  const reach = mode === 'linear' ? 0n : 1n
  const [first, last] = [below - reach, below + 1n + reach]
  if (first >= 0n && last < BigInt(n)) return []
  return [step('held_neighbours', `q \\mapsto \\min(\\max(q, 0),\\ ${n - 1})`)]
}

function coordinateOf(args: CoordinateArguments): { readonly steps: DerivationStep[]; readonly coordinate: Fraction } {
  const { n, i, mode, size = null, scale = null, alignCorners = null, recompute = false } = args
  const corners = alignCorners === true
  if (alignCorners !== null && (mode === 'nearest' || mode === 'nearest-exact'))
    throw new EngineError('align_corners_with_nearest', { mode })
  const length = resizedLength(n, { size, scale })
  if (!Number.isInteger(i) || i < 0 || i >= length)
    throw new EngineError('unit_out_of_range', { unit: i, most: length - 1 })
  const alpha = resizedStep({ scale, mode, alignCorners, recompute }, n, length) ?? fraction(n, length)
  const fromLength = corners || recompute || scale === null
  const first = fromLength && scale !== null ? resizeSizeSteps({ n, scale }) : []
  const { formula, numbers, coordinate } = resampleCoordinate(mode, i, alpha, corners)
  const ratio = corners
    ? cornerRatio(n, length, alpha)
    : fromLength
      ? `\\alpha = ${fracTex('n', 'o')} = ${fracTex(`${n}`, `${length}`)} = ${tex(alpha)}`
      : `\\alpha = ${fracTex('1', '\\beta')} = ${tex(alpha)}`
  const steps = [
    ...first,
    step('ratio', ratio),
    step('coordinate_rule', `x = ${formula}`),
    step('put_in', `x = ${numbers} = ${tex(coordinate)}`),
  ]
  return { steps, coordinate }
}

function cornerRatio(n: number, length: number, alpha: Fraction): string {
  if (length === 1) return `o = 1 \\;\\Rightarrow\\; \\alpha = 0`
  return `\\alpha = ${fracTex('n - 1', 'o - 1')} = ${fracTex(`${n} - 1`, `${length} - 1`)} = ${tex(alpha)}`
}
