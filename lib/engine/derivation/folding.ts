import { batchNormEvaluation } from '../normalisation'
import type { Real } from '../real'
import { step, type DerivationStep } from './derivation'
import { fracTex, innerReal, realTex, rounded } from './tex'

/** One channel of a batch normalisation in evaluation. */
export interface FoldArguments {
  readonly gamma: Real
  readonly beta: Real
  readonly mean: Real
  readonly variance: Real
  readonly eps: Real
}

/** What a folded normalisation multiplies its channel by, to six digits. */
export function foldScaleSteps(args: FoldArguments): DerivationStep[] {
  const { gamma, variance, eps } = args
  const root = `\\sqrt{${realTex(variance)} + ${realTex(eps)}}`
  return [
    step('fold_scale_rule', `a = ${fracTex('\\gamma', '\\sqrt{v + \\varepsilon}')}`),
    step('put_in', `a = ${fracTex(realTex(gamma), root)} ${rounded(folded(args).scale)}`),
  ]
}

/** What a folded normalisation adds to its channel, to six digits. */
export function foldShiftSteps(args: FoldArguments): DerivationStep[] {
  const { beta, mean } = args
  const { scale, shift } = folded(args)
  const factor = innerReal(Number(scale.toPrecision(6)))
  const [formula, ...numbers] = foldScaleSteps(args)
  return [
    ...(formula ? [step('fold_shift_rule', `${formula.tex},\\quad b = \\beta - \\mu\\,a`)] : []),
    ...numbers,
    step('put_in', `b = ${realTex(beta)} - ${innerReal(mean)} \\cdot ${factor} ${rounded(shift)}`),
  ]
}

function folded({ gamma, beta, mean, variance, eps }: FoldArguments): { scale: Real; shift: Real } {
  const state = { scale: [gamma], shift: [beta], mean: [mean], variance: [variance], eps }
  const { scale, shift } = batchNormEvaluation(state)
  return { scale: scale[0] ?? Number.NaN, shift: shift[0] ?? Number.NaN }
}
