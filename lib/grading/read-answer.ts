import { fraction, formatFraction } from '@/lib/engine'
import { LIMITS } from '@/lib/limits'
import type { AnswerKey, InputProblem, Reading } from './answer-key'
import { excerpt, plainCharacters } from './characters'
import { writeDecimal } from './decimal'
import { failure, missing, readNumber, scale } from './read-number'
import type { Failure, NumberRead } from './read-number'
import type { Marks } from './read-digits'
import { readTail, skipSpaces } from './units'
import { tupleValues } from './tuple-values'

type NumericKey = Pick<AnswerKey, 'type' | 'unit' | 'suffixes' | 'value'>

/** A number with its multiplier, and the text it was read from (without its unit). */
interface Item extends NumberRead {
  readonly written: string
}

/**
 * Reads a number, or several, as people type them: `1,024`, `７`, `2^10`, `7/2`, `2.36M`, `64×112×112`, `(64, 112, 112)`,
 * with a unit behind it.
 *
 * @param text - as typed; at most 64 characters are looked at
 * @param key - the type decides what a comma means; `value`, where given, how many numbers a tuple has
 * @returns the exact value and how it was read, or a problem with its place in the text; a problem is no attempt
 */
export function readAnswer(text: string, key: NumericKey): Reading {
  const limit = LIMITS.numericAnswerCharacters.limit
  if (text.length > limit) return failure('too_long', limit, { limit, found: text.length })
  const plain = plainCharacters(text)
  if (plain.trim() === '') return failure('empty', 0, {})
  const list = readList(plain, key)
  if (!list.ok) return { ok: false, problem: quote(list.problem, text) }
  return key.type === 'tuple' ? asTuple(list.items, key) : asNumber(list.items)
}

/** What stood at the place, and what was read before it, as typed. */
function quote(problem: InputProblem, text: string): InputProblem {
  const { code, at } = problem
  if (code === 'not_understood') return { code, at, values: { found: excerpt(text, at) } }
  if (code === 'incomplete') return { code, at, values: { read: text.trim() } }
  if (code === 'trailing') return { code, at, values: { read: text.slice(0, at).trim(), rest: excerpt(text, at) } }
  return problem
}

function asNumber(items: readonly Item[]): Reading {
  const [item] = items
  if (items.length !== 1 || !item) return failure('expects_number', 0, { found: items.length })
  const readAs = writeNumber(item)
  return { ok: true, value: { kind: 'number', value: item.value }, readAs, differs: readAs !== item.written }
}

function asTuple(items: readonly Item[], key: NumericKey): Reading {
  const expected = key.value === undefined ? 0 : (tupleValues(key.value)?.length ?? 0)
  if (items.length === 1) return failure('expects_tuple', 0, { found: 1, expected })
  if (expected > 0 && items.length !== expected) return failure('arity', 0, { found: items.length, expected })
  const written = items.map(writeNumber)
  return {
    ok: true,
    value: { kind: 'tuple', items: items.map((item) => item.value) },
    readAs: `(${written.join(', ')})`,
    differs: items.some((item, position) => item.written !== written[position]),
  }
}

function readList(plain: string, key: NumericKey): { ok: true; items: Item[] } | Failure {
  const start = skipSpaces(plain, 0)
  const close = { '(': ')', '[': ']' }[plain.charAt(start)]
  const marks = marksOf(plain, key, close !== undefined)
  const items: Item[] = []
  let separator: Separator | null = null
  let at = close === undefined ? start : skipSpaces(plain, start + 1)
  for (;;) {
    const item = readItem(plain, at, marks, key)
    if (!item.ok) return item
    items.push(item)
    at = skipSpaces(plain, item.end)
    const next = separatorEnd(plain, at, marks)
    if (next === null) break
    const product =
      next.kind === 'times' && items.length === 1 && key.type !== 'tuple' ? readPowerOfTen(plain, next.end) : null
    if (product) {
      const scaled = scale(item.value, product.value, start)
      if (!scaled.ok) return scaled
      items[0] = { ...item, value: scaled.value, written: plain.slice(start, product.end) }
      at = unitEnd(plain, product.end, key)
      break
    }
    if (separator !== null && next.kind !== separator) return mixed(plain, at, next.kind)
    separator = next.kind
    at = next.end
    // `1 024 7` with spaces between numbers
    if (separator === 'space' && /^0\d/.test(plain.slice(at))) return missing(plain, at)
  }
  if (close === undefined) return finish(plain, at, items)
  if (at >= plain.length) return failure('unclosed', plain.trimEnd().length, { expected: close })
  return plain.charAt(at) === close ? finish(plain, unitEnd(plain, at + 1, key), items) : missing(plain, at)
}

/** Commas separate in a tuple and within brackets, unless `×` or `;` does; spaces do where nothing else is there. */
function marksOf(plain: string, key: NumericKey, bracketed: boolean): Marks {
  const separated = /[×;]|(?<!\p{L})x(?!\p{L})/iu.test(plain)
  const commas = separated || (key.type !== 'tuple' && !bracketed)
  return { commas, spaces: separated || plain.includes(',') || key.type !== 'tuple', wholeOnly: key.type !== 'real' }
}

function readItem(plain: string, at: number, marks: Marks, key: NumericKey): Item | Failure {
  const number = readNumber(plain, at, marks)
  if (!number.ok) return number
  const tail = readTail(plain, number.end, key)
  if (tail.kind === 'other_unit') {
    const { typed, expected } = tail
    return failure('other_unit', skipSpaces(plain, number.end), { typed, expected })
  }
  const scaled = scale(number.value, fraction(10n ** BigInt(tail.power)), at)
  if (!scaled.ok) return scaled
  if (tail.kind === 'suffix_not_taken') {
    const written = writeNumber({ ...number, value: scaled.value })
    return failure('suffix_not_taken', skipSpaces(plain, number.end), { suffix: tail.suffix, written })
  }
  const written = plain.slice(at, tail.power === 0 ? number.end : tail.end).replace(/\.? *$/, '')
  return { ...number, value: scaled.value, end: tail.end, written }
}

type Separator = 'times' | 'comma' | 'semicolon' | 'space'

const SEPARATORS: Readonly<Record<string, Separator>> = { '×': 'times', x: 'times', ',': 'comma', ';': 'semicolon' }

function separatorEnd(plain: string, at: number, marks: Marks): { end: number; kind: Separator } | null {
  const mark = plain.charAt(at)
  const kind = SEPARATORS[mark.toLowerCase()]
  if (kind !== undefined) return { end: skipSpaces(plain, at + 1), kind }
  const bySpace = !marks.spaces && plain.charAt(at - 1) === ' ' && /[\d+.-]/.test(mark)
  return bySpace ? { end: at, kind: 'space' } : null
}

/** `64×1,024, 7`: where one mark separates numbers, another one must mean something else. */
function mixed(plain: string, at: number, kind: Separator): Failure {
  return kind === 'comma' ? failure('grouping', at, { typed: plain.trim() }) : missing(plain, at)
}

function readPowerOfTen(plain: string, at: number): NumberRead | null {
  const number = readNumber(plain, at, { commas: false, spaces: false, wholeOnly: true })
  return number.ok && number.isPowerOfTen ? number : null
}

/** Behind a bracket or a power of ten a unit may follow, no multiplier. */
function unitEnd(plain: string, at: number, key: NumericKey): number {
  const tail = readTail(plain, at, { ...key, suffixes: [] })
  return tail.kind === 'end' ? tail.end : at
}

function finish(plain: string, at: number, items: Item[]): { ok: true; items: Item[] } | Failure {
  const end = skipSpaces(plain, at)
  return end >= plain.length ? { ok: true, items } : failure('trailing', end, {})
}

/** A decimal where it was typed as one and ends; else a fraction. */
function writeNumber({ value, hasSlash }: NumberRead): string {
  return hasSlash ? formatFraction(value) : writeDecimal(value)
}
