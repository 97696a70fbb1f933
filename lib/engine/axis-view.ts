import { SAME, type AxisMap } from './axis-map'
import { EngineError } from './engine-error'
import { keptPerAxis } from './kept'
import { ruleOf } from './layers/table'
import { INPUT, type Network } from './network'
import type { FullShape } from './shape'
import { networkShapes } from './shapes'

/** A network seen along one axis: how every node looks at each of its sources. */
export interface AxisView {
  /** Positions of the input and of every node's output; null without an input. A tensor that has lost the axis counts as one position. */
  readonly inputLength: number | null
  readonly lengths: readonly number[] | null
  /** For each node, one map for each of its sources. */
  readonly maps: readonly (readonly AxisMap[])[]
}

/**
 * A network along one axis. Kept per network.
 *
 * @param axis - 0 is the first spatial axis
 * @throws {@link EngineError} `axis_unknown`; a layer's own refusal if the network has an input that does not fit
 */
export const axisView = keptPerAxis((network, axis): AxisView => {
  if (!Number.isInteger(axis) || axis < 0 || axis >= network.axes) {
    throw new EngineError('axis_unknown', { axis, axes: network.axes })
  }
  return network.input ? placedView(network, axis) : freeView(network, axis)
})

function placedView(network: Network, axis: number): AxisView {
  const shapes = networkShapes(network)
  const maps = network.nodes.map(({ layer, inputs }, index) => {
    const output = lengthOf(shapes.nodes[index], axis)
    return inputs.map((source) => {
      const shape = source === INPUT ? shapes.input : (shapes.nodes[source] ?? [])
      // after the axis is gone there is nothing left to look at but the one position
      if (shape.length - 2 <= axis) return SAME
      const lengths = { input: lengthOf(shape, axis), output, axes: shape.length - 2 }
      return ruleOf(layer).axisMap?.(layer, axis, lengths) ?? SAME
    })
  })
  return {
    inputLength: lengthOf(shapes.input, axis),
    lengths: shapes.nodes.map((shape) => lengthOf(shape, axis)),
    maps,
  }
}

function freeView(network: Network, axis: number): AxisView {
  const lengths = { input: null, output: null, axes: network.axes }
  const maps = network.nodes.map(({ layer, inputs }) => {
    const map = ruleOf(layer).axisMap?.(layer, axis, lengths) ?? SAME
    return inputs.map(() => map)
  })
  return { inputLength: null, lengths: null, maps }
}

function lengthOf(shape: FullShape | undefined, axis: number): number {
  return shape?.[2 + axis] ?? 1
}
