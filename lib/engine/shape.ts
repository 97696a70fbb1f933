import { EngineError } from './engine-error'
import { exactProduct } from './whole-number'

/** Lengths of a tensor's axes: batch, channels, then the spatial axes in PyTorch's order. */
export type FullShape = readonly number[]

/** The same without the batch: what a person writes, `3x224x224`. */
export type Shape = readonly number[]

/** The spatial axes of a tensor. */
export function spatialAxes(shape: FullShape): readonly number[] {
  return shape.slice(2)
}

/** Channels of a tensor, features of one without spatial axes. */
export function channelsOf(shape: FullShape): number {
  return shape[1] ?? 1
}

/** Elements of a tensor, exact. */
export function elements(shape: FullShape): bigint {
  return exactProduct(shape)
}

/** The shape as people write it: `64×112×112`. */
export function formatShape(shape: readonly number[]): string {
  return shape.join('×')
}

/**
 * Checks that a tensor has as many spatial axes as a layer slides over.
 *
 * @throws {@link EngineError} `wrong_rank`
 */
export function checkRank(shape: FullShape, spatial: number): void {
  const found = shape.length - 2
  if (found !== spatial)
    throw new EngineError('wrong_rank', { expected: spatial, found, shape: formatShape(shape.slice(1)) })
}

/**
 * Checks the channels that a layer declares against those that come in.
 *
 * @param declared - null if the layer takes what comes
 * @throws {@link EngineError} `channels_mismatch`
 */
export function checkChannels(shape: FullShape, declared: number | null): void {
  const found = channelsOf(shape)
  if (declared !== null && declared !== found) throw new EngineError('channels_mismatch', { expected: declared, found })
}
