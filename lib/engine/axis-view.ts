import { SAME, type AxisMap } from './axis-map'
import { EngineError } from './engine-error'
import { keptPerAxis } from './kept'
import { layoutsOf } from './layout'
import type { AxisLengths, LayerRule } from './layers/rule'
import type { Layer } from './layer'
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
  /** The same with gates and statistics held constant. */
  readonly localMaps: readonly (readonly AxisMap[])[]
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
  const layoutOf = layoutsOf(network, shapes)
  const placeIn = (node: number): number => layoutOf(node)[axis] ?? axis + 2
  const mapsBy = (mapOf: MapOf): AxisMap[][] =>
    network.nodes.map(({ layer, inputs }, index) => {
      const output = lengthAt(shapes.nodes[index], placeIn(index))
      return inputs.map((source) => {
        const shape = source === INPUT ? shapes.input : (shapes.nodes[source] ?? [])
        const place = placeIn(source)
        // after the axis is gone there is nothing left to look at but the one position
        if (shape.length <= place) return SAME
        const lengths = { input: lengthAt(shape, place), output, axes: shape.length - 2 }
        return mapOf(ruleOf(layer), layer, place - 2, lengths)
      })
    })
  return {
    inputLength: lengthAt(shapes.input, axis + 2),
    lengths: shapes.nodes.map((shape, index) => lengthAt(shape, placeIn(index))),
    ...bothMaps(network, mapsBy),
  }
}

function freeView(network: Network, axis: number): AxisView {
  const lengths = { input: null, output: null, axes: network.axes }
  const mapsBy = (mapOf: MapOf): AxisMap[][] =>
    network.nodes.map(({ layer, inputs }) => {
      const map = mapOf(ruleOf(layer), layer, axis, lengths)
      return inputs.map(() => map)
    })
  return { inputLength: null, lengths: null, ...bothMaps(network, mapsBy) }
}

type MapOf = (rule: LayerRule, layer: Layer, axis: number, lengths: AxisLengths) => AxisMap

const globalMap: MapOf = (rule, layer, axis, lengths) => rule.axisMap?.(layer, axis, lengths) ?? SAME
const localMap: MapOf = (rule, layer, axis, lengths) =>
  rule.localMap?.(layer, axis, lengths) ?? globalMap(rule, layer, axis, lengths)

/** Most networks have no gate and no statistics: then both are one. */
function bothMaps(network: Network, mapsBy: (mapOf: MapOf) => AxisMap[][]): Pick<AxisView, 'maps' | 'localMaps'> {
  const maps = mapsBy(globalMap)
  const isGated = network.nodes.some(({ layer }) => ruleOf(layer).localMap !== undefined)
  return { maps, localMaps: isGated ? mapsBy(localMap) : maps }
}

function lengthAt(shape: FullShape | undefined, place: number): number {
  return shape?.[place] ?? 1
}
