import { parseFraction } from '@/lib/engine'
import { LIMITS } from '@/lib/limits'
import { isWithinBits, numberValue } from './exact'
import { Refusal, overBudget } from './problem'
import type { NumberValue } from './value'

/** One sign of the language and where it begins. */
export type Token =
  | { readonly kind: 'number'; readonly value: NumberValue; readonly text: string; readonly at: number }
  | { readonly kind: 'word' | 'sign' | 'quoted'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number }

const TOKEN =
  /(?<space>\s+)|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<word>[A-Za-z][A-Za-z0-9_]*)|'(?<quoted>[^']*)'|(?<sign>==|!=|<=|>=|[-+*/^<>()[\],])/y

/**
 * Cuts an expression into its signs, the last one an `end`.
 *
 * @throws {@link Refusal} `unexpected_character` (with what would be right, where another language's sign or a letter of
 * another script stands), `words_not_closed`, `template_budget` for a number of too many digits
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (match === null) throw unexpected(text, at)
    const { number, word, quoted, sign } = match.groups ?? {}
    const whole = match[0]
    if (number !== undefined) tokens.push({ kind: 'number', value: readNumber(number, at), text: whole, at })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at })
    else if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted, at })
    else if (sign !== undefined) {
      // `**` and `//` would read as two signs in a row; say at once how they are written here
      if (Object.hasOwn(ELSEWHERE, text.slice(at, at + 2))) throw unexpected(text, at)
      tokens.push({ kind: 'sign', text: sign, at })
    }
    at += whole.length
  }
  tokens.push({ kind: 'end', text: '', at: text.length })
  return tokens
}

function readNumber(text: string, at: number): NumberValue {
  const limit = LIMITS.templateIntegerBits.limit
  // digits are counted first: 1e999999999 is short to write and long to compute; 10^154 is the last power within 512 bits
  const [, digits = '', exponent = '0'] = /^([\d.]+)(?:[eE](.*))?$/.exec(text) ?? []
  const size = digits.length + Math.abs(Number(exponent))
  const read = size <= MOST_DIGITS ? parseFraction(text) : null
  if (read === null || !isWithinBits(read.num) || !isWithinBits(read.den))
    throw overBudget('integer_bits', at, limit, Math.ceil(Math.min(size, 1e15) * Math.log2(10)))
  return numberValue(read)
}

const MOST_DIGITS = 160

function unexpected(text: string, at: number): Refusal {
  if (text[at] === "'") return new Refusal('words_not_closed', at)
  const pair = text.slice(at, at + 2)
  const single = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const found = Object.hasOwn(ELSEWHERE, pair) ? pair : single
  const suggestion = ELSEWHERE[found]
  const codePoint = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  return new Refusal('unexpected_character', at, {
    found: /[\p{C}\p{Z}]/u.test(found) ? codePoint : found,
    codePoint,
    ...(suggestion === undefined ? {} : { suggestion }),
  })
}

/** How other languages and scripts write what is written differently here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  '**': '^',
  '//': 'div',
  '&&': 'and',
  '||': 'or',
  '=': '==',
  '%': 'mod',
  '!': 'not',
  '"': "'",
  '{': '(',
  '}': ')',
  '\u2212': '-',
  '\u00d7': '*',
  '\u00b7': '*',
  '\u00f7': '/',
  '\u2264': '<=',
  '\u2265': '>=',
  '\u2260': '!=',
  '\uff08': '(',
  '\uff09': ')',
  '\uff0c': ',',
  '\u2018': "'",
  '\u2019': "'",
  '\u03c0': 'pi',
  '\u221a': 'sqrt',
  // letters of other scripts that look like Latin ones
  '\u0430': 'a',
  '\u0441': 'c',
  '\u0435': 'e',
  '\u0456': 'i',
  '\u0458': 'j',
  '\u043a': 'k',
  '\u043c': 'm',
  '\u043d': 'n',
  '\u043e': 'o',
  '\u03bf': 'o',
  '\u0440': 'p',
  '\u0455': 's',
  '\u0442': 't',
  '\u0445': 'x',
  '\u0443': 'y',
}
