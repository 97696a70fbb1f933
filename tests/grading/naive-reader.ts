import type { AnswerKey } from '@/lib/grading'

/** A ratio of whole numbers; not reduced. */
export interface Ratio {
  readonly num: bigint
  readonly den: bigint
}

type Key = Pick<AnswerKey, 'type' | 'unit' | 'suffixes'>

/**
 * Every value that the digits of a text may stand for, read by regular expressions and without any of the reader's own
 * code: what the reader says it read has to be among them. It is lenient where the reader asks back.
 *
 * @returns lists of numbers, one item for a single number
 */
export function naiveReadings(text: string, key: Key): Ratio[][] {
  const plain = narrow(text).trim()
  const bare = withoutUnit(/^[([].*[)\]]/.test(plain) ? withoutBrackets(plain) : plain, key)
  const inner = withoutBrackets(bare)
  const scaled = powerOfTen(inner, key)
  const lists = [
    [inner],
    inner.split(SEPARATOR),
    inner.split(OTHER_THAN_COMMA),
    inner.split(/(?<![\^*\/+-] *) +(?=[\d.+-])/),
  ]
  const read = lists.map((items) => items.map((item) => naiveNumber(item, key)))
  return [
    ...(scaled ? [[scaled]] : []),
    ...read.filter((items): items is Ratio[] => items.every((item) => item !== null)),
  ]
}

// a star is no half of two, and an x no letter of a unit
const TIMES = String.raw`(?<!\*)\*(?!\*)|(?<![a-z])x(?![a-z])`
const SEPARATOR = new RegExp(String.raw`\s*(?:[,;]|${TIMES})\s*`, 'i')
const OTHER_THAN_COMMA = new RegExp(String.raw`\s*(?:;|${TIMES})\s*`, 'i')

/** Whether two ratios are the same number. */
export function isSame(a: Ratio, b: Ratio): boolean {
  return a.num * b.den === b.num * a.den
}

const SAME: readonly (readonly [characters: string, plain: string])[] = [
  ['‐‑‒–—−﹣', '-'],
  ['×✕✖⨯', '*'],
  ['。', '.'],
  ['、', ';'],
  ['【', '['],
  ['】', ']'],
  ['〔', '('],
  ['〕', ')'],
  ['⁄∕÷', '/'],
]

function narrow(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0
      const plain = code > 0xff00 && code < 0xff5f ? String.fromCodePoint(code - 0xfee0) : character
      if (/[\s\p{Cf}\u2000-\u200f\u3000]/u.test(plain)) return ' '
      return SAME.find(([characters]) => characters.includes(plain))?.[1] ?? plain
    })
    .join('')
}

const DIGITS = String.raw`(?:[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+|(?:_\d{3})+)(?!\d)|\d+)`
const DECIMAL = String.raw`(?:${DIGITS}(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`
const POWER = String.raw`${DECIMAL}(?: *(?:\^|\*\*) *[+-]?\d+)?`
const NUMBER = new RegExp(String.raw`^([+-]? *)(${POWER})(?: *\/ *(${POWER}))? *([kKmMgGtT万亿]?)$`)

function naiveNumber(item: string, key: Key): Ratio | null {
  const found = NUMBER.exec(withoutUnit(item.trim(), key))
  if (!found) return null
  const [, sign = '', top = '', bottom, suffix = ''] = found
  const above = naivePower(top)
  const below = bottom === undefined ? { num: 1n, den: 1n } : naivePower(bottom)
  if (!above || !below || below.num === 0n) return null
  const factor = 10n ** BigInt({ k: 3, m: 6, g: 9, t: 12, 万: 4, 亿: 8 }[suffix.toLowerCase()] ?? 0)
  const size = above.num * below.den * factor
  return { num: sign.includes('-') ? -size : size, den: above.den * below.num }
}

function naivePower(text: string): Ratio | null {
  const [base = '', exponent] = text.split(/ *(?:\^|\*\*) */)
  const [mantissa = '', shift = '0'] = base.replace(/[, _]/g, '').split(/e/i)
  const [whole = '', decimals = ''] = mantissa.split('.')
  const power = Number(exponent ?? '1')
  const places = decimals.length - Number(shift)
  if (Math.abs(power) > 100 || Math.abs(places) > 200) return null
  const digits = BigInt(whole + decimals)
  const num = places < 0 ? digits * 10n ** BigInt(-places) : digits
  const den = places < 0 ? 1n : 10n ** BigInt(places)
  const size = BigInt(Math.abs(power))
  if (power >= 0) return { num: num ** size, den: den ** size }
  return num === 0n ? null : { num: den ** size, den: num ** size }
}

function powerOfTen(text: string, key: Key): Ratio | null {
  const found = /^(.*?) *[*xX] *0*10(?:\.0*)? *(?:\^|\*\*) *([+-]?\d+)$/.exec(text)
  const mantissa = found && naiveNumber(found[1] ?? '', key)
  const exponent = Number(found?.[2] ?? 1000)
  if (!mantissa || Math.abs(exponent) > 100) return null
  const factor = 10n ** BigInt(Math.abs(exponent))
  return exponent < 0
    ? { num: mantissa.num, den: mantissa.den * factor }
    : { num: mantissa.num * factor, den: mantissa.den }
}

function withoutBrackets(text: string): string {
  return (
    /^(?:\((.*)\)|\[(.*)\])$/
      .exec(text)
      ?.slice(1)
      .find((inner) => inner !== undefined)
      ?.trim() ?? text
  )
}

const UNITS = 'px|pixels?|params?|parameters?|macs?|像素|个像素|参数|个|次'

function withoutUnit(text: string, { unit }: Key): string {
  const own = unit === undefined ? '' : `|${unit.replace(/[/%]/g, '\\$&')}`
  return text.replace(new RegExp(` *(?:${UNITS}${own})$`, 'i'), '')
}
