import { WHOLE } from '../axis-map'
import { EngineError } from '../engine-error'
import type { ConditionalConvLayer, ConvLayer, PartialConvLayer } from '../layer'
import { channelsOf } from '../shape'
import { wholeNumber } from '../whole-number'
import { conv } from './conv'
import type { LayerRule } from './rule'

/**
 * A convolution of the elements that a mask lets through; the mask's own convolution is not counted.
 *
 * @see Liu et al. 2018, arXiv:1804.07723, §3.1
 */
export const partialConv: LayerRule<PartialConvLayer> = {
  elementwise: true,
  check: (layer) => conv.check?.(asConv(layer)),
  shape: (layer, inputs) => conv.shape(asConv(layer), inputs),
  params: (layer, flow) => conv.params?.(asConv(layer), flow) ?? [],
  macs: (layer, flow) => conv.macs?.(asConv(layer), flow) ?? [],
  axisMap: (layer, axis, lengths) => conv.axisMap?.(asConv(layer), axis, lengths) ?? WHOLE,
}

/**
 * A convolution whose kernel is mixed for each sample from several, by a linear layer and a sigmoid on the mean over space.
 *
 * @see Yang et al. 2019, arXiv:1904.04971, §3
 */
export const conditionalConv: LayerRule<ConditionalConvLayer> = {
  elementwise: ({ bias }) => bias,
  check(layer) {
    checkExperts(layer)
    conv.check?.(asConv(layer))
  },
  shape(layer, inputs) {
    checkExperts(layer)
    return conv.shape(asConv(layer), inputs)
  },
  params(layer, flow) {
    const own = conv.params?.(asConv(layer), flow) ?? []
    const channels = channelsOf(flow.inputs[0] ?? [])
    return [...own.map((product) => [layer.experts, ...product]), [channels + 1, layer.experts]]
  },
  macs(layer, flow) {
    const samples = flow.output[0] ?? 1
    const mixed = conv.params?.(asConv(layer), flow) ?? []
    const routed = [samples, channelsOf(flow.inputs[0] ?? []), layer.experts]
    const products = conv.macs?.(asConv(layer), flow) ?? []
    return [...products, ...mixed.map((product) => [samples, layer.experts, ...product]), routed]
  },
  axisMap: () => WHOLE,
  localMap: (layer, axis, lengths) => conv.axisMap?.(asConv(layer), axis, lengths) ?? WHOLE,
}

function asConv({ op: _, ...fields }: PartialConvLayer | ConditionalConvLayer): ConvLayer {
  return { ...fields, op: 'conv' }
}

function checkExperts({ experts }: ConditionalConvLayer): void {
  if (wholeNumber(experts, 'experts') < 1) {
    throw new EngineError('out_of_range', { name: 'experts', value: experts, least: 1 })
  }
}
