import { SAME } from '../axis-map'
import { poolOutputLength } from '../axis-sizes'
import { axisView } from '../axis-view'
import type { ConvLayer, Layer } from '../layer'
import { layoutsOf } from '../layout'
import { convPadding } from '../layers/conv'
import { entry } from '../layers/fields'
import { poolPadding } from '../layers/pool'
import { INPUT, type Network } from '../network'
import { networkShapes } from '../shapes'
import { shortened, step, type DerivationStep } from './derivation'
import { convNumbers, deconvNumbers, poolNumbers, roundedUp } from './sizes'
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
  const lines: DerivationStep[] = []
  const rules = new Map<string, DerivationStep>()
  network.nodes.forEach(({ id, layer, inputs }, index) => {
    const [source = INPUT] = inputs
    const before = source === INPUT ? (inputLength ?? 1) : (lengths?.[source] ?? 1)
    const after = lengths?.[index] ?? 1
    const moves = inputs.length === 1 && (maps[index]?.[0] ?? SAME).kind !== 'same'
    if (moves) {
      const numbers = numbersOf(layer, (layoutOf(source)[axis] ?? axis + 2) - 2, before)
      const equals = numbers === null ? '' : ` = ${numbers}`
      const rule = ruleOf(layer)
      if (rule) rules.set(rule.tex, rule)
      lines.push(step('length_layer', `n_{${lines.length + 1}}${equals} = ${after}`, { layer: id }))
    }
  })
  const start = step('length_start', `n_0 = ${inputLength ?? 1}`)
  return [...rules.values(), start, ...shortened(lines)]
}

const BEFORE = 'n_{\\ell-1}'

/** A layer's rule with its symbols; null where there is nothing to calculate, or the numbers say it all. */
function ruleOf(layer: Layer): DerivationStep | null {
  switch (layer.op) {
    case 'conv':
    case 'partialconv':
    case 'condconv':
    case 'blurpool':
    case 'maxpool':
    case 'avgpool': {
      const isUp = (layer.op === 'maxpool' || layer.op === 'avgpool') && layer.ceil
      if ('padding' in layer && layer.padding === 'tf_same')
        return step('tf_out_rule', `n_\\ell = ${ceilTex(fracTex(BEFORE, 's_\\ell'))}`)
      const quotient = fracTex(`${BEFORE} + 2p_\\ell - K_\\ell`, 's_\\ell')
      return step('windows_rule', `n_\\ell = ${isUp ? ceilTex(quotient) : floorTex(quotient)} + 1`, {
        round: isUp ? 'up' : 'down',
        padded: 'yes',
      })
    }
    case 'convT':
      return step('deconv_rule', `n_\\ell = (${BEFORE} - 1)\\,s_\\ell - 2p_\\ell + K_\\ell + a_\\ell`)
    case 'upsample':
      return layer.scale === null ? null : step('resized_rule', `n_\\ell = ${floorTex(`${BEFORE}\\,\\beta_\\ell`)}`)
    default:
      return null
  }
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
      const window = { n, k, s, d, p: poolPadding(layer, axis, n) ?? 0 }
      const isDropped =
        layer.ceil &&
        roundedUp(window) > poolOutputLength(n, { kernel: k, stride: s, padding: window.p, dilation: d, ceil: true })
      // the window that begins too late is taken off in the open
      return poolNumbers({ ...window, ceil: layer.ceil }) + (isDropped ? ' - 1' : '')
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
