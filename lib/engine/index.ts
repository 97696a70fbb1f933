// A network as text or data → shapes, parameters, MACs, receptive fields, and the derivation of each number.
// Exact: sizes are whole, counts are bigint, positions are fractions; a refusal is a code with its values, never a NaN.
// Runs on the server and in the browser; imports the limits alone. Presets and misconceptions have doors of their own, for
// who only computes does not load them.
export { EngineError, type EngineErrorCode, type ErrorValues } from './engine-error'
export {
  addFractions,
  ceilFraction,
  compareFractions,
  divideFractions,
  equalFractions,
  floorFraction,
  formatFraction,
  fraction,
  fractionToNumber,
  gcdBigint,
  isInteger,
  maxFraction,
  minFraction,
  multiplyFractions,
  negateFraction,
  parseFraction,
  subtractFractions,
  type Fraction,
} from './fraction'
export {
  convOutputLength,
  kernelSpan,
  poolOutputLength,
  tfSameOutputLength,
  tfSamePadding,
  transposedConvOutputLength,
  type AxisPadding,
  type AxisPool,
  type AxisTransposed,
  type AxisWindow,
} from './axis-sizes'
export { foldedFrequency, linearValue, reachedOffsets } from './sampling'
export {
  batchMean,
  batchVariance,
  bnCumulativeStatistic,
  bnRunningStatistic,
  unbiasedVariance,
  type MomentumConvention,
} from './batch-norm'
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
} from './normalisation'
export { foldBatchNorm, type ConvWeights } from './folding'
export { axisOverlap, overlap, overlapsEvenly, type AxisOverlap, type Overlap, type OverlapAxis } from './overlap'
export { averagePoolWindows, type AxisAveragePool, type PoolWindow } from './pool-weights'
export { partialConv, type Mask, type PartialConv } from './partial-conv'
export {
  boxVariance,
  effectiveField,
  effectiveHull,
  effectiveMoments,
  effectiveSize,
  type EffectiveField,
  type EffectiveMoments,
  type LinearLayer,
} from './effective-field'
export { binomialGain, frequencyAfterStride, nyquistLimit } from './aliasing'
export type { Real } from './real'
export { onnxResizeWeights, type OnnxCoordinate, type OnnxNearestMode, type OnnxResize } from './onnx-resize'
export type { InputWeight } from './interpolation'
export { resizeWeights, type AxisResize, type ResizedAxis } from './resize-weights'
export { resizedLength, type AxisTarget } from './resized-length'
export type { Layer, LayerOp } from './layer'
export { INPUT, type Network, type NetworkNode } from './network'
export { applyLayer, type LayerResult } from './apply-layer'
export { layerOfNode } from './node-layer'
export { networkOfNodes, type NodeJson } from './node-language'
export type { Shape } from './shape'
export { parseNetwork, type NetworkReading, type ParseOptions } from './notation/parse'
export { printNetwork } from './notation/print'
export type { NetworkProblem, NotationCode } from './notation/problem'
export { analyze, type Analysis, type LayerRow } from './analysis'
export {
  fieldOf,
  fieldPeriod,
  sizeRange,
  theoreticalField,
  wholeField,
  type FieldOptions,
  type TheoreticalField,
  type WholeField,
} from './field'
export { touchedInputs, type TouchedOptions } from './touched'
export { isGated, touchedRegion } from './touched-region'
export { countOfRegion, disjointBlocks, hullOfRegion, unionOfBlocks, type Block, type Region } from './region'
export { misalignments, type Misalignment } from './alignment'
export { coverage, hasHoles, hybridDilationMeasure, type DilatedLayer } from './gridding'
export { levelSets, networkLevels, type NetworkLevel } from './levels'
export { countOf, hullOf, type PositionSet, type Run } from './position-set'
export { derive, type AxisQuestion, type DeriveArguments } from './derivation/derive'
export type { Derivation, DerivationStep, Quantity, StepId } from './derivation/derivation'
