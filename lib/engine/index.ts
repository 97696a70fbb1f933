// A network as text or data → shapes, parameters, MACs, receptive fields, and the derivation of each number.
// Exact: sizes are whole, counts are bigint, positions are fractions; a refusal is a code with its values, never a NaN.
// Runs on the server and in the browser; imports the limits alone. Derivations, statistics, presets and misconceptions have
// doors of their own, for who only computes does not load them.
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
  multiplyFractions,
  negateFraction,
  parseFraction,
  squareRootFraction,
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
