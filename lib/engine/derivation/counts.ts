import { total, type Count, type Flow } from '../layers/rule'
import { ruleOf } from '../layers/table'
import type { Layer, LayerOp } from '../layer'
import type { Network } from '../network'
import { networkShapes } from '../shapes'
import { shortened, step, type DerivationStep } from './derivation'
import { nameTex, product, sumOf } from './tex'

type CountName = 'params' | 'macs'

const SYMBOL: Readonly<Record<CountName, string>> = { params: 'P', macs: 'M' }

const CONV_PARAMS =
  'P = C_{\\mathrm{out}} \\cdot \\frac{C_{\\mathrm{in}}}{g} \\cdot \\prod k \\;(+\\, C_{\\mathrm{out}})'
const CONV_MACS = 'M = C_{\\mathrm{out}} \\cdot A \\cdot \\frac{C_{\\mathrm{in}}}{g} \\cdot \\prod k'

/**
 * Rules with their symbols: A is the number of output positions, B that of input positions,
 * m the width between two linear layers, E the number of experts, P_W the parameters of one of them.
 */
const FORMULAS: Readonly<Record<CountName, Partial<Record<LayerOp, string>>>> = {
  params: {
    conv: CONV_PARAMS,
    convT: 'P = C_{\\mathrm{in}} \\cdot \\frac{C_{\\mathrm{out}}}{g} \\cdot \\prod k \\;(+\\, C_{\\mathrm{out}})',
    linear: 'P = C_{\\mathrm{in}} \\cdot C_{\\mathrm{out}} \\;(+\\, C_{\\mathrm{out}})',
    batchnorm: 'P = 2\\,C',
    groupnorm: 'P = 2\\,C',
    instancenorm: 'P = 2\\,C',
    layernorm2d: 'P = 2\\,C',
    prelu: 'P = C',
    layer_scale: 'P = C',
    se: 'P = 2\\,C\\,m \\;(+\\, C + m)',
    channel_attention: 'P = 2\\,C\\,m',
    spatial_attention: 'P = 2\\,k^2',
    partialconv: CONV_PARAMS,
    condconv:
      'P = E\\left(C_{\\mathrm{out}} \\cdot \\frac{C_{\\mathrm{in}}}{g} \\cdot \\prod k \\;(+\\, C_{\\mathrm{out}})\\right) + (C_{\\mathrm{in}} + 1)\\,E',
  },
  macs: {
    conv: CONV_MACS,
    convT: 'M = C_{\\mathrm{in}} \\cdot B \\cdot \\frac{C_{\\mathrm{out}}}{g} \\cdot \\prod k',
    linear: 'M = C_{\\mathrm{in}} \\cdot C_{\\mathrm{out}}',
    blurpool: 'M = C \\cdot A \\cdot \\prod k',
    se: 'M = 2\\,C\\,m',
    channel_attention: 'M = 4\\,C\\,m',
    spatial_attention: 'M = 2\\,A\\,k^2',
    partialconv: CONV_MACS,
    condconv: `${CONV_MACS} + E\\,P_W + C_{\\mathrm{in}}\\,E`,
  },
}

/** Layers whose counts have one explanation. */
const KINDS: Partial<Record<LayerOp, 'kernel' | 'spread' | 'dense' | 'norm' | 'channel' | 'squeeze'>> = {
  conv: 'kernel',
  partialconv: 'kernel',
  convT: 'spread',
  linear: 'dense',
  batchnorm: 'norm',
  groupnorm: 'norm',
  instancenorm: 'norm',
  layernorm2d: 'norm',
  prelu: 'channel',
  layer_scale: 'channel',
  se: 'squeeze',
}

/** Parameters or multiply-adds: the rules of the kinds of layers that have some, each layer, the sum. */
export function countSteps(network: Network, name: CountName): DerivationStep[] {
  const layers = countedLayers(network, name)
  const symbol = SYMBOL[name]
  const ops = new Set(layers.map(({ layer }) => layer.op))
  const formulas = [...ops].flatMap((op) => {
    const formula = FORMULAS[name][op]
    return formula === undefined ? [] : [step(`${name}_rule`, formula, { kind: KINDS[op] ?? 'other', op })]
  })
  const numbers = layers.map(({ id, count }) => {
    const index = layers.length > 1 ? `_{${nameTex(id)}}` : ''
    const terms = sumOf(count.map(product))
    const value = `${total(count)}`
    const tex = `${symbol}${index} = ${terms === value ? value : `${terms} = ${value}`}`
    // a layer that is alone needs no name: the question has none
    return layers.length > 1 ? step('count_layer', tex, { layer: id }) : step('put_in', tex)
  })
  if (layers.length === 1) return [...distinct(formulas), ...numbers]
  const all = layers.reduce((sum, { count }) => sum + total(count), 0n)
  return [...distinct(formulas), ...shortened(numbers), step('count_sum', `${symbol} = ${sumTex(layers)}${all}`)]
}

/** Two FLOPs for each multiply-add. */
export function flopsSteps(network: Network): DerivationStep[] {
  const macs = countedLayers(network, 'macs').reduce((sum, { count }) => sum + total(count), 0n)
  return [...countSteps(network, 'macs'), step('flops_rule', `F = 2\\,M = 2 \\cdot ${macs} = ${2n * macs}`)]
}

interface CountedLayer {
  readonly id: string
  readonly layer: Layer
  readonly count: Count
}

function countedLayers(network: Network, name: CountName): readonly CountedLayer[] {
  const shapes = networkShapes(network)
  return network.nodes.flatMap(({ id, layer, inputs }, index) => {
    const flow: Flow = {
      inputs: inputs.map((source) => shapes.nodes[source] ?? shapes.input),
      output: shapes.nodes[index] ?? [],
    }
    const count = ruleOf(layer)[name]?.(layer, flow) ?? []
    return count.length > 0 ? [{ id, layer, count }] : []
  })
}

/** More terms than this make no readable line. */
const MOST_TERMS = 8

function sumTex(layers: readonly CountedLayer[]): string {
  if (layers.length === 0) return ''
  const terms = layers.map(({ count }) => `${total(count)}`)
  const shown = terms.length <= MOST_TERMS ? terms : [...terms.slice(0, 3), '\\dots', ...terms.slice(-2)]
  return `${sumOf(shown)} = `
}

function distinct(steps: readonly DerivationStep[]): DerivationStep[] {
  return [...new Map(steps.map((one) => [one.tex, one])).values()]
}
