import { INPUT, type Network } from './network'
import { elements } from './shape'
import { networkShapes } from './shapes'

/**
 * The most elements that are alive at once while the layers run in the order of the network: a layer's output is kept until
 * its last user has run, the input until its own; a layer's inputs and its output are alive together. Inference, for a
 * batch of one; buffers inside a layer are not counted.
 *
 * @returns elements; × 4 are bytes in float32
 * @throws {@link EngineError} as `networkShapes`
 */
export function peakElements(network: Network): bigint {
  const shapes = networkShapes(network)
  const lastUse = new Map<number, number>()
  network.nodes.forEach(({ inputs }, index) => {
    for (const source of inputs) lastUse.set(source, index)
  })
  const goneAfter = new Map<number, number[]>()
  for (const [source, index] of lastUse) goneAfter.set(index, [...(goneAfter.get(index) ?? []), source])
  const sizeOf = (node: number): bigint => elements(node === INPUT ? shapes.input : (shapes.nodes[node] ?? []))
  let alive = sizeOf(INPUT)
  let peak = alive
  network.nodes.forEach((_, index) => {
    alive += sizeOf(index)
    if (alive > peak) peak = alive
    for (const source of goneAfter.get(index) ?? []) alive -= sizeOf(source)
  })
  return peak
}
