import { EngineError, locate } from './engine-error'
import { ruleOf } from './layers/table'
import type { Network } from './network'
import type { FullShape } from './shape'

/** Shapes of every node's output, the batch first. */
export interface NetworkShapes {
  readonly input: FullShape
  readonly nodes: readonly FullShape[]
}

const known = new WeakMap<Network, NetworkShapes>()

/**
 * Shapes of a network's tensors, for a batch of one. Kept per network.
 *
 * @throws {@link EngineError} `input_missing`, or a layer's own refusal with the node named
 */
export function networkShapes(network: Network): NetworkShapes {
  const before = known.get(network)
  if (before) return before
  if (!network.input) throw new EngineError('input_missing')
  const input = [1, ...network.input]
  const nodes: FullShape[] = []
  for (const { id, layer, inputs } of network.nodes) {
    const incoming = inputs.map((source) => nodes[source] ?? input)
    nodes.push(locate({ node: id }, () => ruleOf(layer).shape(layer, incoming)))
  }
  const shapes = { input, nodes }
  known.set(network, shapes)
  return shapes
}
