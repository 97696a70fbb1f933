import { INPUT, type Network } from './network'
import type { NetworkShapes } from './shapes'

/** Where each spatial axis of the network stands in a tensor's shape: `[2, 3]` as it comes in, `[1, 2]` with channels last. */
export type Layout = readonly number[]

/**
 * The layout of every node's output. Only `permute` changes it; a layer that takes axes away leaves those that it has.
 *
 * @returns the layout of a node's output by the node's index, that of the network's input by {@link INPUT}
 */
export function layoutsOf(network: Network, shapes: NetworkShapes): (node: number) => Layout {
  const usual: Layout = Array.from({ length: network.axes }, (_, axis) => axis + 2)
  const layouts: Layout[] = []
  const layoutOf = (node: number): Layout => (node === INPUT ? usual : (layouts[node] ?? usual))
  network.nodes.forEach(({ layer, inputs }, index) => {
    const below = layoutOf(inputs[0] ?? INPUT)
    const rank = shapes.nodes[index]?.length ?? 0
    if (layer.op === 'permute') layouts.push(below.map((place) => layer.order.indexOf(place)))
    else layouts.push(below.every((place) => place < rank) ? below : usual)
  })
  return layoutOf
}
