import { SAME } from './axis-map'
import { axisView } from './axis-view'
import { EngineError } from './engine-error'
import { fieldStates, INPUT_FIELD, type FieldState } from './field-state'
import type { Fraction } from './fraction'
import { keptPerAxis } from './kept'
import type { LayerOp } from './layer'
import { INPUT, type Network } from './network'
import { run, type PositionSet } from './position-set'
import { touchedSets } from './touched'

/** One row of a receptive field's picture: the input, or the output of a layer that moves the grid. */
export interface NetworkLevel {
  /** Id of the layer; null for the input. */
  readonly id: string | null
  readonly op: LayerOp | null
  /** Index of the layer's node; {@link INPUT} for the input. */
  readonly node: number
  /** Units along the axis; null if they have no end. */
  readonly length: number | null
  /** Input positions from one unit to the next. */
  readonly jump: Fraction
  /** Input position of unit 0's centre. */
  readonly centre: Fraction
}

/**
 * The rows of a receptive field's picture, from the input upwards: the layers that move the grid, along the deepest
 * way through the network. Pointwise layers have the row of the layer before them; what comes after the last layer
 * that keeps a grid (a global pool, a linear layer) has none.
 *
 * @param axis - 0 is the first spatial axis
 * @throws {@link EngineError} where a level's grid is not defined: `jumps_differ`, `centres_differ`, `input_missing`, `out_of_range`
 */
export function networkLevels(network: Network, axis = 0): readonly NetworkLevel[] {
  const { lengths, inputLength } = axisView(network, axis)
  const states = fieldStates(network, axis)
  const input = { id: null, op: null, node: INPUT, length: inputLength, ...gridOf(INPUT_FIELD) }
  const above = deepestWay(network, axis).flatMap(({ node, moves }): NetworkLevel[] => {
    const state = states[node]
    if (state?.kind === 'refused') throw state.error
    if (!moves || !state || state.kind === 'whole') return []
    const { id, layer } = network.nodes[node] ?? { id: null, layer: null }
    return [{ id, op: layer?.op ?? null, node, length: lengths?.[node] ?? null, ...gridOf(state) }]
  })
  return [input, ...above]
}

/**
 * What a unit of the top level looks at, at every level, from the input upwards; exact, with the holes.
 *
 * @param unit - position on the top level's axis
 * @throws {@link EngineError} `unit_out_of_range` and what `networkLevels` throws
 */
export function levelSets(network: Network, unit: number, axis = 0): readonly PositionSet[] {
  const levels = networkLevels(network, axis)
  const top = topNode(network, axis)
  if (top === INPUT) return [[run(unit, unit)]]
  // from above the last merge, so that all of its branches count
  const { input, nodes } = touchedSets(network, unit, axis, { node: top })
  return levels.map(({ node }) => (node === INPUT ? input : (nodes[node] ?? [])))
}

/** The last node, on the deepest way, whose units still have a grid. */
function topNode(network: Network, axis: number): number {
  const states = fieldStates(network, axis)
  const gridded = deepestWay(network, axis).filter(({ node }) => states[node]?.kind === 'grid')
  return gridded[gridded.length - 1]?.node ?? INPUT
}

/** A node on the deepest way, and whether it moves the grid of the one before it. */
interface Stage {
  readonly node: number
  readonly moves: boolean
}

/** The way from the input to the output that has most layers which move the grid. */
const deepestWay = keptPerAxis((network, axis): readonly Stage[] => {
  const { maps } = axisView(network, axis)
  const depths = nodeDepths(network, axis)
  const way: Stage[] = []
  let node = network.nodes.length - 1
  while (node !== INPUT) {
    const inputs = network.nodes[node]?.inputs ?? []
    const which = deepestSource(inputs, depths)
    way.push({ node, moves: (maps[node]?.[which] ?? SAME).kind !== 'same' })
    node = inputs[which] ?? INPUT
  }
  return way.reverse()
})

/** For each node the layers on the way to it that move the grid, by the longest way. */
function nodeDepths(network: Network, axis: number): readonly number[] {
  const { maps } = axisView(network, axis)
  const depths: number[] = []
  network.nodes.forEach(({ inputs }, index) => {
    const below = inputs.map(
      (source, which) => depthOf(source, depths) + ((maps[index]?.[which] ?? SAME).kind === 'same' ? 0 : 1),
    )
    depths.push(below.reduce((most, depth) => Math.max(most, depth), 0))
  })
  return depths
}

function deepestSource(inputs: readonly number[], depths: readonly number[]): number {
  return inputs.reduce(
    (best, source, which) => (depthOf(source, depths) > depthOf(inputs[best] ?? INPUT, depths) ? which : best),
    0,
  )
}

function depthOf(source: number, depths: readonly number[]): number {
  return source === INPUT ? 0 : (depths[source] ?? 0)
}

function gridOf(state: FieldState): { jump: Fraction; centre: Fraction } {
  if (state.kind === 'refused') throw state.error
  if (state.kind === 'whole') throw new EngineError('jump_undefined')
  if (state.centre === null) throw new EngineError('input_missing')
  if (state.centre instanceof EngineError) throw state.centre
  return { jump: state.jump, centre: state.centre }
}
