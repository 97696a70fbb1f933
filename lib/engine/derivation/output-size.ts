import { SAME } from '../axis-map'
import { axisView } from '../axis-view'
import type { Layer } from '../layer'
import { convPadding } from '../layers/conv'
import { entry } from '../layers/fields'
import { poolPadding } from '../layers/pool'
import { INPUT, type Network } from '../network'
import { networkShapes } from '../shapes'
import { shortened, step, type DerivationStep } from './derivation'
import { convNumbers, deconvNumbers, poolNumbers } from './sizes'
import { ceilTex, floorTex, fracTex } from './tex'

/**
 * The length of the output's axis, layer by layer.
 *
 * @throws EngineError `input_missing`, or a layer's own refusal
 */
export function outputSizeSteps(network: Network, axis: number): DerivationStep[] {
  networkShapes(network)
  const { inputLength, lengths, maps } = axisView(network, axis)
  const labels: number[] = []
  const lines: DerivationStep[] = []
  network.nodes.forEach(({ id, layer, inputs }, index) => {
    const [source = INPUT] = inputs
    const before = source === INPUT ? (inputLength ?? 1) : (lengths?.[source] ?? 1)
    const after = lengths?.[index] ?? 1
    const moves = inputs.length === 1 && (maps[index]?.[0] ?? SAME).kind !== 'same'
    if (moves) {
      const numbers = numbersOf(layer, axis, before)
      const equals = numbers === null ? '' : ` = ${numbers}`
      lines.push(step('layer', `n_{${lines.length + 1}}${equals} = ${after}`, { layer: id }))
    }
    labels[index] = lines.length
  })
  const formula = `n_\\ell = ${floorTex(fracTex('n_{\\ell-1} + 2p_\\ell - K_\\ell', 's_\\ell'))} + 1`
  const start = step('start', `n_0 = ${inputLength ?? 1}`)
  return [step('formula', formula), start, ...shortened(lines)]
}

/** A layer's rule with its numbers; null where there is nothing to calculate. */
function numbersOf(layer: Layer, axis: number, n: number): string | null {
  switch (layer.op) {
    case 'conv': {
      const [k, s, d] = [entry(layer.kernel, axis), entry(layer.stride, axis), entry(layer.dilation, axis)]
      if (layer.padding === 'tf_same') return ceilTex(fracTex(`${n}`, `${s}`))
      return convNumbers({ n, k, s, d, p: convPadding(layer, axis, n) ?? 0 })
    }
    case 'maxpool':
    case 'avgpool': {
      const [k, s] = [entry(layer.kernel, axis), entry(layer.stride, axis)]
      const d = layer.op === 'maxpool' ? entry(layer.dilation, axis) : 1
      if (layer.padding === 'tf_same') return ceilTex(fracTex(`${n}`, `${s}`))
      return poolNumbers({ n, k, s, d, p: poolPadding(layer, axis, n) ?? 0, ceil: layer.ceil })
    }
    case 'convT': {
      const [k, s, d] = [entry(layer.kernel, axis), entry(layer.stride, axis), entry(layer.dilation, axis)]
      return deconvNumbers({ n, k, s, d, p: entry(layer.padding, axis), a: entry(layer.outputPadding, axis) })
    }
    default:
      return null
  }
}
