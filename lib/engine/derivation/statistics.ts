import { bnRunningStatistic, unbiasedVariance, type MomentumConvention } from '../batch-norm'
import { fraction, ONE, subtractFractions, type Fraction } from '../fraction'
import { step, type DerivationStep } from './derivation'
import { inner, tex } from './tex'

/** One update of a running statistic. */
export interface StatisticArguments {
  readonly old: Fraction
  readonly batch: Fraction
  readonly momentum: Fraction
  readonly convention: MomentumConvention
}

/** The running mean after one more batch. */
export function runningMeanSteps(args: StatisticArguments): DerivationStep[] {
  return update(args, '\\mu', '\\mu_B')
}

/** The running variance after one more batch; `batch` is the biased variance of `count` values. */
export function runningVarianceSteps(args: StatisticArguments & { readonly count: number }): DerivationStep[] {
  const { batch, count } = args
  const unbiased = unbiasedVariance(batch, count)
  const factor = tex(fraction(count, count - 1))
  return [
    step('unbiased', `s_B^2 = \\frac{N}{N - 1}\\,\\sigma_B^2 = ${factor} \\cdot ${inner(batch)} = ${tex(unbiased)}`, {
      count,
      less: count - 1,
    }),
    ...update({ ...args, batch: unbiased }, 'v', 's_B^2'),
  ]
}

function update(
  { old, batch, momentum, convention }: StatisticArguments,
  running: string,
  fresh: string,
): DerivationStep[] {
  const rest = subtractFractions(ONE, momentum)
  const result = bnRunningStatistic(old, batch, momentum, convention)
  const [ofOld, ofBatch] = convention === 'pytorch' ? [rest, momentum] : [momentum, rest]
  const formula =
    convention === 'pytorch' ? `(1 - m)\\,${running} + m\\,${fresh}` : `m\\,${running} + (1 - m)\\,${fresh}`
  const numbers = `${tex(ofOld)} \\cdot ${inner(old)} + ${tex(ofBatch)} \\cdot ${inner(batch)}`
  return [
    step('running_rule', `${running}' = ${formula}`, { convention }),
    step('put_in', `${running}' = ${numbers} = ${tex(result)}`),
  ]
}
