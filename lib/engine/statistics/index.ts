// Weights and statistics beside shapes and fields: overlap, pooling, normalisation, folding, effective fields, ONNX's resize.
// A door of its own beside the engine's.
export {
  batchNormEvaluation,
  batchNormStep,
  freshRunningStatistics,
  normAffineParameters,
  normOutput,
  normStatistics,
  type BatchNormState,
  type BatchNormStep,
  type NormAffine,
  type NormScope,
  type NormStatistics,
  type RunningStatistics,
  type Tensor,
} from '../normalisation'
export { foldBatchNorm, type ConvWeights } from '../folding'
export { axisOverlap, overlap, overlapsEvenly, type AxisOverlap, type Overlap, type OverlapAxis } from '../overlap'
export { averagePoolWindows, type AxisAveragePool, type PoolWindow } from '../pool-weights'
export { partialConv, type Mask, type PartialConv } from '../partial-conv'
export {
  boxVariance,
  effectiveField,
  effectiveHull,
  effectiveMoments,
  effectiveSize,
  type EffectiveField,
  type EffectiveMoments,
  type LinearLayer,
} from '../effective-field'
export { binomialGain, frequencyAfterStride, nyquistLimit } from '../aliasing'
export type { Real } from '../real'
export { onnxResizeWeights, type OnnxCoordinate, type OnnxNearestMode, type OnnxResize } from '../onnx-resize'
