// Cases along one axis: resizing, pooling, transposed and partial convolution, TensorFlow's "same".
import {
  formatFraction,
  fraction,
  fractionToNumber,
  parseFraction,
  resizeWeights,
  tfSameOutputLength,
  touchedInputs,
  type AxisResize,
  type Fraction,
  type Layer,
} from '@/lib/engine'
import {
  averagePoolWindows,
  onnxResizeWeights,
  overlap,
  partialConv,
  type Mask,
  type OnnxResize,
} from '@/lib/engine/statistics'
import type { CaseJson } from './case'

type Weights = readonly (readonly (readonly [number, Fraction])[])[]

const taps = (weights: Weights) => weights.map((row) => row.map(([at, weight]) => [at, fractionToNumber(weight)]))

/** PyTorch's resizing along an axis: `resample`. */
export function resampleCase(one: CaseJson): object {
  const { n, mode, size, scale, align, recompute, antialias } = one as unknown as ResampleCase
  const { length, weights } = resizeWeights(n, {
    mode,
    size: size ?? null,
    scale: scaleOf(scale ?? null),
    alignCorners: align ?? null,
    recompute: recompute ?? false,
    antialias: antialias ?? false,
  })
  return {
    out: length,
    taps: taps(weights),
    exact: weights.map((row) => row.map(([at, weight]) => [at, formatFraction(weight)])),
  }
}

interface ResampleCase {
  readonly n: number
  readonly mode: AxisResize['mode']
  readonly size?: number | null
  readonly scale?: number | string | null
  readonly align?: boolean | null
  readonly recompute?: boolean
  readonly antialias?: boolean
}

/** A number is a decimal, which PyTorch rounds in double precision; text may be a fraction, which is exact. */
function scaleOf(scale: number | string | null): { exact: Fraction; decimal: number | null } | null {
  if (scale === null) return null
  const exact = parseFraction(`${scale}`) ?? fraction(0)
  return { exact, decimal: typeof scale === 'number' ? scale : null }
}

/** ONNX's resizing along an axis: `resize_onnx`. */
export function onnxCase(one: CaseJson): object {
  const { n, mode, coordinate, size, nearest_mode, a } = one as unknown as OnnxCase
  const weights = onnxResizeWeights(n, {
    mode,
    coordinate,
    size,
    ...(nearest_mode === undefined ? {} : { nearestMode: nearest_mode }),
    ...(a === undefined ? {} : { cubicCoefficient: parseFraction(`${a}`) ?? fraction(-3, 4) }),
  })
  return { out: weights.length, taps: taps(weights) }
}

interface OnnxCase {
  readonly n: number
  readonly mode: OnnxResize['mode']
  readonly coordinate: NonNullable<OnnxResize['coordinate']>
  readonly size: number
  readonly nearest_mode?: NonNullable<OnnxResize['nearestMode']>
  readonly a?: number
}

/** How a transposed convolution overlaps: `overlap`. */
export function overlapCase(one: CaseJson): object {
  const { p, n } = one as unknown as { p: Record<'k' | 's' | 'pad' | 'opad' | 'd', number[]>; n: number[] }
  const at = (list: readonly number[], axis: number, otherwise: number): number => list[axis] ?? otherwise
  const { axes, min, max } = overlap(
    n.map((inputLength, axis) => ({
      inputLength,
      kernel: at(p.k, axis, 0),
      stride: at(p.s, axis, 1),
      padding: at(p.pad, axis, 0),
      outputPadding: at(p.opad, axis, 0),
      dilation: at(p.d, axis, 1),
    })),
  )
  return {
    counts: axes.map(({ counts }) => counts),
    interior: axes.map(({ interior: { range, uniform, expectedUniform } }) => ({
      range,
      uniform,
      expected_uniform: expectedUniform,
    })),
    min,
    max,
  }
}

/** What an average pooling weighs: `poolweights`. */
export function poolCase(one: CaseJson): object {
  const { n, k, s, pad, ceil, cip, divisor_override } = one as unknown as PoolCase
  const windows = averagePoolWindows(n, {
    kernel: k,
    stride: s ?? k,
    padding: pad ?? 0,
    ceil: ceil ?? false,
    countIncludePad: cip ?? true,
    divisorOverride: divisor_override ?? null,
  })
  return { out: windows.length, windows: windows.map(({ first, last, divisor }) => [first, last, divisor]) }
}

interface PoolCase {
  readonly n: number
  readonly k: number
  readonly s?: number
  readonly pad?: number
  readonly ceil?: boolean
  readonly cip?: boolean
  readonly divisor_override?: number | null
}

/** Partial convolution over a mask: `partialconv`. */
export function partialConvCase(one: CaseJson): object {
  const { mask, k, s, pad, d } = one as unknown as { mask: Mask; k: number; s: number; pad: number; d: number }
  const { valid, ratio, newMask } = partialConv(mask, { kernel: k, stride: s, padding: pad, dilation: d })
  return { valid, ratio: ratio.map((row) => row.map(formatFraction)), new_mask: newMask }
}

/** TensorFlow's "same" padding: `tf_same`. */
export function tfSameCase(one: CaseJson): object {
  const { op, n, k, s, d } = one as unknown as TfSameCase
  const network = {
    input: [1, n],
    axes: 1,
    nodes: [{ id: 'layer', layer: tfSameLayer(op, k, s, d ?? 1), inputs: [-1], line: 0, column: 0 }],
  }
  const touched = Array.from({ length: tfSameOutputLength(n, s) }, (_, unit) => touchedInputs(network, unit))
  // padding never counts: each real element has the same share
  return {
    out: touched.length,
    touched,
    ...(op === 'avgpool' ? { divisor: touched.map(({ length }) => length) } : {}),
  }
}

interface TfSameCase {
  readonly op: 'conv' | 'maxpool' | 'avgpool'
  readonly n: number
  readonly k: number
  readonly s: number
  readonly d?: number
}

function tfSameLayer(op: TfSameCase['op'], k: number, s: number, d: number): Layer {
  const window = { dim: 1, kernel: [k], stride: [s], padding: 'tf_same' } as const
  if (op === 'maxpool') return { op, ...window, dilation: [d], ceil: false }
  if (op === 'avgpool') return { op, ...window, ceil: false, countIncludePad: false }
  const channels = { inChannels: null, outChannels: null, groups: 1, bias: false, paddingMode: 'zeros' } as const
  return { op, ...window, ...channels, dilation: [d] }
}
