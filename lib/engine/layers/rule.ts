import type { AxisMap } from '../axis-map'
import type { Layer } from '../layer'
import type { FullShape } from '../shape'
import { exactProduct } from '../whole-number'

/** What comes into one application of a layer; the batch is the first axis of every shape. */
export interface Flow {
  readonly inputs: readonly FullShape[]
  readonly output: FullShape
}

/** A count as it comes about: a sum of products, so that the number and its derivation have one source. */
export type Count = readonly (readonly number[])[]

/** Lengths of one axis on both sides of a layer; null where the network has no input. */
export interface AxisLengths {
  readonly input: number | null
  readonly output: number | null
  /** Spatial axes of the input. */
  readonly axes: number
}

/**
 * All that the engine knows of one kind of layer. The table of these is closed: a new kind of layer is one new entry.
 * Methods throw EngineError without a place; the callers add it.
 */
export interface LayerRule<L extends Layer = Layer> {
  /** Whether the layer takes several sources. */
  readonly merges?: true
  /** Checks that need no input: how the layer may be built, then the domain of its fields. */
  check?(layer: L): void
  /** Shape of the output. Checks in PyTorch's order; the fields' own come with them. */
  shape(layer: L, inputs: readonly FullShape[]): FullShape
  /** Trainable numbers; none where it is left out. */
  params?(layer: L, flow: Flow): Count
  /** Products that are added up, bias and normalisation left out; none where it is left out. */
  macs?(layer: L, flow: Flow): Count
  /** Whether it costs an operation for each output element beside its multiply-adds: bias, statistics, activations, sums. */
  readonly elementwise?: boolean | ((layer: L) => boolean)
  /** Which input positions one output position looks at, along one axis; the same position where it is left out. */
  axisMap?(layer: L, axis: number, lengths: AxisLengths): AxisMap
  /** The same with gates and statistics held constant, where that is less. */
  localMap?(layer: L, axis: number, lengths: AxisLengths): AxisMap
}

/** The number that a count comes to, exact. */
export function total(count: Count): bigint {
  return count.reduce((sum, product) => sum + exactProduct(product), 0n)
}
