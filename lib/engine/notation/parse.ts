import { LIMITS } from '@/lib/limits'
import type { Network, NetworkNode } from '../network'
import { expand } from './expand'
import { FieldError, readLine, type Line } from './lines'
import { presetNetwork, type Presets } from './preset'
import { NotationError, type NetworkProblem } from './problem'
import { readStatements, type Statement } from './tokens'

/** A network, or why the text is none. */
export type NetworkReading =
  { readonly ok: true; readonly network: Network } | { readonly ok: false; readonly problem: NetworkProblem }

/** Without an input line the layers slide over rows and columns. */
const DEFAULT_AXES = 2

export interface ParseOptions {
  /** Networks that `preset NAME` stands for; none by default. */
  readonly presets?: Presets
}

/**
 * Reads a network from its notation: one statement a line, `;` a new line, `#` a comment (docs/network-notation.md).
 * Fields are checked for their domain here; what depends on shapes is checked by `analyze`.
 *
 * @returns the network with all repeats written out, or the first problem with its place, from line 1 and column 1
 */
export function parseNetwork(text: string, { presets = new Map() }: ParseOptions = {}): NetworkReading {
  try {
    return { ok: true, network: read(text, presets) }
  } catch (error) {
    if (error instanceof NotationError || error instanceof FieldError) return { ok: false, problem: error.problem }
    throw error
  }
}

function read(text: string, presets: Presets): Network {
  const { limit, code } = LIMITS.networkCharacters
  const start = { line: 1, column: 1 }
  if (text.length > limit) throw new NotationError(code, start, { characters: text.length, most: limit })
  const statements = readStatements(text)
  const [first] = statements
  if (!first) throw new NotationError('network_empty', start)
  const head = readLine(first, DEFAULT_AXES)
  const input = head.kind === 'input' ? head.lengths : null
  const second = input === null ? head : nextLine(statements, input.length - 1)
  // the input above a preset takes the place of its own
  const preset =
    second?.kind === 'preset' ? presetNetwork(second, presets, (notation) => read(notation, new Map())) : null
  const axes = input ? input.length - 1 : (preset?.axes ?? DEFAULT_AXES)
  const lines: Line[] = []
  for (const statement of statements.slice((input ? 1 : 0) + (preset ? 1 : 0))) {
    const line = readLine(statement, axes)
    if (line.kind === 'input') throw new NotationError('input_not_first', line.place)
    if (line.kind === 'preset') throw new NotationError('preset_not_first', line.place)
    lines.push(line)
  }
  const nodes = expand(lines, preset?.nodes)
  const last = nodes[nodes.length - 1]
  if (!last) throw new NotationError('network_empty', head.place)
  checkReached(nodes)
  return { input: input ?? preset?.input ?? null, axes, nodes }
}

function nextLine(statements: readonly Statement[], axes: number): Line | null {
  const [, second] = statements
  return second?.[0].text === 'preset' ? readLine(second, axes) : null
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
