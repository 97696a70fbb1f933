import type { Fraction } from '@/lib/engine'
import { parseFraction } from '@/lib/engine'
import type { Budget } from './budget'
import type { Scope } from './evaluate'
import { numberValue } from './exact'
import { buildNetwork, compute, errorAt } from './formula'
import type { Program } from './program'
import { CardError } from './problem'
import type { Value } from './value'

/**
 * The names of a template for one set of drawn values. Helpers and networks are computed when they are first asked for:
 * what a `where` excludes need not be computable, and a network is built only if something reads it.
 */
export class TemplateScope implements Scope {
  private readonly computed = new Map<string, Value | CardError>()
  private readonly underWay = new Set<string>()

  constructor(
    private readonly program: Program,
    private readonly drawn: ReadonlyMap<string, Fraction>,
    private readonly budget: Budget,
  ) {}

  /** The scope for an instance's own values, which are known to read. */
  static of(program: Program, values: Readonly<Record<string, string>>, budget: Budget): TemplateScope {
    const drawn = Object.entries(values).flatMap(([name, text]) => {
      const value = parseFraction(text)
      return value === null ? [] : [[name, value] as const]
    })
    return new TemplateScope(program, new Map(drawn), budget)
  }

  /** @throws CardError where the name's own expression or network is refused; it carries that field */
  get(name: string): Value | undefined {
    const drawn = this.drawn.get(name)
    if (drawn !== undefined) return numberValue(drawn)
    const known = this.computed.get(name)
    if (known instanceof CardError) throw known
    if (known !== undefined) return known
    if (!this.program.let.has(name) && !this.program.nets.has(name)) return undefined
    try {
      const value = this.compute(name)
      this.computed.set(name, value)
      return value
    } catch (error) {
      if (error instanceof CardError) this.computed.set(name, error)
      throw error
    }
  }

  keys(): Iterable<string> {
    return [...this.drawn.keys(), ...this.program.let.keys(), ...this.program.nets.keys()]
  }

  private compute(name: string): Value {
    const formula = this.program.let.get(name)
    const source = this.program.nets.get(name)
    if (this.underWay.has(name)) {
      const problem = { code: 'used_before_defined' as const, values: { name } }
      if (formula !== undefined) throw errorAt(formula, problem.code, problem.values)
      throw new CardError({ card: this.program.card, field: source?.field ?? 'template', ...problem })
    }
    this.underWay.add(name)
    try {
      if (formula !== undefined) return compute(formula, this, this.budget)
      if (source === undefined) throw new Error(`no helper or network ${name}`)
      return { kind: 'network', network: buildNetwork(source, this, this.budget) }
    } finally {
      this.underWay.delete(name)
    }
  }
}
