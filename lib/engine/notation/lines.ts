import type { Layer } from '../layer'
import { ruleOf } from '../layers/table'
import { EngineError } from '../engine-error'
import { Fields, readLengths, readWhole } from './fields'
import { nearestWord } from './nearest'
import { FOREIGN_KEYS, LONG_KEYS, OPS, type OpNotation } from './ops'
import { NotationError, type NetworkProblem, type Place } from './problem'
import { Reader } from './reader'
import type { Statement, Token } from './tokens'

/** A statement understood on its own; names are not looked up yet. */
export type Line =
  | { readonly kind: 'input'; readonly lengths: readonly number[]; readonly place: Place }
  | { readonly kind: 'preset'; readonly name: Token; readonly until: Token | null; readonly place: Place }
  | { readonly kind: 'repeat'; readonly rounds: number; readonly place: Place }
  | { readonly kind: 'end'; readonly place: Place }
  | {
      readonly kind: 'layer'
      readonly name: Token | null
      readonly layer: Layer
      readonly sources: readonly Token[] | null
      readonly place: Place
    }

/** A layer whose own fields are out of their domain. */
export class FieldError extends Error {
  readonly problem: NetworkProblem

  constructor({ code, values, axis }: EngineError, { line, column }: Place) {
    super(code)
    this.problem = { code, line, column, values, ...(axis === undefined ? {} : { axis }) }
  }
}

/** Words that begin a statement beside the ops, and words that name a source: no name may be one of them. */
const STATEMENTS = ['input', 'preset', 'repeat', 'end'] as const
const RESERVED = new Set<string>([...STATEMENTS, 'it', 'prev'])

/**
 * Reads one statement.
 *
 * @param axes - spatial axes of the network
 * @throws NotationError, FieldError
 */
export function readLine(statement: Statement, axes: number): Line {
  const [first] = statement
  const reader = new Reader(statement)
  if (first.text === 'input' && !reader.isNamed()) return readInput(reader)
  if (first.text === 'preset' && !reader.isNamed()) return readPreset(reader)
  if (first.text === 'repeat' && !reader.isNamed()) return readRepeat(reader)
  if (first.text === 'end' && !reader.isNamed()) return readEnd(reader)
  return readLayer(reader, axes)
}

function readInput(reader: Reader): Line {
  const place = reader.next()
  const lengths = readLengths(reader.number('input'))
  if (lengths.some((length) => length < 1)) {
    throw new FieldError(
      new EngineError('out_of_range', { name: 'input', value: Math.min(...lengths), least: 1 }),
      place,
    )
  }
  reader.finish()
  return { kind: 'input', lengths, place }
}

function readPreset(reader: Reader): Line {
  const place = reader.next()
  const name = reader.word('preset_unknown')
  if (reader.peek() === undefined) return { kind: 'preset', name, until: null, place }
  const until = reader.word('text_unexpected')
  if (until.text !== 'until') throw new NotationError('text_unexpected', until, { text: until.text })
  const last = reader.word('source_missing')
  reader.finish()
  return { kind: 'preset', name, until: last, place }
}

function readRepeat(reader: Reader): Line {
  const place = reader.next()
  const token = reader.number('repeat')
  const rounds = readWhole(token, token.text)
  if (rounds < 1)
    throw new FieldError(new EngineError('out_of_range', { name: 'repeat', value: rounds, least: 1 }), token)
  reader.finish()
  return { kind: 'repeat', rounds, place }
}

function readEnd(reader: Reader): Line {
  const place = reader.next()
  reader.finish()
  return { kind: 'end', place }
}

function readLayer(reader: Reader, axes: number): Line {
  const name = reader.isNamed() ? readName(reader) : null
  const op = reader.word('op_missing')
  const notation = OPS.get(op.text)
  if (!notation) throw unknownOp(op)
  const values = readValues(reader, op, notation)
  const sources = reader.peek()?.kind === '<-' ? readSources(reader) : null
  reader.finish()
  for (const key of notation.required ?? []) {
    if (!values.has(key)) throw new NotationError('key_missing', op, { op: op.text, key })
  }
  const layer = notation.build(new Fields(op, values, axes))
  checkFields(layer, op, values)
  return { kind: 'layer', name, layer, sources, place: op }
}

function readName(reader: Reader): Token {
  const name = reader.word('text_unexpected')
  reader.next()
  if (RESERVED.has(name.text)) throw new NotationError('name_reserved', name, { name: name.text })
  const [odd] = /[.-]/.exec(name.text) ?? []
  if (odd !== undefined) throw new NotationError('character_unexpected', name, { character: odd })
  return name
}

function readValues(reader: Reader, op: Token, notation: OpNotation): Map<string, Token> {
  const values = new Map<string, Token>()
  if (reader.peek()?.kind === 'number') {
    const bare = reader.next()
    if (notation.bare === undefined) {
      throw new NotationError(
        'bare_number_unexpected',
        bare,
        { op: op.text, text: bare.text },
        suggestKey(bare, notation),
      )
    }
    values.set(notation.bare, bare)
  }
  while (reader.peek()?.kind === 'word') {
    const word = reader.next()
    const key = LONG_KEYS.get(word.text) ?? word.text
    if (reader.peek()?.kind !== '=') throw new NotationError('text_unexpected', word, { text: word.text })
    if (!notation.keys.includes(key)) throw unknownKey(word, op, notation)
    if (values.has(key)) throw new NotationError('key_twice', word, { key: word.text })
    const sign = reader.next()
    const value = reader.peek()
    if (value?.kind !== 'word' && value?.kind !== 'number') {
      throw new NotationError('value_missing', value ?? sign, { key: word.text })
    }
    values.set(key, reader.next())
  }
  return values
}

function readSources(reader: Reader): Token[] {
  reader.next()
  const sources = [reader.word('source_missing')]
  while (reader.peek()?.kind === ',') {
    reader.next()
    sources.push(reader.word('source_missing'))
  }
  return sources
}

/** The columns of a refusal are those of the value that is out of its domain, where one value alone is. */
const KEY_OF_CODE: Partial<Record<string, string>> = {
  kernel_not_positive: 'k',
  stride_not_positive: 's',
  same_padding_with_stride: 's',
  dilation_not_positive: 'd',
  padding_negative: 'p',
  pool_padding_over_half_kernel: 'p',
  output_padding_too_large: 'a',
  groups_not_positive: 'g',
  channels_not_divisible_by_groups: 'g',
  in_channels_not_divisible_by_groups: 'g',
  out_channels_not_divisible_by_groups: 'g',
}

function checkFields(layer: Layer, op: Token, values: ReadonlyMap<string, Token>): void {
  try {
    ruleOf(layer).check?.(layer)
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    throw new FieldError(error, values.get(KEY_OF_CODE[error.code] ?? '') ?? op)
  }
}

function unknownOp(op: Token): NotationError {
  const words = [...OPS.keys(), ...STATEMENTS]
  return new NotationError('op_unknown', op, { op: op.text }, nearestWord(op.text, words))
}

function unknownKey(word: Token, op: Token, notation: OpNotation): NotationError {
  const foreign = FOREIGN_KEYS.get(word.text)
  const near = nearestWord(word.text, [...notation.keys, ...FOREIGN_KEYS.keys(), ...LONG_KEYS.keys()])
  const meant = foreign ?? FOREIGN_KEYS.get(near ?? '') ?? LONG_KEYS.get(near ?? '') ?? near
  const known = meant !== undefined && notation.keys.includes(meant) ? meant : nearestWord(word.text, notation.keys)
  return new NotationError('key_unknown', word, { key: word.text, op: op.text, keys: notation.keys.join(', ') }, known)
}

/** `maxpool 2` most likely means the kernel. */
function suggestKey(bare: Token, notation: OpNotation): string | undefined {
  const [key] = notation.required ?? []
  return key === undefined ? undefined : `${key}=${bare.text}`
}
