import type { Fraction } from './fraction'

/** Zeros per axis before and after, or a rule that finds them. */
export type LayerPadding = readonly (readonly [begin: number, end: number])[] | 'same' | 'valid' | 'tf_same'

/** What stands outside the input where a convolution reaches over its border. */
export type PaddingMode = 'zeros' | 'reflect' | 'replicate' | 'circular'

/** Lists have one entry for each of the `dim` spatial axes, in PyTorch's order. Null means: as many as come in. */
export interface ConvLayer {
  readonly op: 'conv'
  readonly dim: number
  readonly inChannels: number | null
  readonly outChannels: number | null
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly padding: LayerPadding
  readonly paddingMode: PaddingMode
  readonly dilation: readonly number[]
  readonly groups: number
  readonly bias: boolean
}

/** A convolution of the elements that a mask lets through. */
export interface PartialConvLayer extends Omit<ConvLayer, 'op'> {
  readonly op: 'partialconv'
}

/** A convolution whose kernel is mixed from those of several experts. */
export interface ConditionalConvLayer extends Omit<ConvLayer, 'op'> {
  readonly op: 'condconv'
  readonly experts: number
}

export interface TransposedConvLayer {
  readonly op: 'convT'
  readonly dim: number
  readonly inChannels: number | null
  readonly outChannels: number | null
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly padding: readonly number[]
  readonly outputPadding: readonly number[]
  readonly dilation: readonly number[]
  readonly groups: number
  readonly bias: boolean
}

interface PoolFields {
  readonly dim: number
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly padding: readonly number[] | 'tf_same'
  readonly ceil: boolean
}

export interface MaxPoolLayer extends PoolFields {
  readonly op: 'maxpool'
  readonly dilation: readonly number[]
}

export interface AveragePoolLayer extends PoolFields {
  readonly op: 'avgpool'
  readonly countIncludePad: boolean
}

/** Windows of which there are as many as the output has positions; a null length keeps the axis. */
export interface AdaptivePoolLayer {
  readonly op: 'adaptive_avgpool' | 'adaptive_maxpool'
  readonly dim: number
  readonly size: readonly (number | null)[]
}

/** How a resized axis is read off its input. */
export const RESIZE_MODES = ['nearest', 'nearest-exact', 'linear', 'bilinear', 'trilinear', 'bicubic', 'area'] as const

/** A factor as it was given: PyTorch rounds the size of a decimal one in double precision. */
export interface ResizeScale {
  readonly exact: Fraction
  /** Null for a fraction, which has no double. */
  readonly decimal: number | null
}

/** Of size and scale one is null. */
export interface UpsampleLayer {
  readonly op: 'upsample'
  readonly dim: number
  readonly mode: (typeof RESIZE_MODES)[number]
  readonly size: readonly number[] | null
  readonly scale: readonly ResizeScale[] | null
  /** Whether the first and last elements keep their places; null where nothing was said. */
  readonly alignCorners: boolean | null
  /** Whether coordinates follow from the rounded size instead of the scale. */
  readonly recompute: boolean
  /** Whether the window grows as the axis shrinks; for bilinear and bicubic. */
  readonly antialias: boolean
}

export interface GlobalPoolLayer {
  readonly op: 'globalpool'
  readonly dim: number
  readonly kind: 'avg' | 'max'
  readonly keepAxes: boolean
}

export interface LinearLayer {
  readonly op: 'linear'
  readonly inFeatures: number | null
  readonly outFeatures: number | null
  readonly bias: boolean
}

/** First and last axis to be made one, counted with the batch as PyTorch does; a negative one counts from the end. */
export interface FlattenLayer {
  readonly op: 'flatten'
  readonly start: number
  readonly end: number
}

export interface BatchNormLayer {
  readonly op: 'batchnorm'
  readonly dim: number | null
  readonly channels: number | null
  readonly affine: boolean
}

export interface GroupNormLayer {
  readonly op: 'groupnorm'
  readonly groups: number
  readonly channels: number | null
  readonly affine: boolean
}

export interface InstanceNormLayer {
  readonly op: 'instancenorm'
  readonly dim: number | null
  readonly channels: number | null
  readonly affine: boolean
  readonly runningStatistics: boolean
}

/** Over the last axes; null means over all but the batch. */
export interface LayerNormLayer {
  readonly op: 'layernorm'
  readonly shape: readonly number[] | null
  readonly affine: boolean
}

/** Over the channels, at each position. */
export interface ChannelLayerNormLayer {
  readonly op: 'layernorm2d'
  readonly channels: number | null
}

/** Ops that look at one element at a time and own no numbers. */
export const POINTWISE_OPS = [
  'relu',
  'relu6',
  'leaky_relu',
  'elu',
  'gelu',
  'silu',
  'hardswish',
  'hardsigmoid',
  'sigmoid',
  'tanh',
  'softplus',
  'mish',
  'identity',
  'dropout',
] as const

export interface PointwiseLayer {
  readonly op: (typeof POINTWISE_OPS)[number]
}

export interface PReluLayer {
  readonly op: 'prelu'
  /** Slopes: one, or one for each channel. */
  readonly slopes: number | null
}

/** ReLU of x and of −x, one behind the other: twice the channels. */
export interface CReluLayer {
  readonly op: 'crelu'
}

/** Positions before and after each axis; negative ones are cut off. */
export interface PadLayer {
  readonly op: 'pad'
  readonly dim: number
  readonly paddingMode: PaddingMode
  readonly padding: readonly (readonly [begin: number, end: number])[]
}

export interface CropLayer {
  readonly op: 'crop'
  readonly dim: number
  readonly start: readonly number[]
  readonly length: readonly number[]
}

/** Channels become rows and columns, r each way. */
export interface PixelShuffleLayer {
  readonly op: 'pixel_shuffle'
  readonly ratio: number
}

/** Rows and columns become channels, r each way. */
export interface PixelUnshuffleLayer {
  readonly op: 'pixel_unshuffle'
  readonly ratio: number
}

export interface ChannelShuffleLayer {
  readonly op: 'channel_shuffle'
  readonly groups: number
}

export interface SliceChannelsLayer {
  readonly op: 'slice_channels'
  readonly start: number
  readonly length: number
}

/** A gate from the second half of the channels. */
export interface GluLayer {
  readonly op: 'glu'
}

/** The axes in another order, the batch counted in. */
export interface PermuteLayer {
  readonly op: 'permute'
  readonly order: readonly number[]
}

export interface LayerScaleLayer {
  readonly op: 'layer_scale'
  readonly channels: number | null
}

/** A gate for each channel, from the means over space. */
export interface SqueezeExcitationLayer {
  readonly op: 'se'
  readonly channels: number | null
  /** Features between its two linear layers. */
  readonly middle: number
  readonly bias: boolean
}

/** A gate for each channel, from the means and the maxima over space. */
export interface ChannelAttentionLayer {
  readonly op: 'channel_attention'
  readonly channels: number | null
  readonly middle: number
}

/** A gate for each position, from the mean and the maximum over channels. */
export interface SpatialAttentionLayer {
  readonly op: 'spatial_attention'
  readonly kernel: number
}

/** A fixed binomial filter before a stride. */
export interface BlurPoolLayer {
  readonly op: 'blurpool'
  readonly dim: number
  readonly kernel: readonly number[]
  readonly stride: readonly number[]
  readonly paddingMode: PaddingMode
}

export interface AddLayer {
  readonly op: 'add' | 'mul'
}

/** Along an axis counted with the batch: 1 is the channels. */
export interface ConcatLayer {
  readonly op: 'concat'
  readonly dimension: number
}

/** A layer as data, told apart by `op`; the names are those of the golden data. */
export type Layer =
  | ConvLayer
  | TransposedConvLayer
  | MaxPoolLayer
  | AveragePoolLayer
  | AdaptivePoolLayer
  | UpsampleLayer
  | GlobalPoolLayer
  | LinearLayer
  | FlattenLayer
  | BatchNormLayer
  | GroupNormLayer
  | InstanceNormLayer
  | LayerNormLayer
  | ChannelLayerNormLayer
  | PointwiseLayer
  | PReluLayer
  | CReluLayer
  | AddLayer
  | ConcatLayer
  | PartialConvLayer
  | ConditionalConvLayer
  | PadLayer
  | CropLayer
  | PixelShuffleLayer
  | PixelUnshuffleLayer
  | ChannelShuffleLayer
  | SliceChannelsLayer
  | GluLayer
  | PermuteLayer
  | LayerScaleLayer
  | SqueezeExcitationLayer
  | ChannelAttentionLayer
  | SpatialAttentionLayer
  | BlurPoolLayer

export type LayerOp = Layer['op']

export type PointwiseOp = PointwiseLayer['op']
