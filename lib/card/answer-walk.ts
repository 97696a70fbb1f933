import type { Derivation } from '@/lib/engine/derivation'
import { Call } from './arguments'
import type { Budget } from './budget'
import { DERIVATIONS, isDerived } from './derivations'
import type { Scope } from './evaluate'
import { children } from './expression'
import type { Node } from './expression'
import { compute, errorAt, placing } from './formula'
import type { Formula } from './formula'
import { isNumberFunction } from './number-functions'
import type { Program } from './program'
import type { Value } from './value'

/** A part of a formula, with the formula that it stands in: a helper's parts stand in the helper's own. */
export interface Part {
  readonly node: Node
  readonly formula: Formula
}

/** A call that the engine derives, with what it gave. */
export interface DerivedCall {
  readonly derivation: Derivation
  readonly value: Value
}

/** The parts of an answer and what the engine derives of them. */
export class AnswerWalk {
  /** In the order in which they are derived. */
  readonly calls: DerivedCall[] = []
  private readonly known = new Map<Node, DerivedCall>()

  constructor(
    private readonly program: Program,
    private readonly scope: Scope,
    private readonly budget: Budget,
  ) {}

  /** A helper's own expression in the place of its name, and the branch that is taken in that of an `if`. */
  resolved(part: Part): Part {
    placing(part.formula, () => this.budget.spend(1, part.node.at))
    const { node } = part
    if (node.type === 'name') {
      const helper = this.program.let.get(node.name)
      return helper === undefined ? part : this.resolved(partOf(helper))
    }
    if (node.type !== 'if') return part
    const condition = this.valueOf({ ...part, node: node.condition })
    const taken = condition.kind === 'boolean' && condition.value
    return this.resolved({ ...part, node: taken ? node.then : node.otherwise })
  }

  /** The calls in a part that were not derived before, arguments first. */
  derivationsIn(part: Part): DerivedCall[] {
    const { node, formula } = this.resolved(part)
    const within = children(node).flatMap((child) => this.derivationsIn({ node: child, formula }))
    if (node.type !== 'call' || isNumberFunction(node.name) || this.known.has(node)) return within
    const { name, args, at } = node
    if (!isDerived(name)) throw notDerived(formula)
    const value = this.valueOf({ node, formula })
    const given = args.map((argument) => this.valueOf({ node: argument, formula }))
    const derivation = placing(formula, () => DERIVATIONS[name](new Call(name, given, at, this.budget)))
    const same = this.calls.find((call) => sameDerivation(call.derivation, derivation))
    const call = same ?? { derivation, value }
    this.known.set(node, call)
    if (same !== undefined) return within
    this.calls.push(call)
    return [...within, call]
  }

  /** What the engine derived for a call; undefined for any other part. */
  callAt({ node }: Part): DerivedCall | undefined {
    return this.known.get(node)
  }

  /** Whether a part is a call, or one number of a call that gives several: its derivation says it all. */
  isDerivedAlone(part: Part): boolean {
    const resolved = this.resolved(part)
    const { node } = resolved
    return (
      this.callAt(resolved) !== undefined ||
      (node.type === 'index' && this.isDerivedAlone({ ...resolved, node: node.of }))
    )
  }

  /** How many calls a letter stands for. */
  callsOf(letter: string): number {
    return this.calls.filter((call) => letterOf(call) === letter).length
  }

  valueOf({ node, formula }: Part): Value {
    return compute(formulaOf(formula, node), this.scope, this.budget)
  }
}

/** The letter of a call; a row of layers has one with many indexes. */
export function letterOf({ derivation: { symbol } }: DerivedCall): string {
  return symbol.replace(/_\{\d+\}$/, '')
}

/** The refusal of an answer with which the engine cannot help. */
export function notDerived(formula: Formula) {
  return errorAt(formula, 'answer_not_one_quantity', { quantities: Object.keys(DERIVATIONS).join(' ') })
}

/** The whole of a formula. */
export function partOf(formula: Formula): Part {
  if (!formula.parsed.ok) throw errorAt(formula, formula.parsed.problem.code, formula.parsed.problem.values)
  return { node: formula.parsed.expression.root, formula }
}

function formulaOf(formula: Formula, root: Node): Formula {
  if (!formula.parsed.ok) return formula
  return { ...formula, parsed: { ok: true, expression: { ...formula.parsed.expression, root } } }
}

function sameDerivation(a: Derivation, b: Derivation): boolean {
  return (
    a.quantity === b.quantity &&
    a.steps.length === b.steps.length &&
    a.steps.every((one, index) => one.tex === b.steps[index]?.tex)
  )
}
