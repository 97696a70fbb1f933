import type { Fraction } from '@/lib/engine'
import { formatFraction, fractionToNumber } from '@/lib/engine'
import { fractionOf } from './exact'
import type { BooleanValue, NetworkValue, NumberValue, QuantityValue, Value } from './value'

/** A value as it is shown in a sentence and in a formula. */
export interface HoleValue {
  readonly text: string
  readonly tex: string
}

/** The values that can be shown: every kind but truth values and networks. */
export type ShownValue = Exclude<Value, BooleanValue | NetworkValue>

export interface FormatOptions {
  /** fractions that end within four decimals are written so: `3.5`, `0.125`; for cards whose answer is real */
  readonly decimals?: boolean
}

/** Whether a value can be shown. */
export function isShown(value: Value): value is ShownValue {
  return value.kind !== 'boolean' && value.kind !== 'network'
}

/**
 * How a value is written, in text and in TeX. Integers are grouped by threes from five digits on (a narrow no-break
 * space, in TeX `\,`); fractions are `7/2` and `\tfrac{7}{2}`; reals have four significant digits, from 10⁶ on and
 * below 10⁻⁴ with a power of ten; the minus sign of a text is U+2212. A fraction is shown as a decimal only with
 * `decimals` and only where it ends within four places: elsewhere exactness is what the card is about.
 */
export function formatValue(value: ShownValue, options: FormatOptions = {}): HoleValue {
  switch (value.kind) {
    case 'words':
      return { text: value.text, tex: `\\text{${escapeTex(value.text)}}` }
    case 'tuple':
      return bracketed('(', value.items, ')', options)
    case 'list':
      return bracketed('[', value.items, ']', options)
    default:
      return formatNumber(value, options)
  }
}

/**
 * A number or tuple as a program writes it: `7`, `-7/2`, `(64, 112, 112)`, a real as a decimal (`0.035`, `1e-9`). The
 * spelling of stored values and answer keys; numbers read back as the same values.
 */
export function plainValue(value: QuantityValue): string {
  if (value.kind === 'tuple') return `(${value.items.map(plainValue).join(', ')})`
  return value.kind === 'real' ? `${value.value}` : formatFraction(fractionOf(value))
}

/** A line of TeX with its long whole numbers grouped as {@link formatValue} groups them. */
export function groupedTex(tex: string): string {
  return tex.replace(/\d+(?:\.\d+)?/g, (digits) => grouped(digits).tex)
}

function bracketed(open: string, items: readonly ShownValue[], close: string, options: FormatOptions): HoleValue {
  const parts = items.map((item) => formatValue(item, options))
  const join = (texts: string[]) => `${open}${texts.join(', ')}${close}`
  return { text: join(parts.map((part) => part.text)), tex: join(parts.map((part) => part.tex)) }
}

function formatNumber(value: NumberValue, options: FormatOptions): HoleValue {
  if (value.kind === 'integer') return grouped(`${value.value}`)
  if (value.kind === 'real') return formatReal(value.value)
  const exact = fractionOf(value)
  if (options.decimals === true && endsSoon(exact)) return grouped(`${fractionToNumber(exact)}`)
  const [num, den] = [grouped(`${exact.num < 0n ? -exact.num : exact.num}`), grouped(`${exact.den}`)]
  const negative = exact.num < 0n
  return {
    text: `${negative ? MINUS : ''}${num.text}/${den.text}`,
    tex: `${negative ? '-' : ''}\\tfrac{${num.tex}}{${den.tex}}`,
  }
}

function formatReal(value: number): HoleValue {
  const size = Math.abs(value)
  if (size === 0 || (size >= 1e-4 && Number(size.toPrecision(4)) < 1e6))
    return grouped(`${Number(value.toPrecision(4))}`)
  const [digits = '', exponent = ''] = value.toExponential(3).split('e')
  const mantissa = grouped(`${Number(digits)}`)
  const power = `${Number(exponent)}`
  const superscript = [...power].map((digit) => SUPERSCRIPTS[digit] ?? '').join('')
  return { text: `${mantissa.text} × 10${superscript}`, tex: `${mantissa.tex} \\times 10^{${power}}` }
}

// `digits` is a decimal number as JavaScript writes it, without exponent
function grouped(digits: string): HoleValue {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(digits) ?? []
  const threes = whole.length < 5 ? [whole] : (whole.match(/\d{1,3}(?=(?:\d{3})*$)/g) ?? [])
  return {
    text: `${sign === '' ? '' : MINUS}${threes.join(NARROW_SPACE)}${rest}`,
    tex: `${sign}${threes.join('\\,')}${rest}`,
  }
}

function endsSoon({ num, den }: Fraction): boolean {
  return 10_000n % den === 0n && num < 10n ** 9n && num > -(10n ** 9n)
}

function escapeTex(text: string): string {
  return text.replace(/[\\{}$&#^_%~]/g, (sign) => TEX_ESCAPES[sign] ?? `\\${sign}`)
}

const TEX_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
}

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
}

const MINUS = '\u2212'
const NARROW_SPACE = '\u202f'
