import type { Fraction, Network } from '@/lib/engine'

/** A value of the expression language. Fractions are reduced and never whole: a whole one is an integer. */
export type Value = NumberValue | BooleanValue | TupleValue | ListValue | NetworkValue | WordsValue

export type NumberValue = IntegerValue | FractionValue | RealValue

export interface IntegerValue {
  readonly kind: 'integer'
  readonly value: bigint
}

export interface FractionValue {
  readonly kind: 'fraction'
  readonly value: Fraction
}

/** A double, always finite; it makes every result real until `floor`, `ceil` or `round`. */
export interface RealValue {
  readonly kind: 'real'
  readonly value: number
}

export interface BooleanValue {
  readonly kind: 'boolean'
  readonly value: boolean
}

/** Two numbers or more, in the order in which the question asks for them. */
export interface TupleValue {
  readonly kind: 'tuple'
  readonly items: readonly NumberValue[]
}

/** Numbers or words; lists do not nest. */
export interface ListValue {
  readonly kind: 'list'
  readonly items: readonly (NumberValue | WordsValue)[]
}

export interface NetworkValue {
  readonly kind: 'network'
  readonly network: Network
}

/** Words to be shown: `'in a corner'`. */
export interface WordsValue {
  readonly kind: 'words'
  readonly text: string
}

/** A whole number as a value. */
export function integerValue(value: bigint | number): IntegerValue {
  return { kind: 'integer', value: BigInt(value) }
}

/** A truth value. */
export function booleanValue(value: boolean): BooleanValue {
  return { kind: 'boolean', value }
}

/** Whether a value is a number of any kind. */
export function isNumber(value: Value): value is NumberValue {
  return value.kind === 'integer' || value.kind === 'fraction' || value.kind === 'real'
}

/** Whether a value is a number without rounding. */
export function isExact(value: Value): value is IntegerValue | FractionValue {
  return value.kind === 'integer' || value.kind === 'fraction'
}

/** What can be typed as an answer: a number, or a tuple of numbers. */
export type QuantityValue = NumberValue | TupleValue

/** Whether a value can be typed as an answer. */
export function isQuantity(value: Value): value is QuantityValue {
  return isNumber(value) || value.kind === 'tuple'
}
