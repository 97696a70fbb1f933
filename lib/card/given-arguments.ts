import type { Fraction } from '@/lib/engine'
import type { Budget } from './budget'
import type { Scope } from './evaluate'
import { doubleOf, fractionOf } from './exact'
import { compute, errorAt, placing } from './formula'
import type { Formula } from './formula'
import type { Value } from './value'
import { isExact, isNumber } from './value'

/** The arguments that a file gives a derivation by name, each asked for as what it must be; refused in its own place. */
export class GivenArguments {
  constructor(
    private readonly formulas: ReadonlyMap<string, Formula>,
    private readonly scope: Scope,
    private readonly budget: Budget,
  ) {}

  has(name: string): boolean {
    return this.formulas.has(name)
  }

  /** A whole number as the engine takes sizes; `ifAbsent` where the argument is left out. */
  size(name: string, ifAbsent?: number): number {
    if (ifAbsent !== undefined && !this.has(name)) return ifAbsent
    const value = this.value(name)
    if (value.kind !== 'integer') throw this.wrongType(name, 'integer', value)
    return this.safe(name, value.value)
  }

  /** A number that is not real. */
  exact(name: string): Fraction {
    const value = this.value(name)
    if (!isExact(value)) throw this.wrongType(name, 'fraction', value)
    return fractionOf(value)
  }

  /** A number of any kind, as a double. */
  real(name: string): number {
    const value = this.value(name)
    if (!isNumber(value)) throw this.wrongType(name, 'number', value)
    return doubleOf(value)
  }

  truth(name: string, ifAbsent: boolean): boolean {
    if (!this.has(name)) return ifAbsent
    const value = this.value(name)
    if (value.kind !== 'boolean') throw this.wrongType(name, 'boolean', value)
    return value.value
  }

  /** One of a few words; the first of them where the argument is left out. */
  word<Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word {
    if (!this.has(name)) return words[0]
    const value = this.value(name)
    const word = value.kind === 'words' ? words.find((one) => one === value.text) : undefined
    if (word === undefined) throw this.wrongType(name, words.map((one) => `'${one}'`).join(' '), value)
    return word
  }

  /** A list of whole numbers; as many of `ifAbsent` as `length` where the argument is left out. */
  sizes(name: string, length?: number, ifAbsent = 1): number[] {
    if (length !== undefined && !this.has(name)) return Array.from({ length }, () => ifAbsent)
    const value = this.value(name)
    if (value.kind !== 'list' && value.kind !== 'tuple') throw this.wrongType(name, 'list', value)
    if (length !== undefined && value.items.length !== length)
      throw errorAt(this.formula(name), 'index_out_of_range', { index: length - 1, length: value.items.length })
    placing(this.formula(name), () => this.budget.spend(value.items.length, 0))
    return value.items.map((item) => {
      if (item.kind !== 'integer') throw this.wrongType(name, 'integer', item)
      return this.safe(name, item.value)
    })
  }

  private value(name: string): Value {
    return compute(this.formula(name), this.scope, this.budget)
  }

  private formula(name: string): Formula {
    const formula = this.formulas.get(name)
    if (formula === undefined) throw new Error(`the schema asks for the argument ${name}`)
    return formula
  }

  private safe(name: string, value: bigint): number {
    const number = Number(value)
    if (!Number.isSafeInteger(number))
      throw errorAt(this.formula(name), 'out_of_range', { name, value: `${value}`.slice(0, 40) })
    return number
  }

  private wrongType(name: string, expected: string, { kind }: Value) {
    return errorAt(this.formula(name), 'wrong_type', { name, expected, found: kind })
  }
}
