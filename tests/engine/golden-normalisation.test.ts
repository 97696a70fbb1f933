import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  batchNormEvaluation,
  batchNormStep,
  freshRunningStatistics,
  normAffineParameters,
  normOutput,
  normStatistics,
  type NormScope,
} from '@/lib/engine/statistics'
import { goldenCases } from './golden'

interface BatchNormCase {
  readonly id: string
  readonly shape: readonly number[]
  readonly momentum: number | null
  readonly eps: number
  readonly weight: readonly number[]
  readonly bias: readonly number[]
  readonly steps: readonly Readonly<{
    x: readonly number[]
    batch_mean: readonly number[]
    batch_var_biased: readonly number[]
    running_mean: readonly number[]
    running_var: readonly number[]
    tracked: number
    y: readonly number[]
  }>[]
  readonly eval_scale: readonly number[]
  readonly eval_shift: readonly number[]
}

interface NormCase {
  readonly id: string
  readonly kind: NormScope['kind']
  readonly shape: readonly number[]
  readonly x: readonly number[]
  readonly eps: number
  readonly groups?: number
  readonly normalized_shape?: readonly number[]
  readonly params: number
  readonly stat_shape: readonly number[]
  readonly mean: readonly number[]
  readonly var_biased: readonly number[]
  readonly y: readonly number[]
}

/** Within 1e-9 of each value; a sum that is 0 but for rounding is held against 1e-12. */
function near(found: readonly number[], right: readonly number[], id: string): void {
  expect(found.length, id).toBe(right.length)
  right.forEach((value, index) => {
    expect(Math.abs((found[index] ?? Number.NaN) - value), id).toBeLessThanOrEqual(1e-9 * Math.abs(value) + 1e-12)
  })
}

function scopeOf({ kind, groups = 0, normalized_shape: shape = [] }: NormCase): NormScope {
  if (kind === 'group') return { kind, groups }
  return kind === 'layer' ? { kind, shape } : { kind }
}

test('training steps of batch normalisation are PyTorch’s, and so is the evaluation after them', () => {
  const cases = goldenCases<BatchNormCase>('bn.jsonl')
  expect(cases).toHaveLength(90)
  for (const { id, shape, momentum, eps, weight, bias, steps, eval_scale, eval_shift } of cases) {
    let running = freshRunningStatistics(weight.length)
    for (const { x, ...step } of steps) {
      const found = batchNormStep({ shape, values: x }, running, { eps, scale: weight, shift: bias, momentum })
      running = found.running
      near(found.statistics.mean, step.batch_mean, id)
      near(found.statistics.biasedVariance, step.batch_var_biased, id)
      near(running.mean, step.running_mean, id)
      near(running.variance, step.running_var, id)
      expect(running.batches, id).toBe(step.tracked)
      near(found.output, step.y, id)
    }
    const evaluation = batchNormEvaluation({ ...running, eps, scale: weight, shift: bias })
    near(evaluation.scale, eval_scale, id)
    near(evaluation.shift, eval_shift, id)
  }
})

test('statistics and outputs of batch, layer, group and instance norm are PyTorch’s', () => {
  const cases = goldenCases<NormCase>('norm.jsonl')
  expect(cases).toHaveLength(60)
  for (const one of cases) {
    const { id, shape, x, eps } = one
    const tensor = { shape, values: x }
    const scope = scopeOf(one)
    const found = normStatistics(tensor, scope)
    expect(found.shape, id).toEqual(one.stat_shape)
    near(found.mean, one.mean, id)
    near(found.biasedVariance, one.var_biased, id)
    near(normOutput(tensor, scope, { eps }), one.y, id)
    // an instance norm without affine has none
    const affine = one.kind !== 'instance' || one.params > 0
    expect(affine ? normAffineParameters(shape, scope) : 0, id).toBe(one.params)
  }
})

const tensors = fc
  .record({ batch: fc.integer({ min: 1, max: 3 }), space: fc.integer({ min: 2, max: 4 }) })
  .chain(({ batch, space }) =>
    fc
      .array(fc.integer({ min: -50, max: 50 }), { minLength: batch * 4 * space, maxLength: batch * 4 * space })
      .map((values) => ({ shape: [batch, 4, space], values })),
  )

describe('normalisations agree where they are the same', () => {
  test('one group is layer norm over channels and space, as many groups as channels instance norm', () => {
    fc.assert(
      fc.property(tensors, (tensor) => {
        const by = (scope: NormScope) => normOutput(tensor, scope, { eps: 1e-5 })
        expect(by({ kind: 'group', groups: 1 })).toEqual(by({ kind: 'layer', shape: tensor.shape.slice(1) }))
        expect(by({ kind: 'group', groups: 4 })).toEqual(by({ kind: 'instance' }))
      }),
    )
  })

  test('scale and shift go by channel, in layer norm by element', () => {
    const tensor = { shape: [1, 2, 2], values: [-1, 1, -3, 3] }
    const affine = { eps: 0, scale: [2, 10], shift: [0, 1] }
    expect(normOutput(tensor, { kind: 'instance' }, affine)).toEqual([-2, 2, -9, 11])
    expect(normOutput(tensor, { kind: 'layer', shape: [2] }, affine)).toEqual([-2, 11, -2, 11])
  })
})

test.each<[string, readonly number[], NormScope]>([
  ['stat_needs_two_values', [1, 3], { kind: 'batch' }],
  ['stat_needs_two_values', [4, 3, 1], { kind: 'instance' }],
  ['stat_needs_two_values', [1, 3, 1], { kind: 'group', groups: 3 }],
  ['channels_not_divisible_by_groups', [1, 3, 2], { kind: 'group', groups: 2 }],
  ['groups_not_positive', [1, 3, 2], { kind: 'group', groups: 0 }],
  ['normalized_shape_mismatch', [1, 3, 2], { kind: 'layer', shape: [3] }],
  ['wrong_rank', [3], { kind: 'batch' }],
])('%s for %j', (code, shape, scope) => {
  const values = new Array<number>(shape.reduce((product, length) => product * length, 1)).fill(0)
  expect(() => normStatistics({ shape, values }, scope)).toThrow(expect.objectContaining({ code }))
})

test('group norm with two in the batch passes, each statistic over one value', () => {
  const { biasedVariance } = normStatistics(
    { shape: [2, 3, 1], values: [1, 2, 3, 4, 5, 6] },
    { kind: 'group', groups: 3 },
  )
  expect(biasedVariance).toEqual([0, 0, 0, 0, 0, 0])
})
