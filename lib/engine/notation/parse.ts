import { LIMITS } from '@/lib/limits'
import type { Network, NetworkNode } from '../network'
import { expand } from './expand'
import { FieldError, readLine, type Line } from './lines'
import { NotationError, type NetworkProblem } from './problem'
import { readStatements } from './tokens'

/** A network, or why the text is none. */
export type NetworkReading =
  { readonly ok: true; readonly network: Network } | { readonly ok: false; readonly problem: NetworkProblem }

/** Without an input line the layers slide over rows and columns. */
const DEFAULT_AXES = 2

/**
 * Reads a network from its notation: one statement a line, `;` a new line, `#` a comment (docs/network-notation.md).
 * Fields are checked for their domain here; what depends on shapes is checked by `analyze`.
 *
 * @returns the network with all repeats written out, or the first problem with its place, from line 1 and column 1
 */
export function parseNetwork(text: string): NetworkReading {
  try {
    return { ok: true, network: read(text) }
  } catch (error) {
    if (error instanceof NotationError || error instanceof FieldError) return { ok: false, problem: error.problem }
    throw error
  }
}

function read(text: string): Network {
  const { limit, code } = LIMITS.networkCharacters
  const start = { line: 1, column: 1 }
  if (text.length > limit) throw new NotationError(code, start, { characters: text.length, most: limit })
  const [first, ...rest] = readStatements(text)
  if (!first) throw new NotationError('network_empty', start)
  const head = readLine(first, DEFAULT_AXES)
  const axes = head.kind === 'input' ? head.lengths.length - 1 : DEFAULT_AXES
  const lines: Line[] = [...(head.kind === 'input' ? [] : [head])]
  for (const statement of rest) {
    const line = readLine(statement, axes)
    if (line.kind === 'input') throw new NotationError('input_not_first', line.place)
    lines.push(line)
  }
  const nodes = expand(lines)
  const last = nodes[nodes.length - 1]
  if (!last) throw new NotationError('network_empty', head.place)
  checkReached(nodes)
  return { input: head.kind === 'input' ? head.lengths : null, axes, nodes }
}

/** A layer that leads nowhere would count in the parameters and in no picture: most likely a slip. */
function checkReached(nodes: readonly NetworkNode[]): void {
  const reached = new Array<boolean>(nodes.length).fill(false)
  reached[nodes.length - 1] = true
  for (let index = nodes.length - 1; index >= 0; index--) {
    if (reached[index]) for (const source of nodes[index]?.inputs ?? []) reached[source] = true
  }
  const lost = nodes.find((_, index) => !reached[index])
  if (lost) throw new NotationError('node_unreachable', lost, { node: lost.id })
}
