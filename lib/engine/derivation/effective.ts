import { effectiveMoments, type LinearLayer } from '../effective-field'
import { EngineError } from '../engine-error'
import { shortened, step, type DerivationStep } from './derivation'
import { fracTex, realTex, rounded, sumOf, tex } from './tex'

/** The layers of a linear net, from the input on. */
export interface LinearNet {
  readonly layers: readonly LinearLayer[]
}

/** More terms than this make no readable line. */
const MOST_TERMS = 8

/** The variance of a linear net's gradient: that of each layer's taps, stretched by its dilation and the jump before it. */
export function erfVarianceSteps({ layers }: LinearNet): DerivationStep[] {
  const { exact, variance } = effectiveMoments(layers)
  const lines = layerLines(layers)
  const known = lines.map(({ value }) => value)
  const terms = known.length <= MOST_TERMS ? [sumOf(known)] : ['\\sum_\\ell \\sigma_\\ell^2']
  const last = exact ? `= ${tex(exact.variance)}` : rounded(variance)
  return [
    step(
      'erf_rule',
      `\\sigma^2 = \\sum_\\ell (d_\\ell\\,j_{\\ell-1})^2\\, v_\\ell,\\quad v_\\ell = ${VARIANCE[exact ? 'box' : 'any']}`,
    ),
    ...shortened(lines.map(({ line }) => line)),
    step('erf_sum', `\\sigma^2 = ${terms.join('')} ${last}`),
  ]
}

/** The root of the variance. */
export function erfDeviationSteps(net: LinearNet): DerivationStep[] {
  const { exact, variance, deviation } = effectiveMoments(net.layers)
  if (deviation === null) throw new EngineError('out_of_range', { name: 'variance', value: `${variance}`, least: 0 })
  const root = exact ? tex(exact.variance) : realTex(Number(variance.toPrecision(6)))
  return [...erfVarianceSteps(net), step('erf_root', `\\sigma = \\sqrt{${root}} ${rounded(deviation)}`)]
}

const VARIANCE = {
  box: fracTex('k_\\ell^2 - 1', '12'),
  any: '\\sum_t w_t\\,(t - \\bar t\\,)^2',
}

function layerLines(layers: readonly LinearLayer[]): { line: DerivationStep; value: string }[] {
  let jump = 1
  return layers.map((layer, index) => {
    const { kernel, stride = 1, dilation = 1 } = layer
    const own = effectiveMoments([{ ...layer, stride: 1, dilation: 1 }])
    const spread = own.exact ? fracTex(`${kernel}^2 - 1`, '12') : realTex(Number(own.variance.toPrecision(6)))
    const stretched = dilation * jump
    const { exact, variance } = effectiveMoments([{ ...layer, stride: 1, dilation: stretched }])
    const value = exact ? tex(exact.variance) : realTex(Number(variance.toPrecision(6)))
    const sign = exact ? '=' : rounded(variance).split(' ')[0]
    const numbers = `(${dilation} \\cdot ${jump})^2 \\cdot ${spread}`
    jump *= stride
    return {
      line: step('erf_layer', `\\sigma_{${index + 1}}^2 = ${numbers} ${sign} ${value}`, {
        layer: index + 1,
        gap: stretched,
      }),
      value,
    }
  })
}
