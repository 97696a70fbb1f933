import type { AnswerKey } from './answer-key'

/** Ways to write a unit, by what they count. The first three may stand behind any number whose question names no unit. */
const FAMILIES: readonly (readonly string[])[] = [
  ['px', 'pixel', 'pixels', '像素', '个像素', '像素点', '个像素点', '输入像素', '个输入像素'],
  ['param', 'params', 'parameter', 'parameters', '参数', '个参数'],
  ['mac', 'macs', '乘加', '次乘加', '乘加运算', '次乘加运算'],
  ['flop', 'flops', '次浮点运算'],
  ['b', 'byte', 'bytes', '字节', '个字节'],
  ['ms', '毫秒'],
  ['channel', 'channels', '通道', '个通道'],
  ['layer', 'layers', '层'],
]
const PLAIN_FAMILIES = FAMILIES.slice(0, 3)
/** Chinese measure words say nothing about the unit. */
const MEASURE_WORDS = ['个', '次']

const SUFFIX_POWERS: Readonly<Record<string, number>> = { k: 3, m: 6, g: 9, t: 12, 万: 4, 亿: 8 }
const LETTER = /[\p{L}\p{N}%‰°]/u

/** What follows a number: a unit, a multiplier, both or nothing. */
export type Tail =
  | { readonly kind: 'end'; readonly end: number; readonly power: number }
  | { readonly kind: 'suffix_not_taken'; readonly suffix: string; readonly power: number }
  | { readonly kind: 'other_unit'; readonly typed: string; readonly expected: string }

/**
 * Reads the unit and the multiplier behind a number; what is neither is left where it stands.
 *
 * @param plain - text of {@link plainCharacters}
 * @param at - index just behind the number
 * @param key - the question's own unit, and the multipliers it allows
 * @returns where the tail ends, and the power of ten to multiply by; or why it cannot be taken
 */
export function readTail(plain: string, at: number, key: Pick<AnswerKey, 'unit' | 'suffixes'>): Tail {
  const start = skipSpaces(plain, at)
  const unit = readUnit(plain, start, key.unit)
  if (unit) return unit
  const suffix = plain.charAt(start)
  const power = SUFFIX_POWERS[suffix.toLowerCase()]
  if (power === undefined) return { kind: 'end', end: at, power: 0 }
  const behind = skipSpaces(plain, start + 1)
  const unitBehind = readUnit(plain, behind, key.unit)
  if (!unitBehind && LETTER.test(plain.charAt(start + 1))) return { kind: 'end', end: at, power: 0 }
  if (!isAllowed(suffix, key.suffixes ?? [])) {
    // a small m or g is a metre or a gram rather than a multiplier
    return 'mgt'.includes(suffix) ? { kind: 'end', end: at, power: 0 } : { kind: 'suffix_not_taken', suffix, power }
  }
  if (!unitBehind) return { kind: 'end', end: start + 1, power }
  return unitBehind.kind === 'end' ? { ...unitBehind, power } : unitBehind
}

function isAllowed(suffix: string, allowed: readonly string[]): boolean {
  // who may write 2.36M may write 236万
  if (suffix === '万' || suffix === '亿') return allowed.length > 0
  return allowed.some((each) => each.toLowerCase() === suffix.toLowerCase())
}

function readUnit(plain: string, at: number, own: string | undefined): Tail | null {
  const ownFamily = own === undefined ? undefined : FAMILIES.find((family) => family.includes(own.toLowerCase()))
  const taken = own === undefined ? PLAIN_FAMILIES.flat() : [own.toLowerCase(), ...(ownFamily ?? [])]
  const found = longestAt(plain, at, [...taken, ...MEASURE_WORDS])
  if (found !== '') return { kind: 'end', end: at + found.length, power: 0 }
  const other = own === undefined ? '' : longestAt(plain, at, FAMILIES.flat())
  return other === '' ? null : { kind: 'other_unit', typed: plain.substr(at, other.length), expected: own ?? '' }
}

/** The longest of the words that stands at the place as a whole word, case aside; empty where none does. */
function longestAt(plain: string, at: number, words: readonly string[]): string {
  const rest = plain.slice(at).toLowerCase()
  let longest = ''
  for (const word of words) {
    const ends = !LETTER.test(rest.charAt(word.length)) || !LETTER.test(word.charAt(word.length - 1))
    if (rest.startsWith(word) && ends && word.length > longest.length) longest = word
  }
  return longest
}

/** The place of the next character that is no space, from `at` on; the length of the text where there is none. */
export function skipSpaces(plain: string, at: number): number {
  let next = at
  while (plain.charAt(next) === ' ') next += 1
  return next
}
