import { SAME } from '../axis-map'
import { axisView } from '../axis-view'
import type { ConvLayer, Layer } from '../layer'
import { layoutsOf } from '../layout'
import { convPadding } from '../layers/conv'
import { entry } from '../layers/fields'
import { poolPadding } from '../layers/pool'
import { INPUT, type Network } from '../network'
import { networkShapes } from '../shapes'
import { shortened, step, type DerivationStep } from './derivation'
import { convNumbers, deconvNumbers, poolNumbers } from './sizes'
import { resizeSizeSteps } from './resize'
import { ceilTex, floorTex, fracTex } from './tex'

/**
 * The length of the output's axis, layer by layer.
 *
 * @throws EngineError `input_missing`, or a layer's own refusal
 */
export function outputSizeSteps(network: Network, axis: number): DerivationStep[] {
  const layoutOf = layoutsOf(network, networkShapes(network))
  const { inputLength, lengths, maps } = axisView(network, axis)
  const labels: number[] = []
  const lines: DerivationStep[] = []
  network.nodes.forEach(({ id, layer, inputs }, index) => {
    const [source = INPUT] = inputs
    const before = source === INPUT ? (inputLength ?? 1) : (lengths?.[source] ?? 1)
    const after = lengths?.[index] ?? 1
    const moves = inputs.length === 1 && (maps[index]?.[0] ?? SAME).kind !== 'same'
    if (moves) {
      const numbers = numbersOf(layer, (layoutOf(source)[axis] ?? axis + 2) - 2, before)
      const equals = numbers === null ? '' : ` = ${numbers}`
      lines.push(step('length_layer', `n_{${lines.length + 1}}${equals} = ${after}`, { layer: id }))
    }
    labels[index] = lines.length
  })
  const formula = `n_\\ell = ${floorTex(fracTex('n_{\\ell-1} + 2p_\\ell - K_\\ell', 's_\\ell'))} + 1`
  const start = step('length_start', `n_0 = ${inputLength ?? 1}`)
  return [step('length_rule', formula), start, ...shortened(lines)]
}

/** A layer's rule with its numbers; null where there is nothing to calculate. */
function numbersOf(layer: Layer, axis: number, n: number): string | null {
  switch (layer.op) {
    case 'conv':
    case 'partialconv':
    case 'condconv':
      return convolutionNumbers({ ...layer, op: 'conv' }, axis, n)
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
    case 'blurpool': {
      const k = entry(layer.kernel, axis)
      const p = [Math.floor((k - 1) / 2), Math.ceil((k - 1) / 2)] as const
      return convNumbers({ n, k, s: entry(layer.stride, axis), p })
    }
    case 'pad': {
      const [begin, end] = entry(layer.padding, axis)
      return [`${n}`, ...[begin, end].map((side) => (side < 0 ? `(${side})` : `${side}`))].join(' + ')
    }
    case 'pixel_shuffle':
      return `${n} \\cdot ${layer.ratio}`
    case 'pixel_unshuffle':
      return fracTex(`${n}`, `${layer.ratio}`)
    case 'upsample': {
      if (layer.scale === null) return null
      const body = resizeSizeSteps({ n, scale: entry(layer.scale, axis) }).at(-1)?.tex ?? ''
      return body.split(' = ')[1] ?? null
    }
    default:
      return null
  }
}

function convolutionNumbers(layer: ConvLayer, axis: number, n: number): string {
  const [k, s, d] = [entry(layer.kernel, axis), entry(layer.stride, axis), entry(layer.dilation, axis)]
  if (layer.padding === 'tf_same') return ceilTex(fracTex(`${n}`, `${s}`))
  return convNumbers({ n, k, s, d, p: convPadding(layer, axis, n) ?? 0 })
}
