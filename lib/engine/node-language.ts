import { EngineError } from './engine-error'
import { INPUT, type Network, type NetworkNode } from './network'
import { layerOfNode } from './node-layer'

/** A node of a network as JSON: an op with its fields, and the ids of what comes in; `x` is the network's input. */
export interface NodeJson {
  readonly id: string
  readonly op: string
  readonly p: Readonly<Record<string, unknown>>
  readonly in: readonly string[]
}

/** What the network's input is called. */
const INPUT_ID = 'x'

/**
 * A network from its nodes in the language of the golden data: the order is found, the last node that nothing takes is the
 * output.
 *
 * @param input - the input's shape with the batch first
 * @throws {@link EngineError} `op_unknown`, `field_malformed`, `duplicate_id`, `unknown_input`, `cycle`, `unreachable_node`
 */
export function networkOfNodes(input: readonly number[], nodes: readonly NodeJson[]): Network {
  const places = new Map<string, number>()
  nodes.forEach(({ id }, place) => {
    if (id === INPUT_ID || places.has(id)) throw new EngineError('duplicate_id', { id }, { node: id })
    places.set(id, place)
  })
  for (const { id, in: sources } of nodes) {
    const unknown = sources.find((source) => source !== INPUT_ID && !places.has(source))
    if (unknown !== undefined) throw new EngineError('unknown_input', { id: unknown }, { node: id })
    if (sources.length === 0) throw new EngineError('unknown_input', { id: '' }, { node: id })
  }
  const order = topological(nodes, places)
  const at = new Map(order.map((place, index) => [place, index]))
  const network: NetworkNode[] = order.map((place) => {
    const { id, op, p, in: sources } = nodes[place] ?? { id: '', op: '', p: {}, in: [] }
    const inputs = sources.map((source) => at.get(places.get(source) ?? INPUT) ?? INPUT)
    return { id, layer: layerOfNode(op, p, id), inputs, line: 0, column: 0 }
  })
  checkReached(network)
  return { input: input.slice(1), axes: Math.max(input.length - 2, 0), nodes: network }
}

/** Places of the nodes so that each comes after what it takes; nodes that are in order stay in it. */
function topological(nodes: readonly NodeJson[], places: ReadonlyMap<string, number>): number[] {
  const order: number[] = []
  const done = new Array<boolean>(nodes.length).fill(false)
  const waits = nodes.map(({ in: sources }) => new Set(sources.filter((source) => source !== INPUT_ID)).size)
  const users = new Map<string, number[]>()
  nodes.forEach(({ in: sources }, place) => {
    for (const source of new Set(sources)) users.set(source, [...(users.get(source) ?? []), place])
  })
  const ready = nodes.flatMap((_, place) => (waits[place] === 0 ? [place] : []))
  for (let next = ready.shift(); next !== undefined; next = ready.shift()) {
    done[next] = true
    order.push(next)
    for (const user of users.get(nodes[next]?.id ?? '') ?? []) {
      waits[user] = (waits[user] ?? 0) - 1
      if (waits[user] === 0) ready.push(user)
    }
  }
  const stuck = nodes.find((_, place) => !done[place])
  if (stuck) throw new EngineError('cycle', { id: stuck.id }, { node: stuck.id })
  // a list that is in order keeps it: its last node is the output
  const isOrdered = nodes.every(({ in: sources }, place) =>
    sources.every((source) => source === INPUT_ID || (places.get(source) ?? place) < place),
  )
  return isOrdered ? nodes.map((_, place) => place) : order
}

function checkReached(nodes: readonly NetworkNode[]): void {
  const reached = new Array<boolean>(nodes.length).fill(false)
  if (nodes.length > 0) reached[nodes.length - 1] = true
  for (let index = nodes.length - 1; index >= 0; index--) {
    if (reached[index]) for (const source of nodes[index]?.inputs ?? []) if (source !== INPUT) reached[source] = true
  }
  const lost = nodes.find((_, index) => !reached[index])
  if (lost) throw new EngineError('unreachable_node', { id: lost.id }, { node: lost.id })
}
