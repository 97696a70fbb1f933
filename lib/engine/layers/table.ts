import { POINTWISE_OPS, type Layer, type LayerOp, type PointwiseLayer, type PointwiseOp } from '../layer'
import { channelAttention, spatialAttention, squeezeExcitation } from './attention'
import { blurPool } from './blur-pool'
import { channelShuffle, glu, layerScale, permute, pixelShuffle, pixelUnshuffle, sliceChannels } from './channels'
import { conv } from './conv'
import { flatten, linear } from './linear'
import { concat, elementwise } from './merge'
import { batchNorm, channelLayerNorm, groupNorm, instanceNorm, layerNorm } from './norm'
import { crop, pad } from './pad'
import { crelu, pointwise, prelu } from './pointwise'
import { averagePool, globalPool, maxPool } from './pool'
import { adaptivePool, upsample } from './resize'
import type { LayerRule } from './rule'
import { conditionalConv, partialConv } from './special-conv'
import { transposedConv } from './transposed-conv'

type LayerTable = { readonly [Op in LayerOp]: LayerRule<Extract<Layer, { op: Op }>> }

/** The closed table of layers. */
export const LAYERS: LayerTable = {
  conv,
  convT: transposedConv,
  maxpool: maxPool,
  avgpool: averagePool,
  adaptive_avgpool: adaptivePool,
  adaptive_maxpool: adaptivePool,
  upsample,
  globalpool: globalPool,
  linear,
  flatten,
  batchnorm: batchNorm,
  groupnorm: groupNorm,
  instancenorm: instanceNorm,
  layernorm: layerNorm,
  layernorm2d: channelLayerNorm,
  prelu,
  crelu,
  add: elementwise,
  mul: elementwise,
  concat,
  partialconv: partialConv,
  condconv: conditionalConv,
  pad,
  crop,
  pixel_shuffle: pixelShuffle,
  pixel_unshuffle: pixelUnshuffle,
  channel_shuffle: channelShuffle,
  slice_channels: sliceChannels,
  glu,
  permute,
  layer_scale: layerScale,
  se: squeezeExcitation,
  channel_attention: channelAttention,
  spatial_attention: spatialAttention,
  blurpool: blurPool,
  ...(Object.fromEntries(POINTWISE_OPS.map((op) => [op, pointwise])) as Record<PointwiseOp, LayerRule<PointwiseLayer>>),
}

/** The rule of a layer's kind. */
export function ruleOf(layer: Layer): LayerRule {
  return LAYERS[layer.op] as LayerRule
}
