// The wrong results of every numeric family, by name (a door of its own, which the engine's does not open).
import { EngineError } from '../engine-error'
import { normCounts, parameters, type NormCountsGiven, type ParametersGiven } from './counts'
import type { FieldLayers } from './field-layers'
import {
  fieldSize,
  gridding,
  jump,
  startCentre,
  type FieldSizeGiven,
  type GriddingGiven,
  type StartCentreGiven,
} from './fields'
import { macs, type MacsGiven } from './macs'
import type { Family, Misconception, MisconceptionId } from './misconception'
import {
  bicubic,
  coordinates,
  nyquist,
  overlap,
  type BicubicGiven,
  type CoordinatesGiven,
  type NyquistGiven,
  type OverlapGiven,
} from './sampling'
import {
  convSize,
  poolSize,
  resizeSize,
  transposedSize,
  type ConvSizeGiven,
  type PoolSizeGiven,
  type ResizeSizeGiven,
  type TransposedSizeGiven,
} from './sizes'
import {
  bnMomentum,
  erf,
  folding,
  partialConv,
  type BnMomentumGiven,
  type ErfGiven,
  type FoldingGiven,
  type PartialConvGiven,
} from './statistics'
import { sameResult, toNumber, type ResultValue } from './value'

/** What a question of each family is about. */
export interface MisconceptionGiven {
  readonly conv_size: ConvSizeGiven
  readonly pool_size: PoolSizeGiven
  readonly conv_transpose_size: TransposedSizeGiven
  readonly resize_size: ResizeSizeGiven
  readonly parameters: ParametersGiven
  readonly macs: MacsGiven
  readonly receptive_field: FieldSizeGiven
  readonly start_centre: StartCentreGiven
  readonly jump: FieldLayers
  readonly gridding: GriddingGiven
  readonly overlap: OverlapGiven
  readonly coordinates: CoordinatesGiven
  readonly bicubic: BicubicGiven
  readonly bn_momentum: BnMomentumGiven
  readonly folding: FoldingGiven
  readonly norm_counts: NormCountsGiven
  readonly erf: ErfGiven
  readonly nyquist: NyquistGiven
  readonly partial_conv: PartialConvGiven
}

/** A kind of question with one number for its answer. */
export type MisconceptionFamily = keyof MisconceptionGiven

/** Every family with its answer and its mistakes, likeliest first: ENGINE.md §11. */
export const MISCONCEPTIONS: { readonly [F in MisconceptionFamily]: Family<MisconceptionGiven[F]> } = {
  conv_size: convSize,
  pool_size: poolSize,
  conv_transpose_size: transposedSize,
  resize_size: resizeSize,
  parameters,
  macs,
  receptive_field: fieldSize,
  start_centre: startCentre,
  jump,
  gridding,
  overlap,
  coordinates,
  bicubic,
  bn_momentum: bnMomentum,
  folding,
  norm_counts: normCounts,
  erf,
  nyquist,
  partial_conv: partialConv,
}

/** A wrong value, and every mistake that leads to it, likeliest first. */
export interface WrongResult {
  readonly ids: readonly [MisconceptionId, ...MisconceptionId[]]
  readonly value: ResultValue
}

/** The right value of an instance and the wrong ones that can be told by name. */
export interface WrongResults {
  readonly answer: ResultValue
  readonly wrong: readonly WrongResult[]
}

/**
 * The answer of an instance and what the known mistakes give in its place. Equal values are one; what happens to be right,
 * is not defined, or is no size or count drops out.
 *
 * @param family - the kind of question
 * @param given - the instance; sizes in positions, counts in elements, statistics in the unit of the values
 * @returns fractions, save where a square root is none: those are doubles
 * @throws {@link EngineError} where the instance itself has no answer
 */
export function wrongResults<F extends MisconceptionFamily>(family: F, given: MisconceptionGiven[F]): WrongResults {
  const { answer: answerOf, least, misconceptions }: Family<MisconceptionGiven[F]> = MISCONCEPTIONS[family]
  const answer = answerOf(given)
  const wrong: WrongResult[] = []
  for (const misconception of misconceptions) {
    for (const value of valuesOf(misconception, given)) {
      if ((least !== null && toNumber(value) < least) || sameResult(value, answer)) continue
      const index = wrong.findIndex((hit) => sameResult(hit.value, value))
      const hit = wrong[index]
      if (!hit) wrong.push({ ids: [misconception.id], value })
      else if (!hit.ids.includes(misconception.id)) wrong[index] = { ...hit, ids: [...hit.ids, misconception.id] }
    }
  }
  return { answer, wrong }
}

function valuesOf<Given>({ wrong }: Misconception<Given>, given: Given): readonly ResultValue[] {
  try {
    const value = wrong(given)
    if (value === null) return []
    return isList(value) ? value : [value]
  } catch (error) {
    // nobody can have worked out what is not defined
    if (error instanceof EngineError) return []
    throw error
  }
}

function isList(value: ResultValue | readonly ResultValue[]): value is readonly ResultValue[] {
  return Array.isArray(value)
}

export type { MisconceptionId } from './misconception'
export { isReal, type RealNumber, type ResultValue } from './value'
