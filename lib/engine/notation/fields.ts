import { parseFraction, type Fraction } from '../fraction'
import type { LayerPadding } from '../layer'
import { nearestWord } from './nearest'
import { NotationError, type Place } from './problem'
import type { Token } from './tokens'

/** How the value of a key is written: a number for each axis, one number, yes or no, a list of lengths, or one of some words. */
export type FieldKind = 'axes' | 'sides' | 'count' | 'flag' | 'lengths' | readonly string[]

const WHOLE_NUMBER = /^[+-]?\d+$/

/** The values of one line, read as the op's builder asks for them. */
export class Fields {
  constructor(
    private readonly place: Place,
    private readonly values: ReadonlyMap<string, Token>,
    /** Spatial axes of the network: one number stands for all of them. */
    readonly spatialAxes: number,
  ) {}

  /** One whole number for each axis, the default on all of them if the key is not there. */
  axes(key: string, otherwise: number | readonly number[] | null): readonly number[] {
    const token = this.values.get(key)
    if (token) return this.perAxis(token, readLengths(token))
    if (otherwise === null) throw new NotationError('key_missing', this.place, { key })
    return typeof otherwise === 'number' ? Array.from({ length: this.spatialAxes }, () => otherwise) : otherwise
  }

  /** Padding of a convolution: zeros per axis, before and after where they differ, or a word. */
  padding(key: string, words: readonly string[]): LayerPadding {
    const token = this.values.get(key)
    if (!token) return this.axes(key, 0).map((side) => [side, side] as const)
    if (token.kind === 'word') return oneOf(token, words) as LayerPadding
    return this.perAxis(
      token,
      token.text.split('x').map((part) => readSides(token, part)),
    )
  }

  /** Positions before and after each axis; negative ones too. */
  sides(key: string): readonly (readonly [number, number])[] {
    const token = this.values.get(key)
    if (!token) throw new NotationError('key_missing', this.place, { key })
    return this.perAxis(
      token,
      token.text.split('x').map((part) => readSides(token, part)),
    )
  }

  /** Padding of a pool: the same before and after, or a word. */
  evenPadding(key: string, words: readonly string[]): readonly number[] | string {
    const token = this.values.get(key)
    return token?.kind === 'word' ? oneOf(token, words) : this.axes(key, 0)
  }

  /** One whole number, or null. */
  count(key: string): number | null {
    const token = this.values.get(key)
    return token ? readWhole(token, token.text) : null
  }

  /** Yes or no. */
  flag(key: string, otherwise: boolean): boolean {
    const token = this.values.get(key)
    return token ? oneOf(token, ['yes', 'no']) === 'yes' : otherwise
  }

  /** Whether the key is there. */
  has(key: string): boolean {
    return this.values.has(key)
  }

  /** One positive fraction for each axis: `2`, `3/2`, `1.5`, `2x1`. */
  fractions(key: string): readonly { readonly value: Fraction; readonly decimal: boolean }[] {
    const token = this.values.get(key)
    if (!token) throw new NotationError('key_missing', this.place, { key })
    const parts = token.text.split('x').map((part) => {
      const value = parseFraction(part)
      if (!value || value.num <= 0n) throw new NotationError('number_unreadable', token, { text: token.text })
      return { value, decimal: !part.includes('/') }
    })
    return this.perAxis(token, parts)
  }

  /** Whole numbers joined by `x`, as many as there are, or null. */
  lengths(key: string): readonly number[] | null {
    const token = this.values.get(key)
    return token ? readLengths(token) : null
  }

  /** One of some words. */
  word<W extends string>(key: string, words: readonly W[], otherwise: W): W {
    const token = this.values.get(key)
    return token ? oneOf(token, words) : otherwise
  }

  private perAxis<T>(token: Token, list: readonly T[]): readonly T[] {
    const [first] = list
    if (list.length === 1 && first !== undefined) return Array.from({ length: this.spatialAxes }, () => first)
    if (list.length === this.spatialAxes) return list
    throw new NotationError('axes_differ', token, { expected: this.spatialAxes, found: list.length, text: token.text })
  }
}

/**
 * Whole numbers joined by `x`: `3`, `3x5`, `64x56x56`.
 *
 * @throws NotationError `number_unreadable`, `sides_unexpected`
 */
export function readLengths(token: Token): readonly number[] {
  if (token.text.includes(':')) throw new NotationError('sides_unexpected', token, { text: token.text })
  return token.text.split('x').map((part) => readWhole(token, part))
}

/**
 * One whole number.
 *
 * @throws NotationError `number_unreadable`
 */
export function readWhole(token: Token, text: string): number {
  const value = Number(text)
  if (!WHOLE_NUMBER.test(text) || !Number.isSafeInteger(value)) {
    throw new NotationError('number_unreadable', token, { text: token.text })
  }
  return value === 0 ? 0 : value
}

function readSides(token: Token, text: string): readonly [number, number] {
  const [begin = '', end = begin, ...more] = text.split(':')
  if (more.length > 0) throw new NotationError('number_unreadable', token, { text: token.text })
  return [readWhole(token, begin), readWhole(token, end)]
}

function oneOf<W extends string>(token: Token, words: readonly W[]): W {
  const word = words.find((candidate) => candidate === token.text)
  if (word !== undefined) return word
  const values = { word: token.text, words: words.join(', ') }
  throw new NotationError('word_unknown', token, values, nearestWord(token.text, words))
}
