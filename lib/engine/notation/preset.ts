import { INPUT, type Network, type NetworkNode } from '../network'
import type { Line } from './lines'
import { nearestWord } from './nearest'
import { NotationError } from './problem'

/** Networks that a text may begin with, by their names. The engine has none of its own: who wants them gives them. */
export type Presets = ReadonlyMap<string, { notation(): string }>

/**
 * The nodes of a preset, up to a layer where one is named; what that layer does not need is left out. All stand where the
 * preset is named.
 *
 * @param read - reads the preset's own text
 * @throws NotationError `preset_unknown`, `name_unknown`
 */
export function presetNetwork(
  { name, until, place }: Extract<Line, { kind: 'preset' }>,
  presets: Presets,
  read: (text: string) => Network,
): Network {
  const preset = presets.get(name.text)
  if (!preset) {
    throw new NotationError('preset_unknown', name, { name: name.text }, nearestWord(name.text, [...presets.keys()]))
  }
  const network = read(preset.notation())
  const nodes = network.nodes.map((node) => ({ ...node, line: place.line, column: place.column }))
  if (until === null) return { ...network, nodes }
  const last = nodes.findIndex(({ id }) => id === until.text)
  if (last < 0) {
    const ids = nodes.map(({ id }) => id)
    throw new NotationError('name_unknown', until, { name: until.text }, nearestWord(until.text, ids))
  }
  return { ...network, nodes: neededFor(nodes, last) }
}

function neededFor(nodes: readonly NetworkNode[], last: number): NetworkNode[] {
  const needed = new Set([last])
  for (let index = last; index >= 0; index -= 1) {
    if (needed.has(index)) for (const source of nodes[index]?.inputs ?? []) needed.add(source)
  }
  const kept = nodes.flatMap((_, index) => (needed.has(index) ? [index] : []))
  const place = new Map(kept.map((index, at) => [index, at]))
  return kept.flatMap((index) => {
    const node = nodes[index]
    return node ? [{ ...node, inputs: node.inputs.map((source) => place.get(source) ?? INPUT) }] : []
  })
}
