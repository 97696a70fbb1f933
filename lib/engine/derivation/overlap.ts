import { kernelSpan } from '../axis-sizes'
import { EngineError } from '../engine-error'
import { fraction, ZERO } from '../fraction'
import { axisOverlap } from '../overlap'
import { ceilDivide, modulo, wholeNumber } from '../whole-number'
import { step, type DerivationStep } from './derivation'
import { fracTex, listTex, tex } from './tex'

/** How many products are summed into one output of a transposed convolution. */
export function overlapSteps(args: {
  readonly n: number
  readonly k: number
  readonly s?: number
  readonly p?: number
  readonly d?: number
  readonly a?: number
  /** The output. */
  readonly i: number
}): DerivationStep[] {
  const { n, k, s = 1, p = 0, d = 1, a = 0, i } = args
  const { counts } = axisOverlap(n, { kernel: k, stride: s, padding: p, dilation: d, outputPadding: a })
  const count = counts[i]
  if (count === undefined) throw new EngineError('unit_out_of_range', { unit: i, most: counts.length - 1 })
  const taps = Array.from({ length: k }, (_, tap) => tap).filter((tap) => {
    const reach = i + p - d * tap
    return reach >= 0 && reach <= (n - 1) * s && modulo(reach, s) === 0
  })
  const pairs = taps.map((tap) => `(${tap}, ${(i + p - d * tap) / s})`)
  const dilated = d === 1 ? 't' : `${d}\\,t`
  return [
    step('overlap_rule', 'm\\,s + d\\,t = i + p,\\quad 0 \\le t < k,\\quad 0 \\le m < n'),
    step(
      'put_in',
      `${s === 1 ? 'm' : `${s}\\,m`} + ${dilated} = ${i} + ${p} = ${i + p},\\quad t < ${k},\\quad m < ${n}`,
    ),
    step('overlap_pairs', `(t, m) \\in \\{${listTex(pairs)}\\}`, { count }),
    step('overlap_count', `c_{${i}} = ${count}`, { output: i }),
  ]
}

/** The most over the fewest contributions where no border is near: over one period, the stride. */
export function overlapRatioSteps(args: {
  readonly k: number
  readonly s?: number
  readonly d?: number
}): DerivationStep[] {
  const { k, s = 1, d = 1 } = args
  const span = kernelSpan(k, d)
  // as many inputs as one period of outputs needs
  const n = wholeNumber(s, 'stride') < 1 ? 1 : ceilDivide(span + s - 2, s) + 1
  const { counts } = axisOverlap(n, { kernel: k, stride: s, dilation: d })
  const period = Array.from({ length: s }, (_, phase) => counts[span - 1 + modulo(phase - span + 1, s)] ?? 0)
  const most = period.reduce((a, b) => Math.max(a, b), 0)
  const least = period.reduce((a, b) => Math.min(a, b), most)
  const ratio = fraction(most, least)
  const numbers = fracTex(`${most}`, `${least}`)
  return [
    step('phases_rule', `c_q = \\#\\{t : 0 \\le t < k,\\; d\\,t \\equiv q \\;(\\mathrm{mod}\\; s)\\}`),
    step('phases', `(c_0, \\dots, c_{s-1}) = (${listTex(period)})`, { period: s }),
    step('most_over_fewest', `${fracTex('\\max c', '\\min c')} = ${numbers} = ${tex(ratio)}`),
  ]
}

/** What a partial convolution multiplies a sum by: the elements of a square kernel over those that are real. */
export function partialRatioSteps(args: { readonly k: number; readonly valid: number }): DerivationStep[] {
  const { k, valid } = args
  if (wholeNumber(k, 'kernel') < 1) throw new EngineError('kernel_not_positive', { kernel: k })
  const most = wholeNumber(k * k, 'kernelElements')
  if (wholeNumber(valid, 'valid') < 0 || valid > most)
    throw new EngineError('out_of_range', { name: 'valid', value: valid, least: 0, most })
  if (valid === 0) return [step('partial_none', `v = 0 \\;\\Rightarrow\\; \\rho = ${tex(ZERO)}`)]
  const numbers = fracTex(`${k} \\cdot ${k}`, `${valid}`)
  return [
    step('partial_rule', `\\rho = ${fracTex('k^2', 'v')}`),
    step('put_in', `\\rho = ${numbers} = ${tex(fraction(most, valid))}`),
  ]
}
