import { POINTWISE_OPS, type Layer, type LayerOp, type PointwiseLayer, type PointwiseOp } from '../layer'
import { conv } from './conv'
import { flatten, linear } from './linear'
import { concat, elementwise } from './merge'
import { batchNorm, channelLayerNorm, groupNorm, instanceNorm, layerNorm } from './norm'
import { crelu, pointwise, prelu } from './pointwise'
import { averagePool, globalPool, maxPool } from './pool'
import { adaptivePool, upsample } from './resize'
import type { LayerRule } from './rule'
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
  ...(Object.fromEntries(POINTWISE_OPS.map((op) => [op, pointwise])) as Record<PointwiseOp, LayerRule<PointwiseLayer>>),
}

/** The rule of a layer's kind. */
export function ruleOf(layer: Layer): LayerRule {
  return LAYERS[layer.op] as LayerRule
}
