import { SAME } from './axis-map'
import { axisView } from './axis-view'
import { EngineError, locate } from './engine-error'
import { ruleOf } from './layers/table'
import { INPUT, type Network } from './network'
import { clipSet, run, type PositionSet } from './position-set'
import { unionOfBlocks, type Block, type Region } from './region'
import type { TouchedOptions } from './touched'
import { touchedThrough } from './touched-through'
import { wholeNumber } from './whole-number'

/**
 * Input positions, on all axes together, where a change can change one unit of the output: exact, clipped at every layer.
 * Along one axis a branching network looks at a union; on several the union of products is no product, so it is a list of
 * blocks. Backwards through the network, each node once.
 *
 * Channels are not tracked: a slice of a concatenation is taken to depend on all its branches.
 *
 * @param unit - position on each axis of the output; none where the output has lost its axes
 * @throws {@link EngineError} `input_missing`, `unit_out_of_range`, `set_too_large`, or a layer's own refusal
 * @see ENGINE.md §5.5; Araujo, Norris & Sim 2019, doi:10.23915/distill.00021, "Arbitrary computation graphs"
 */
export function touchedRegion(
  network: Network,
  unit: readonly number[],
  { node = network.nodes.length - 1, local = false }: Omit<TouchedOptions, 'clip'> = {},
): Region {
  if (!network.input) throw new EngineError('input_missing')
  const views = Array.from({ length: network.axes }, (_, axis) => axisView(network, axis))
  const maps = views.map((view) => (local ? view.localMaps : view.maps))
  const lengthsOf = (index: number): number[] =>
    views.map(({ inputLength, lengths }) => (index === INPUT ? inputLength : lengths?.[index]) ?? 1)
  const found = new Map<number, Block[]>([[node, [startBlock(unit, lengthsOf(node))]]])
  for (let index = node; index >= 0; index -= 1) {
    const region = clipped(unionOfBlocks(found.get(index) ?? []), lengthsOf(index))
    found.delete(index)
    if (region.length === 0) continue
    network.nodes[index]?.inputs.forEach((source, which) => {
      const lengths = lengthsOf(source)
      const blocks = region.map((block) =>
        block.map((set, axis) => {
          const map = maps[axis]?.[index]?.[which] ?? SAME
          const where = { node: network.nodes[index]?.id ?? '', axis }
          return locate(where, () => touchedThrough(map, set, lengths[axis] ?? 1))
        }),
      )
      const known = found.get(source)
      if (known) known.push(...blocks)
      else found.set(source, blocks)
    })
  }
  return unionOfBlocks(clipped(found.get(INPUT) ?? [], lengthsOf(INPUT)))
}

function startBlock(unit: readonly number[], lengths: readonly number[]): Block {
  return lengths.map((length, axis): PositionSet => {
    const position = wholeNumber(unit[axis] ?? 0, 'unit')
    if (position < 0 || position >= length) {
      throw new EngineError('unit_out_of_range', { unit: position, most: length - 1 }, { axis })
    }
    return [run(position, position)]
  })
}

function clipped(region: Region, lengths: readonly number[]): Region {
  return region.map((block) => {
    const cut = block.map((set, axis) => clipSet(set, 0, (lengths[axis] ?? 1) - 1))
    return cut.every((set, axis) => set === block[axis]) ? block : cut
  })
}

/** Whether the network has gates or statistics over space: then the local region is worth asking for. */
export function isGated(network: Network): boolean {
  return network.nodes.some(({ layer }) => ruleOf(layer).localMap !== undefined)
}
