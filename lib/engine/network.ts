import type { Layer } from './layer'
import type { Shape } from './shape'

/** Stands for the network's input where a node names what comes into it. */
export const INPUT = -1

/** One layer in its place. */
export interface NetworkNode {
  /** Unique in the network: the name given, with `.2` for a round of a repeat, or the op with a running number. */
  readonly id: string
  readonly layer: Layer
  /** Indexes of earlier nodes, {@link INPUT} for the network's input; at least one. */
  readonly inputs: readonly number[]
  /** Where it was written, from 1; 0 if it was not. */
  readonly line: number
  readonly column: number
}

/** A network as plain data: nodes in topological order, the last one is the output. */
export interface Network {
  /** Channels, then spatial axes, without the batch; null if none was given: then only theoretical fields exist. */
  readonly input: Shape | null
  /** Spatial axes the layers slide over. */
  readonly axes: number
  readonly nodes: readonly NetworkNode[]
}
