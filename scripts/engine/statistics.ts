// Cases of numbers in doubles: normalisation, folding, effective fields.
import {
  batchNormEvaluation,
  batchNormStep,
  effectiveField,
  effectiveHull,
  foldBatchNorm,
  freshRunningStatistics,
  normAffineParameters,
  normOutput,
  normStatistics,
  type NormScope,
} from '@/lib/engine/statistics'
import type { CaseJson } from './case'

type Numbers = readonly number[]

/** Batch normalisation in training, step by step: `bn`. */
export function bnCase(one: CaseJson): object {
  const { shape, momentum, eps, weight, bias, steps } = one as unknown as BnCase
  let running = freshRunningStatistics(weight.length)
  const done = steps.map(({ x }) => {
    const found = batchNormStep({ shape, values: x }, running, { eps, scale: weight, shift: bias, momentum })
    running = found.running
    return {
      batch_mean: found.statistics.mean,
      batch_var_biased: found.statistics.biasedVariance,
      running_mean: running.mean,
      running_var: running.variance,
      tracked: running.batches,
      y: found.output,
    }
  })
  const { scale, shift } = batchNormEvaluation({ ...running, eps, scale: weight, shift: bias })
  return { steps: done, eval_scale: scale, eval_shift: shift }
}

interface BnCase {
  readonly shape: Numbers
  readonly momentum: number | null
  readonly eps: number
  readonly weight: Numbers
  readonly bias: Numbers
  readonly steps: readonly { readonly x: Numbers }[]
}

/** Normalisation over other axes: `norm`. */
export function normCase(one: CaseJson): object {
  const { kind, shape, x, eps, groups = 1, normalized_shape = [], affine } = one as unknown as NormCase
  const scope: NormScope =
    kind === 'group' ? { kind, groups } : kind === 'layer' ? { kind, shape: normalized_shape } : { kind }
  const tensor = { shape, values: x }
  const { shape: statistics, mean, biasedVariance } = normStatistics(tensor, scope)
  return {
    stat_shape: statistics,
    mean,
    var_biased: biasedVariance,
    y: normOutput(tensor, scope, { eps }),
    // PyTorch's instance norm has no numbers of its own unless asked for, the others unless not
    params: (affine ?? kind !== 'instance') ? normAffineParameters(shape, scope) : 0,
  }
}

interface NormCase {
  readonly kind: NormScope['kind']
  readonly shape: Numbers
  readonly x: Numbers
  readonly eps: number
  readonly groups?: number
  readonly normalized_shape?: Numbers
  readonly affine?: boolean
}

/** Batch normalisation folded into a convolution: `fold`. */
export function foldCase(one: CaseJson): object {
  const { conv, bn } = one as unknown as FoldCase
  const folded = foldBatchNorm(
    { shape: [conv.out, conv.cin / conv.g, conv.k, conv.k], weight: conv.weight, bias: conv.bias, groups: conv.g },
    { scale: bn.weight, shift: bn.bias, mean: bn.mean, variance: bn.var, eps: bn.eps },
  )
  return { folded }
}

interface FoldCase {
  readonly conv: {
    readonly cin: number
    readonly out: number
    readonly k: number
    readonly g: number
    readonly weight: Numbers
    readonly bias: Numbers | null
  }
  readonly bn: Record<'weight' | 'bias' | 'mean' | 'var', Numbers> & { readonly eps: number }
}

/** The unit that the golden hulls are of. */
const UNIT = 3

/** The effective receptive field of a linear network: `erf`. */
export function erfCase(one: CaseJson): object {
  const { dim, layers } = one as unknown as ErfCase
  const field = effectiveField(
    layers.map(({ op, k, s, d, w }) => ({
      kernel: k,
      stride: s,
      dilation: d,
      weights: op === 'avgpool' ? 'mean' : (w ?? 'ones'),
    })),
  )
  const { size, jump, profile, total } = field
  const { first, last } = effectiveHull(field, UNIT)
  const sum = total ** dim
  // of a plane the middle column
  const across = dim === 2 ? (profile[Math.floor(size / 2)] ?? 0) : 1
  return {
    size,
    jump,
    unit_hull: [Array.from({ length: dim }, () => first), Array.from({ length: dim }, () => last)],
    gradient: profile.map((share) => share * across * sum),
    total: sum,
    variance: field.variance,
    std: field.deviation,
  }
}

interface ErfCase {
  readonly dim: 1 | 2
  readonly layers: readonly {
    readonly op: 'conv' | 'avgpool'
    readonly k: number
    readonly s: number
    readonly d: number
    readonly w?: Numbers
  }[]
}
