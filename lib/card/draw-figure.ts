import { EngineError, type Network } from '@/lib/engine'
import { drawScene, type FigureValues, type LocalName, type Scene } from '@/lib/figure'
import { LIMITS } from '@/lib/limits'
import { Budget } from './budget'
import type { Scope } from './evaluate'
import { fractionOf } from './exact'
import { compute, errorAt, type Formula } from './formula'
import type { InstanceFigure } from './instance'
import { CardError } from './problem'
import type { FigureProgram, Program } from './program'
import type { TemplateScope } from './template-scope'
import { integerValue, isNumber, type NumberValue, type Value } from './value'

/**
 * A picture of a card for the values at hand, drawn when it is asked for. Each has a budget of its own: a plane has an
 * expression for each of its cells.
 */
export class DrawnFigure implements InstanceFigure {
  constructor(
    private readonly program: Program,
    private readonly figure: FigureProgram,
    private readonly scope: TemplateScope,
  ) {}

  /**
   * @throws {@link CardError} where an expression is refused, a number is not what the picture takes, or the engine has
   * no such picture; it carries the field
   */
  draw(): Scene {
    const { program, figure, scope } = this
    try {
      return drawScene(figure.spec, new Values(program, figure, scope))
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      throw new CardError({ card: program.card, field: figure.field, code: error.code, values: error.values })
    }
  }
}

class Values implements FigureValues {
  private readonly budget = new Budget(LIMITS.figureSteps.limit)

  constructor(
    private readonly program: Program,
    private readonly figure: FigureProgram,
    private readonly scope: TemplateScope,
  ) {}

  network(name: string, field: string): Network {
    const value = this.scope.get(name)
    if (value?.kind === 'network') return value.network
    const problem = { code: 'unknown_name' as const, values: { name } }
    throw new CardError({ card: this.program.card, field: `${this.figure.field}.${field}`, ...problem })
  }

  number(field: string): number {
    const { formula } = this.formulaAt(field)
    return double(formula, compute(formula, this.scope, this.budget))
  }

  whole(field: string, least: number, most: number): number {
    const { formula } = this.formulaAt(field)
    const value = double(formula, compute(formula, this.scope, this.budget))
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw errorAt(formula, 'figure_number_refused', { found: String(value).slice(0, 40), least, most })
  }

  numbers(field: string): readonly number[] {
    const { formula } = this.formulaAt(field)
    const value = compute(formula, this.scope, this.budget)
    if (value.kind !== 'list' && value.kind !== 'tuple') return [double(formula, value)]
    return value.items.map((item) => double(formula, item))
  }

  formula(field: string): (...values: readonly number[]) => number {
    const { formula, locals } = this.formulaAt(field)
    const scope = new LocalScope(this.scope, locals)
    return (...values) => {
      scope.set(values)
      return double(formula, compute(formula, scope, this.budget))
    }
  }

  private formulaAt(field: string): { formula: Formula; locals: readonly LocalName[] } {
    const found = this.figure.formulas.get(field)
    if (found === undefined) throw new Error(`the figure has no expression ${field}`)
    return found
  }
}

/** The template's names, and before them those of a place in the picture. */
class LocalScope implements Scope {
  private readonly values = new Map<string, NumberValue>()

  constructor(
    private readonly outer: Scope,
    private readonly locals: readonly LocalName[],
  ) {}

  set(values: readonly number[]): void {
    this.locals.forEach(({ name, isReal }, index) => {
      const value = values[index] ?? 0
      this.values.set(name, isReal ? { kind: 'real', value } : integerValue(value))
    })
  }

  get(name: string): Value | undefined {
    return this.values.get(name) ?? this.outer.get(name)
  }

  keys(): Iterable<string> {
    return [...this.values.keys(), ...this.outer.keys()]
  }
}

/** What is drawn is rounded to a pixel anyway: here a double is exact enough. */
function double(formula: Formula, value: Value): number {
  if (value.kind === 'boolean') return value.value ? 1 : 0
  if (!isNumber(value)) throw errorAt(formula, 'wrong_type', { name: 'figure', expected: 'number', found: value.kind })
  if (value.kind === 'real') return value.value
  const { num, den } = fractionOf(value)
  return Number(num) / Number(den)
}
