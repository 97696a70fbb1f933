import { EngineError } from '../engine-error'
import { floorFraction, fraction, isInteger, subtractFractions, type Fraction } from '../fraction'
import { heldPosition } from '../interpolation'
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
  if (scale === null) return [step('result', `o = ${length}`)]
  const { exact, decimal } = scale
  const formula = step('formula', `o = ${floorTex('n\\,\\beta')}`)
  if (decimal === null) return [formula, step('result', `o = ${floorTex(`${n} \\cdot ${tex(exact)}`)} = ${length}`)]
  const found = n * decimal
  return [
    formula,
    step('double', `\\mathrm{fl}(n\\,\\beta) = \\mathrm{fl}(${n} \\cdot ${realTex(decimal)}) = ${realTex(found)}`),
    step('result', `o = ${floorTex(realTex(found))} = ${length}`),
  ]
}

/** Where an output stands in the input. */
export function resizeCoordinateSteps(args: CoordinateArguments): DerivationStep[] {
  return coordinateOf(args, 'result').steps
}

/** The positions that an output is the weighted sum of, those outside the axis counted to its ends. */
export function resizeWeightsSteps(
  args: Omit<CoordinateArguments, 'mode'> & { readonly mode: 'linear' | 'cubic' },
): DerivationStep[] {
  const { n, i, mode, ...target } = args
  const { steps, coordinate } = coordinateOf(args, 'coordinate')
  const weights = resizeWeights(n, { ...target, mode }).weights[i] ?? []
  const below = floorFraction(coordinate)
  const part = subtractFractions(coordinate, fraction(below))
  const split = step(
    'coordinate',
    `m = ${floorTex('x')} = ${below},\\quad t = x - m = ${tex(coordinate)} - ${inner(below)} = ${tex(part)}`,
  )
  const result = weights.map(([position, weight]) => `w_{${position}} = ${tex(weight)}`).join(',\\quad ')
  // on a position the others count nothing
  const rules = isInteger(coordinate) ? ['w_m = 1'] : mode === 'linear' ? LINEAR : CUBIC
  return [
    ...steps,
    split,
    ...rules.map((rule) => step('formula', rule)),
    ...heldStep(below, mode, n),
    step('result', result),
  ]
}

const LINEAR = ['w_m = 1 - t,\\quad w_{m+1} = t']

/** Both pieces of the kernel with its slope −¾, then the four distances. */
const CUBIC = [
  'a = -\\tfrac{3}{4},\\quad W(x) = (a + 2)\\,|x|^3 - (a + 3)\\,|x|^2 + 1\\;\\;(|x| \\le 1),\\quad a\\,(|x|^3 - 5\\,|x|^2 + 8\\,|x| - 4)\\;\\;(1 < |x| < 2)',
  'w_{m-1} = W(1 + t),\\quad w_m = W(t),\\quad w_{m+1} = W(1 - t),\\quad w_{m+2} = W(2 - t)',
]

/** Said where a neighbour lies outside. */
function heldStep(below: bigint, mode: 'linear' | 'cubic', n: number): DerivationStep[] {
  const reach = mode === 'linear' ? 0n : 1n
  const [first, last] = [below - reach, below + 1n + reach]
  if (first >= 0n && last < BigInt(n)) return []
  return [step('padding', `q \\mapsto \\min(\\max(q, 0),\\ ${n - 1})`)]
}

function coordinateOf(
  args: CoordinateArguments,
  id: 'result' | 'coordinate',
): { readonly steps: DerivationStep[]; readonly coordinate: Fraction } {
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
    ...first.map((one) => (one.id === 'result' ? { ...one, id: 'layer' as const } : one)),
    step('ratio', ratio),
    step('formula', `x = ${formula}`),
    step(id, `x = ${numbers} = ${tex(coordinate)}`),
  ]
  const whole = mode === 'nearest' || mode === 'nearest-exact'
  const held = heldPosition(floorFraction(coordinate), n)
  if (!whole || fraction(held).num === coordinate.num) return { steps, coordinate }
  const end = step(id, `x = \\min(${tex(coordinate)},\\ ${n - 1}) = ${held}`)
  return { steps: [...steps, end], coordinate: fraction(held) }
}

function cornerRatio(n: number, length: number, alpha: Fraction): string {
  if (length === 1) return `o = 1 \\;\\Rightarrow\\; \\alpha = 0`
  return `\\alpha = ${fracTex('n - 1', 'o - 1')} = ${fracTex(`${n} - 1`, `${length} - 1`)} = ${tex(alpha)}`
}
