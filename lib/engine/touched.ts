import { SAME } from './axis-map'
import { axisView } from './axis-view'
import { EngineError, locate } from './engine-error'
import { INPUT, type Network } from './network'
import { clipSet, positionsOf, run, unionOf, type PositionSet, type Run } from './position-set'
import { touchedThrough } from './touched-through'
import { wholeNumber } from './whole-number'

/** What one unit looks at along one axis, at every level of the network. */
export interface TouchedSets {
  readonly input: PositionSet
  /** For each node the positions of its output that count; empty where the unit does not depend on it. */
  readonly nodes: readonly PositionSet[]
}

export interface TouchedOptions {
  /** Whose output the unit belongs to; the last one by default. */
  readonly node?: number
  /** False leaves out the borders of a given input. */
  readonly clip?: boolean
  /** Gates and the statistics of norms held constant: what is left is near the unit. */
  readonly local?: boolean
}

/**
 * Input positions, along one axis, where a change can change one unit of the output. Sorted; exact, with every hole.
 * With an input the sets are clipped at every layer, since padding inside the network is not input; without one they have no ends.
 *
 * @param unit - position on the output's axis
 * @param axis - 0 is the first spatial axis
 * @throws {@link EngineError} `unit_out_of_range`, `axis_unknown`, `input_missing` (a global layer without input), `set_too_large`
 */
export function touchedInputs(network: Network, unit: number, axis = 0): number[] {
  return positionsOf(touchedSets(network, unit, axis).input)
}

/**
 * The positions that one unit looks at, at every level: backwards, one set for each node, each node once.
 *
 * @throws {@link EngineError} as {@link touchedInputs}
 */
export function touchedSets(
  network: Network,
  unit: number,
  axis = 0,
  { node = network.nodes.length - 1, clip = true, local = false }: TouchedOptions = {},
): TouchedSets {
  const view = axisView(network, axis)
  const { inputLength, lengths } = view
  const maps = local ? view.localMaps : view.maps
  const top = lengths?.[node]
  wholeNumber(unit, 'unit')
  if (clip && top !== undefined && (unit < 0 || unit >= top)) {
    throw new EngineError('unit_out_of_range', { unit, most: top - 1 }, { axis })
  }
  const ends = clip && lengths ? { input: inputLength, nodes: lengths } : null
  const found: Run[][] = network.nodes.map(() => [])
  const input: Run[] = []
  const nodes: PositionSet[] = network.nodes.map(() => [])
  found[node]?.push(run(unit, unit))
  for (let index = node; index >= 0; index--) {
    const set = gathered(found[index] ?? [], ends?.nodes[index] ?? null)
    nodes[index] = set
    if (set.length === 0) continue
    network.nodes[index]?.inputs.forEach((source, which) => {
      const map = maps[index]?.[which] ?? SAME
      const length = ends ? (source === INPUT ? ends.input : (ends.nodes[source] ?? null)) : null
      const target = source === INPUT ? input : found[source]
      const touched = locate({ node: network.nodes[index]?.id ?? '', axis }, () => touchedThrough(map, set, length))
      target?.push(...touched)
    })
  }
  return { input: gathered(input, ends?.input ?? null), nodes }
}

function gathered(runs: readonly Run[], length: number | null): PositionSet {
  const set = runs.length > 1 ? unionOf(runs) : runs
  return length === null ? set : clipSet(set, 0, length - 1)
}
