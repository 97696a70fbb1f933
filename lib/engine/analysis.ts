import { EngineError } from './engine-error'
import type { Layer, LayerOp } from './layer'
import { total, type LayerRule } from './layers/rule'
import { ruleOf } from './layers/table'
import type { Network } from './network'
import type { NetworkProblem } from './notation/problem'
import { peakElements } from './peak-memory'
import { elements, type Shape } from './shape'
import { networkShapes } from './shapes'

/** What one layer costs and gives, for a batch of one. */
export interface LayerRow {
  readonly id: string
  readonly op: LayerOp
  /** Channels, then spatial axes. */
  readonly shape: Shape
  /** Trainable numbers. */
  readonly params: bigint
  /** Multiply-adds. */
  readonly macs: bigint
  /** Elements of the output. */
  readonly act: bigint
  /** Operations beside the multiply-adds, one for each output element: bias, statistics, activations, pooling, sums. */
  readonly elementwise: bigint
}

/** Shapes and counts of a network, or why it has none. */
export type Analysis =
  | {
      readonly ok: true
      readonly layers: readonly LayerRow[]
      readonly output: Shape
      readonly params: bigint
      readonly macs: bigint
      /** Two for each multiply-add. */
      readonly flops: bigint
      /** Elements of all outputs. */
      readonly act: bigint
      /** Operations beside the multiply-adds: not free in time, though nobody counts them. */
      readonly elementwise: bigint
      /** The most elements alive at once in this order, another number than `act`. */
      readonly peak: bigint
    }
  | { readonly ok: false; readonly problem: NetworkProblem }

/**
 * Shapes, parameters, multiply-adds and activations of a network, per sample.
 *
 * @returns the problem with the line of the layer that refuses; `input_missing` if the network names no input
 * @see He et al. 2015, arXiv:1512.03385, table 1, which calls one multiply-add a FLOP; here FLOPs are 2 × MACs
 */
export function analyze(network: Network): Analysis {
  try {
    const layers = layerRows(network)
    const macs = sum(layers, 'macs')
    return {
      ok: true,
      layers,
      output: layers[layers.length - 1]?.shape ?? [],
      params: sum(layers, 'params'),
      macs,
      flops: 2n * macs,
      act: sum(layers, 'act'),
      elementwise: sum(layers, 'elementwise'),
      peak: peakElements(network),
    }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return { ok: false, problem: problemIn(network, error) }
  }
}

/**
 * One row for each node, in the order of the network.
 *
 * @throws {@link EngineError} as {@link networkShapes}
 */
export function layerRows(network: Network): LayerRow[] {
  const shapes = networkShapes(network)
  return network.nodes.map(({ id, layer, inputs }, index) => {
    const output = shapes.nodes[index] ?? []
    const flow = { inputs: inputs.map((source) => shapes.nodes[source] ?? shapes.input), output }
    const rule = ruleOf(layer)
    return {
      id,
      op: layer.op,
      shape: output.slice(1),
      params: total(rule.params?.(layer, flow) ?? []),
      macs: total(rule.macs?.(layer, flow) ?? []),
      act: elements(output),
      elementwise: isElementwise(rule, layer) ? elements(output) : 0n,
    }
  })
}

/** A refusal of the engine as a problem at the line of the node that it names. */
export function problemIn(network: Network, error: EngineError): NetworkProblem {
  const node = network.nodes.find(({ id }) => id === error.node)
  return {
    code: error.code,
    line: node?.line ?? 1,
    column: node?.column ?? 1,
    values: error.values,
    ...(error.axis === undefined ? {} : { axis: error.axis }),
    ...(error.node === undefined ? {} : { node: error.node }),
  }
}

function sum(rows: readonly LayerRow[], key: 'params' | 'macs' | 'act' | 'elementwise'): bigint {
  return rows.reduce((total, row) => total + row[key], 0n)
}

function isElementwise({ elementwise = false }: LayerRule, layer: Layer): boolean {
  return typeof elementwise === 'function' ? elementwise(layer) : elementwise
}
