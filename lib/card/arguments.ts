import type { Fraction, Network } from '@/lib/engine'
import type { Budget } from './budget'
import { fractionOf } from './exact'
import type { FunctionName } from './names'
import type { ProblemValues } from './problem'
import { Refusal } from './problem'
import type { ListValue, NumberValue, Value } from './value'
import { isExact, isNumber } from './value'

/** One call of a function: its arguments, each asked for as what it must be. */
export class Call {
  constructor(
    readonly name: FunctionName,
    private readonly args: readonly Value[],
    /** offset of the name */
    readonly at: number,
    readonly budget: Budget,
  ) {}

  get count(): number {
    return this.args.length
  }

  /** A number of any kind. */
  number(index: number): NumberValue {
    const value = this.value(index)
    if (!isNumber(value)) throw this.wrongType(index, 'number', value.kind)
    return value
  }

  /** A number that is not real. */
  exact(index: number): Fraction {
    const value = this.value(index)
    if (!isExact(value)) throw this.wrongType(index, 'fraction', value.kind)
    return fractionOf(value)
  }

  /** A whole number of any length. */
  whole(index: number): bigint {
    const value = this.value(index)
    if (value.kind !== 'integer') throw this.wrongType(index, 'integer', value.kind)
    return value.value
  }

  /** A whole number as the engine takes sizes; `ifAbsent` where the argument is left out. */
  size(index: number, ifAbsent?: number): number {
    if (index >= this.args.length && ifAbsent !== undefined) return ifAbsent
    return this.safe(this.whole(index))
  }

  /** A truth value, or 1 and 0 for it. */
  truth(index: number, ifAbsent: boolean): boolean {
    if (index >= this.args.length) return ifAbsent
    const value = this.value(index)
    if (value.kind === 'boolean') return value.value
    if (value.kind === 'integer' && (value.value === 0n || value.value === 1n)) return value.value === 1n
    throw this.wrongType(index, 'boolean', value.kind)
  }

  /** The elements of a list or tuple; each counts as a step. */
  items(index: number): ListValue['items'] {
    const value = this.value(index)
    if (value.kind !== 'list' && value.kind !== 'tuple') throw this.wrongType(index, 'list', value.kind)
    this.budget.spend(value.items.length, this.at)
    return value.items
  }

  /** The elements of a list or tuple of numbers. */
  numbers(index: number): NumberValue[] {
    return this.items(index).map((item) => {
      if (!isNumber(item)) throw this.wrongType(index, 'number', item.kind)
      return item
    })
  }

  /** All arguments as numbers, or the numbers of the one list given. */
  numbersOrList(): NumberValue[] {
    const [first] = this.args
    const numbers =
      this.count === 1 && first !== undefined && !isNumber(first)
        ? this.numbers(0)
        : this.args.map((_, index) => this.number(index))
    if (numbers.length === 0) throw this.refuse('outside_domain', { value: '[]' })
    return numbers
  }

  network(index: number): Network {
    const value = this.value(index)
    if (value.kind !== 'network') throw this.wrongType(index, 'network', value.kind)
    return value.network
  }

  value(index: number): Value {
    const value = this.args[index]
    if (value === undefined) throw new Error(`argument ${index} of ${this.name} was not counted by the parser`)
    return value
  }

  /** A whole number within a double's exact range. */
  safe(value: bigint): number {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) throw this.refuse('out_of_range', { value: `${value}`.slice(0, 40) })
    return number
  }

  refuse(code: Refusal['code'], values: ProblemValues = {}): Refusal {
    return new Refusal(code, this.at, { name: this.name, ...values })
  }

  private wrongType(index: number, expected: string, found: string): Refusal {
    return this.refuse('wrong_type', { argument: index + 1, expected, found })
  }
}
