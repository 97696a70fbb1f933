import { fractionToNumber, type Fraction } from '../fraction'
import { POINTWISE_OPS, RESIZE_MODES, type ConvLayer, type Layer, type ResizeScale } from '../layer'
import type { Fields } from './fields'

/** How a kind of layer is written. */
export interface OpNotation {
  /** Keys that a line of it may have, short. */
  readonly keys: readonly string[]
  /** Keys that it must have. */
  readonly required?: readonly string[]
  /** The key that the bare number after the op stands for. */
  readonly bare?: string
  /** The layer, from the fields of a line. */
  build(fields: Fields): Layer
}

const BORDERS = ['zeros', 'reflect', 'replicate', 'circular'] as const

const conv: OpNotation = {
  keys: ['out', 'cin', 'k', 's', 'p', 'd', 'g', 'bias', 'pad_mode'],
  required: ['k'],
  bare: 'out',
  build: (fields) => ({
    op: 'conv',
    dim: fields.spatialAxes,
    inChannels: fields.count('cin'),
    outChannels: fields.count('out'),
    kernel: fields.axes('k', null),
    stride: fields.axes('s', 1),
    padding: fields.padding('p', ['same', 'valid', 'tf_same']),
    paddingMode: fields.word('pad_mode', BORDERS, 'zeros'),
    dilation: fields.axes('d', 1),
    groups: fields.count('g') ?? 1,
    bias: fields.flag('bias', true),
  }),
}

const transposedConv: OpNotation = {
  keys: ['out', 'cin', 'k', 's', 'p', 'a', 'd', 'g', 'bias'],
  required: ['k'],
  bare: 'out',
  build: (fields) => ({
    op: 'convT',
    dim: fields.spatialAxes,
    inChannels: fields.count('cin'),
    outChannels: fields.count('out'),
    kernel: fields.axes('k', null),
    stride: fields.axes('s', 1),
    padding: fields.axes('p', 0),
    outputPadding: fields.axes('a', 0),
    dilation: fields.axes('d', 1),
    groups: fields.count('g') ?? 1,
    bias: fields.flag('bias', true),
  }),
}

const maxPool: OpNotation = {
  keys: ['k', 's', 'p', 'd', 'ceil'],
  required: ['k'],
  build: (fields) => ({ op: 'maxpool', ...poolFields(fields), dilation: fields.axes('d', 1) }),
}

const averagePool: OpNotation = {
  keys: ['k', 's', 'p', 'ceil', 'cip'],
  required: ['k'],
  build: (fields) => ({ op: 'avgpool', ...poolFields(fields), countIncludePad: fields.flag('cip', true) }),
}

const globalPool: OpNotation = {
  keys: ['kind', 'keepdim'],
  build: (fields) => ({
    op: 'globalpool',
    dim: fields.spatialAxes,
    kind: fields.word('kind', ['avg', 'max'], 'avg'),
    keepAxes: fields.flag('keepdim', true),
  }),
}

const pad: OpNotation = {
  keys: ['p', 'mode'],
  required: ['p'],
  build: (fields) => ({
    op: 'pad',
    dim: fields.spatialAxes,
    paddingMode: fields.word('mode', BORDERS, 'zeros'),
    padding: fields.sides('p'),
  }),
}

const crop: OpNotation = {
  keys: ['start', 'len'],
  required: ['start', 'len'],
  build: (fields) => ({
    op: 'crop',
    dim: fields.spatialAxes,
    start: fields.axes('start', null),
    length: fields.axes('len', null),
  }),
}

const partialConv: OpNotation = {
  keys: ['out', 'cin', 'k', 's', 'p', 'd', 'g', 'bias'],
  required: ['k'],
  bare: 'out',
  build: (fields) => ({ ...(conv.build(fields) as ConvLayer), op: 'partialconv' }),
}

const conditionalConv: OpNotation = {
  keys: ['out', 'cin', 'k', 's', 'p', 'd', 'g', 'bias', 'experts'],
  required: ['k', 'experts'],
  bare: 'out',
  build: (fields) => ({
    ...(conv.build(fields) as ConvLayer),
    op: 'condconv',
    experts: fields.count('experts') ?? 1,
  }),
}

const blurPool: OpNotation = {
  keys: ['k', 's', 'mode'],
  required: ['k'],
  build: (fields) => ({
    op: 'blurpool',
    dim: fields.spatialAxes,
    kernel: fields.axes('k', null),
    stride: fields.axes('s', 1),
    paddingMode: fields.word('mode', BORDERS, 'zeros'),
  }),
}

const squeezeExcitation: OpNotation = {
  keys: ['c', 'mid', 'bias'],
  required: ['mid'],
  build: (fields) => ({
    op: 'se',
    channels: fields.count('c'),
    middle: fields.count('mid') ?? 1,
    bias: fields.flag('bias', true),
  }),
}

const channelAttention: OpNotation = {
  keys: ['c', 'mid'],
  required: ['mid'],
  build: (fields) => ({ op: 'channel_attention', channels: fields.count('c'), middle: fields.count('mid') ?? 1 }),
}

const ratio = (op: 'pixel_shuffle' | 'pixel_unshuffle'): OpNotation => ({
  keys: ['r'],
  required: ['r'],
  bare: 'r',
  build: (fields) => ({ op, ratio: fields.count('r') ?? 1 }),
})

const sliceChannels: OpNotation = {
  keys: ['start', 'len'],
  required: ['start', 'len'],
  build: (fields) => ({
    op: 'slice_channels',
    start: fields.count('start') ?? 0,
    length: fields.count('len') ?? 1,
  }),
}

const ALIGN = ['yes', 'no', 'unset'] as const

const upsample: OpNotation = {
  keys: ['mode', 'size', 'scale', 'align', 'recompute', 'antialias'],
  build: (fields) => {
    const align = fields.word('align', ALIGN, 'unset')
    return {
      op: 'upsample',
      dim: fields.spatialAxes,
      mode: fields.word('mode', RESIZE_MODES, 'nearest'),
      size: fields.has('size') ? fields.axes('size', null) : null,
      scale: fields.has('scale') ? fields.fractions('scale').map(scaleOf) : null,
      alignCorners: align === 'unset' ? null : align === 'yes',
      recompute: fields.flag('recompute', false),
      antialias: fields.flag('antialias', false),
    }
  },
}

const adaptivePool = (op: 'adaptive_avgpool' | 'adaptive_maxpool'): OpNotation => ({
  keys: ['size'],
  required: ['size'],
  // −1 keeps the axis as it is
  build: (fields) => ({
    op,
    dim: fields.spatialAxes,
    size: fields.axes('size', null).map((length) => (length === -1 ? null : length)),
  }),
})

const batchNorm: OpNotation = {
  keys: ['c', 'affine'],
  build: (fields) => ({ op: 'batchnorm', dim: null, channels: fields.count('c'), affine: fields.flag('affine', true) }),
}

const groupNorm: OpNotation = {
  keys: ['g', 'c', 'affine'],
  required: ['g'],
  bare: 'g',
  build: (fields) => ({
    op: 'groupnorm',
    groups: fields.count('g') ?? 1,
    channels: fields.count('c'),
    affine: fields.flag('affine', true),
  }),
}

const instanceNorm: OpNotation = {
  keys: ['c', 'affine', 'track'],
  build: (fields) => ({
    op: 'instancenorm',
    dim: null,
    channels: fields.count('c'),
    affine: fields.flag('affine', true),
    runningStatistics: fields.flag('track', false),
  }),
}

const layerNorm: OpNotation = {
  keys: ['shape', 'affine'],
  build: (fields) => ({ op: 'layernorm', shape: fields.lengths('shape'), affine: fields.flag('affine', true) }),
}

/** Every op by the word that begins it; short words stand beside the long ones. */
export const OPS: ReadonlyMap<string, OpNotation> = new Map<string, OpNotation>([
  ['conv', conv],
  ['convT', transposedConv],
  ['maxpool', maxPool],
  ['avgpool', averagePool],
  ['adaptive_avgpool', adaptivePool('adaptive_avgpool')],
  ['adaptive_maxpool', adaptivePool('adaptive_maxpool')],
  ['upsample', upsample],
  ['globalpool', globalPool],
  [
    'gap',
    { keys: [], build: (fields) => ({ op: 'globalpool', dim: fields.spatialAxes, kind: 'avg', keepAxes: true }) },
  ],
  [
    'linear',
    {
      keys: ['out', 'cin', 'bias'],
      bare: 'out',
      build: (fields) => ({
        op: 'linear',
        inFeatures: fields.count('cin'),
        outFeatures: fields.count('out'),
        bias: fields.flag('bias', true),
      }),
    },
  ],
  [
    'flatten',
    {
      keys: ['start', 'end'],
      build: (fields) => ({ op: 'flatten', start: fields.count('start') ?? 1, end: fields.count('end') ?? -1 }),
    },
  ],
  ['batchnorm', batchNorm],
  ['bn', batchNorm],
  ['groupnorm', groupNorm],
  ['gn', groupNorm],
  ['instancenorm', instanceNorm],
  ['in', instanceNorm],
  ['layernorm', layerNorm],
  ['ln', layerNorm],
  ['layernorm2d', { keys: ['c'], build: (fields) => ({ op: 'layernorm2d', channels: fields.count('c') }) }],
  ['prelu', { keys: ['n'], bare: 'n', build: (fields) => ({ op: 'prelu', slopes: fields.count('n') ?? 1 }) }],
  ['crelu', { keys: [], build: () => ({ op: 'crelu' }) }],
  ['partialconv', partialConv],
  ['condconv', conditionalConv],
  ['pad', pad],
  ['crop', crop],
  ['blurpool', blurPool],
  ['pixel_shuffle', ratio('pixel_shuffle')],
  ['pixel_unshuffle', ratio('pixel_unshuffle')],
  [
    'channel_shuffle',
    {
      keys: ['g'],
      required: ['g'],
      bare: 'g',
      build: (fields) => ({ op: 'channel_shuffle', groups: fields.count('g') ?? 1 }),
    },
  ],
  ['slice_channels', sliceChannels],
  ['glu', { keys: [], build: () => ({ op: 'glu' }) }],
  ['se', squeezeExcitation],
  ['channel_attention', channelAttention],
  [
    'spatial_attention',
    {
      keys: ['k'],
      required: ['k'],
      build: (fields) => ({ op: 'spatial_attention', kernel: fields.count('k') ?? 1 }),
    },
  ],
  [
    'permute',
    {
      keys: ['dims'],
      required: ['dims'],
      build: (fields) => ({ op: 'permute', order: fields.lengths('dims') ?? [] }),
    },
  ],
  ['layer_scale', { keys: ['c'], build: (fields) => ({ op: 'layer_scale', channels: fields.count('c') }) }],
  ['add', { keys: [], build: () => ({ op: 'add' }) }],
  ['mul', { keys: [], build: () => ({ op: 'mul' }) }],
  ['concat', { keys: ['axis'], build: (fields) => ({ op: 'concat', dimension: fields.count('axis') ?? 1 }) }],
  ...POINTWISE_OPS.map((op): [string, OpNotation] => [op, { keys: [], build: () => ({ op }) }]),
])

/** Long keys of the golden data, and the short ones they stand for. */
export const LONG_KEYS: ReadonlyMap<string, string> = new Map([
  ['pad', 'p'],
  ['opad', 'a'],
])

/** Words that other frameworks use for a key: not read, but suggested. */
export const FOREIGN_KEYS: ReadonlyMap<string, string> = new Map([
  ['kernel', 'k'],
  ['kernel_size', 'k'],
  ['stride', 's'],
  ['strides', 's'],
  ['padding', 'p'],
  ['dilation', 'd'],
  ['dilation_rate', 'd'],
  ['groups', 'g'],
  ['output_padding', 'a'],
  ['ceil_mode', 'ceil'],
  ['count_include_pad', 'cip'],
])

/** A factor written as a decimal is a double to PyTorch, one written as a fraction is exact. */
function scaleOf({ value, decimal }: { value: Fraction; decimal: boolean }): ResizeScale {
  return { exact: value, decimal: decimal ? fractionToNumber(value) : null }
}

function poolFields(fields: Fields) {
  const kernel = fields.axes('k', null)
  const padding = fields.evenPadding('p', ['valid', 'tf_same'])
  return {
    dim: fields.spatialAxes,
    kernel,
    stride: fields.axes('s', kernel),
    padding: padding === 'tf_same' ? padding : typeof padding === 'string' ? kernel.map(() => 0) : padding,
    ceil: fields.flag('ceil', false),
  } as const
}
