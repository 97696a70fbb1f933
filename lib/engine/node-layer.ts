import { EngineError } from './engine-error'
import { POINTWISE_OPS, RESIZE_MODES, type ConvLayer, type Layer, type PaddingMode } from './layer'
import { NodeFields } from './node-fields'

/**
 * The layer that an op with its fields stands for.
 *
 * @param node - id, for the error
 * @throws {@link EngineError} `op_unknown`, `field_malformed`
 */
export function layerOfNode(op: string, p: Readonly<Record<string, unknown>>, node = ''): Layer {
  const fields = new NodeFields(p, node)
  const read = READERS[op]
  if (read) return read(fields)
  const pointwise = POINTWISE_OPS.find((known) => known === op)
  if (pointwise) return { op: pointwise }
  throw new EngineError('op_unknown', { op }, { node })
}

type Reader = (fields: NodeFields) => Layer

const READERS: Readonly<Record<string, Reader>> = {
  conv: convOf,
  partialconv: (fields) => ({ ...convOf(fields), op: 'partialconv' }),
  condconv: (fields) => ({ ...convOf(fields), op: 'condconv', experts: fields.number('experts') }),
  convT: (fields) => ({
    op: 'convT',
    ...kernelOf(fields),
    padding: fields.axes('pad'),
    outputPadding: fields.axes('opad'),
  }),
  maxpool: (fields) => ({ op: 'maxpool', ...poolOf(fields), dilation: fields.axes('d') }),
  avgpool: (fields) => ({ op: 'avgpool', ...poolOf(fields), countIncludePad: fields.flag('cip', true) }),
  adaptive_avgpool: (fields) => ({ op: 'adaptive_avgpool', dim: fields.number('dim'), size: fields.sizes('size') }),
  adaptive_maxpool: (fields) => ({ op: 'adaptive_maxpool', dim: fields.number('dim'), size: fields.sizes('size') }),
  globalpool: (fields) => ({
    op: 'globalpool',
    dim: fields.number('dim'),
    kind: fields.word('kind', ['avg', 'max'], 'avg'),
    keepAxes: fields.flag('keepdim', true),
  }),
  upsample: (fields) => ({
    op: 'upsample',
    dim: fields.number('dim'),
    mode: fields.word('mode', RESIZE_MODES, 'nearest'),
    size: fields.has('size') ? fields.axes('size') : null,
    scale: fields.has('scale') ? fields.scales('scale') : null,
    alignCorners: fields.has('align') ? fields.flag('align', false) : null,
    recompute: fields.flag('recompute', false),
    antialias: fields.flag('antialias', false),
  }),
  pixel_shuffle: (fields) => ({ op: 'pixel_shuffle', ratio: fields.number('r') }),
  pixel_unshuffle: (fields) => ({ op: 'pixel_unshuffle', ratio: fields.number('r') }),
  pad: (fields) => ({
    op: 'pad',
    dim: fields.number('dim'),
    paddingMode: fields.word('mode', BORDERS, 'zeros'),
    padding: fields.sides('pad'),
  }),
  crop: (fields) => ({
    op: 'crop',
    dim: fields.number('dim'),
    start: fields.axes('start'),
    length: fields.axes('len'),
  }),
  flatten: (fields) => ({ op: 'flatten', start: fields.number('start', 1), end: fields.number('end', -1) }),
  linear: (fields) => ({
    op: 'linear',
    inFeatures: fields.number('cin'),
    outFeatures: fields.number('out'),
    bias: fields.flag('bias', true),
  }),
  batchnorm: (fields) => ({ op: 'batchnorm', dim: fields.optional('dim'), ...normOf(fields) }),
  groupnorm: (fields) => ({ op: 'groupnorm', groups: fields.number('g'), ...normOf(fields) }),
  instancenorm: (fields) => ({
    op: 'instancenorm',
    dim: fields.optional('dim'),
    ...normOf(fields),
    runningStatistics: fields.flag('track', false),
  }),
  layernorm: (fields) => ({ op: 'layernorm', shape: fields.axes('shape'), affine: fields.flag('affine', true) }),
  layernorm2d: (fields) => ({ op: 'layernorm2d', channels: fields.optional('c') }),
  prelu: (fields) => ({ op: 'prelu', slopes: fields.optional('n') }),
  crelu: () => ({ op: 'crelu' }),
  glu: () => ({ op: 'glu' }),
  se: (fields) => ({
    op: 'se',
    channels: fields.optional('c'),
    middle: fields.number('mid'),
    bias: fields.flag('bias', true),
  }),
  channel_attention: (fields) => ({
    op: 'channel_attention',
    channels: fields.optional('c'),
    middle: fields.number('mid'),
  }),
  spatial_attention: (fields) => ({ op: 'spatial_attention', kernel: fields.number('k') }),
  blurpool: (fields) => {
    const dim = fields.number('dim')
    return {
      op: 'blurpool',
      dim,
      kernel: fields.repeated('k', dim),
      stride: fields.repeated('s', dim),
      paddingMode: fields.word('mode', BORDERS, 'zeros'),
    }
  },
  add: () => ({ op: 'add' }),
  mul: () => ({ op: 'mul' }),
  concat: (fields) => ({ op: 'concat', dimension: fields.number('axis', 1) }),
  slice_channels: (fields) => ({
    op: 'slice_channels',
    start: fields.number('start'),
    length: fields.number('len'),
  }),
  channel_shuffle: (fields) => ({ op: 'channel_shuffle', groups: fields.number('g') }),
  permute: (fields) => ({ op: 'permute', order: fields.axes('dims') }),
  layer_scale: (fields) => ({ op: 'layer_scale', channels: fields.optional('c') }),
}

const BORDERS = ['zeros', 'reflect', 'replicate', 'circular'] as const satisfies readonly PaddingMode[]

function kernelOf(fields: NodeFields) {
  const kernel = fields.axes('k')
  return {
    dim: fields.number('dim', kernel.length),
    inChannels: fields.optional('cin'),
    outChannels: fields.optional('out'),
    kernel,
    stride: fields.axes('s'),
    dilation: fields.axes('d'),
    groups: fields.number('g', 1),
    bias: fields.flag('bias', true),
  }
}

function convOf(fields: NodeFields): ConvLayer {
  return {
    op: 'conv',
    ...kernelOf(fields),
    padding: fields.padding('pad'),
    paddingMode: fields.word('pad_mode', BORDERS, 'zeros'),
  }
}

function poolOf(fields: NodeFields) {
  const padding = fields.padding('pad')
  return {
    dim: fields.number('dim'),
    kernel: fields.axes('k'),
    stride: fields.has('s') ? fields.axes('s') : fields.axes('k'),
    padding: padding === 'tf_same' ? padding : fields.axes('pad'),
    ceil: fields.flag('ceil', false),
  } as const
}

function normOf(fields: NodeFields) {
  return { channels: fields.optional('c'), affine: fields.flag('affine', true) }
}
