import { LIMITS } from '@/lib/limits'
import { ruleOf } from '../layers/table'
import type { NetworkNode } from '../network'
import type { Line } from './lines'
import { AT_START, enterName, findSource, leaveNames, type Scope, type Standing } from './names'
import { NotationError, type Place } from './problem'

/** A repeat whose rounds are being written out. */
interface Round {
  readonly place: Place
  /** Index of its first line. */
  readonly body: number
  readonly rounds: number
  round: number
  readonly done: Scope[]
  scope: Scope
  prev: number
}

/**
 * Writes repeats out and looks names up. A loop with a stack of its own, so that no depth of repeats is too deep.
 *
 * @param before - nodes that stand already, from a preset: their ids are names, the last one is the line above
 * @throws NotationError about names, sources, the pairing of `repeat` and `end`, and the size of the whole
 */
export function expand(lines: readonly Line[], before: readonly NetworkNode[] = []): NetworkNode[] {
  const writer = new Writer(lines, before)
  const open: Round[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    if (line?.kind === 'repeat') {
      writer.countRound(line.place)
      open.push({
        place: line.place,
        body: at + 1,
        rounds: line.rounds,
        round: 1,
        done: [],
        scope: new Map(),
        prev: writer.it,
      })
    } else if (line?.kind === 'end') {
      const repeat = open[open.length - 1]
      if (!repeat) throw new NotationError('end_without_repeat', line.place)
      if (lines.slice(repeat.body, at).every(({ kind }) => kind !== 'layer'))
        throw new NotationError('repeat_empty', repeat.place)
      if (closeRound(repeat, writer)) at = repeat.body - 1
      else leaveNames(repeat.done, (open.pop(), open[open.length - 1]?.scope ?? writer.scope))
    } else if (line?.kind === 'layer') {
      writer.write(line, open)
    }
  }
  const unclosed = open[open.length - 1]
  if (unclosed) throw new NotationError('repeat_without_end', unclosed.place)
  return writer.nodes
}

/** Ends a round; true if another one follows. */
function closeRound(repeat: Round, writer: Writer): boolean {
  repeat.done.push(repeat.scope)
  if (repeat.round === repeat.rounds) return false
  writer.countRound(repeat.place)
  repeat.round++
  repeat.scope = new Map()
  repeat.prev = writer.it
  return true
}

class Writer {
  readonly nodes: NetworkNode[] = []
  readonly scope: Scope = new Map()
  it = AT_START.it
  private rounds = 0
  private readonly taken: Set<string>
  private readonly numbers = new Map<string, number>()

  constructor(lines: readonly Line[], before: readonly NetworkNode[]) {
    this.taken = new Set(lines.flatMap((line) => (line.kind === 'layer' && line.name ? [line.name.text] : [])))
    before.forEach((node, index) => {
      this.nodes.push(node)
      this.taken.add(node.id)
      this.scope.set(node.id, { node: index, rounds: [] })
      this.it = index
    })
  }

  /** Counts a round; rounds within rounds take time even where few layers are written. */
  countRound(place: Place): void {
    this.rounds = withinLimit(this.rounds, place)
  }

  write({ name, layer, sources, place }: Extract<Line, { kind: 'layer' }>, open: readonly Round[]): void {
    withinLimit(this.nodes.length, place)
    const standing: Standing = { it: this.it, prev: open[open.length - 1]?.prev ?? AT_START.prev }
    const scopes = [this.scope, ...open.map(({ scope }) => scope)]
    const inputs = sources ? sources.map((source) => findSource(source, standing, scopes)) : [this.it]
    checkSources(inputs.length, ruleOf(layer).merges === true, sources?.[0] ?? place, layer.op)
    const index = this.nodes.length
    if (name) enterName(name, index, scopes[scopes.length - 1] ?? this.scope)
    const id = name ? this.named(name.text, open) : this.numbered(layer.op)
    this.nodes.push({ id, layer, inputs, line: place.line, column: place.column })
    this.it = index
  }

  private named(name: string, open: readonly Round[]): string {
    const id = [name, ...open.map(({ round }) => round)].join('.')
    if (open.length === 0) return id
    let unique = id
    for (let again = 2; this.taken.has(unique); again++) unique = `${id}_${again}`
    this.taken.add(unique)
    return unique
  }

  private numbered(op: string): string {
    let number = this.numbers.get(op) ?? 0
    do number++
    while (this.taken.has(`${op}${number}`))
    this.numbers.set(op, number)
    return `${op}${number}`
  }
}

/** One more than so many; refused beyond the limit of layers. */
function withinLimit(count: number, place: Place): number {
  const { limit, code } = LIMITS.networkLayers
  if (count + 1 > limit) throw new NotationError(code, place, { most: limit })
  return count + 1
}

function checkSources(found: number, merges: boolean, place: Place, op: string): void {
  if (merges && found < 2) throw new NotationError('sources_too_few', place, { op, found, least: 2 })
  if (!merges && found > 1) throw new NotationError('sources_too_many', place, { op, found, most: 1 })
}
