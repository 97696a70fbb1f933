import { INPUT } from '../network'
import { nearestWord } from './nearest'
import { NotationError } from './problem'
import type { Token } from './tokens'

/** A name that can be looked up: one node, or the nodes of all rounds of a repeat, of which the last counts. */
export interface NameEntry {
  readonly node: number
  /** Entries round by round, for `name.2`; empty for a node of this very block. */
  readonly rounds: readonly NameEntry[]
}

/** Names of one block: the whole text, or one round of a repeat. */
export type Scope = Map<string, NameEntry>

/** What the words `it` and `prev` mean at a line. */
export interface Standing {
  /** The line above, or the input. */
  readonly it: number
  /** What entered this round of the innermost repeat, or the input. */
  readonly prev: number
}

/**
 * The node that a source stands for.
 *
 * @param scopes - of the blocks around the line, the innermost last
 * @throws NotationError `name_unknown`, `round_unknown`
 */
export function findSource(source: Token, standing: Standing, scopes: readonly Scope[]): number {
  if (source.text === 'it') return standing.it
  if (source.text === 'prev') return standing.prev
  const [name = '', ...rounds] = source.text.split('.')
  let entry = lookUp(name, scopes)
  if (!entry) throw unknownName(source, name, scopes)
  for (const round of rounds) {
    const next: NameEntry | undefined = entry.rounds[Number(round) - 1]
    if (!next) throw new NotationError('round_unknown', source, { name, round, rounds: entry.rounds.length })
    entry = next
  }
  return entry.node
}

/** Enters a node of this block. A name that a finished repeat has left may be given again, one of the block itself may not. */
export function enterName(name: Token, node: number, scope: Scope): void {
  const before = scope.get(name.text)
  if (before && before.rounds.length === 0) throw new NotationError('name_twice', name, { name: name.text })
  scope.set(name.text, { node, rounds: [] })
}

/** Leaves the names of a repeat's rounds, in order, to the block around it. */
export function leaveNames(rounds: readonly Scope[], outer: Scope): void {
  const last = rounds[rounds.length - 1] ?? new Map<string, NameEntry>()
  for (const [name, { node }] of last) {
    const entries = rounds.flatMap((scope) => scope.get(name) ?? [])
    outer.set(name, { node, rounds: entries })
  }
}

function lookUp(name: string, scopes: readonly Scope[]): NameEntry | undefined {
  for (let depth = scopes.length - 1; depth >= 0; depth--) {
    const entry = scopes[depth]?.get(name)
    if (entry) return entry
  }
  return undefined
}

function unknownName(source: Token, name: string, scopes: readonly Scope[]): NotationError {
  const known = ['it', 'prev', ...scopes.flatMap((scope) => [...scope.keys()])]
  return new NotationError('name_unknown', source, { name }, nearestWord(name, known))
}

/** What stands at the beginning of a network. */
export const AT_START: Standing = { it: INPUT, prev: INPUT }
