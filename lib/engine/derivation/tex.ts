import type { Real } from '../real'
import { isInteger, type Fraction } from '../fraction'

/** A number in a formula. */
export function tex(value: Fraction | bigint | number): string {
  if (typeof value !== 'object') return `${value}`
  if (isInteger(value)) return `${value.num}`
  const sign = value.num < 0n ? '-' : ''
  return `${sign}\\tfrac{${value.num < 0n ? -value.num : value.num}}{${value.den}}`
}

/** A number where something stands before it: in parentheses if negative. */
export function inner(value: Fraction | bigint | number): string {
  const text = tex(value)
  return text.startsWith('-') ? `(${text})` : text
}

/** Factors joined by dots; ones are left out where something is left. */
export function product(factors: readonly (bigint | number)[]): string {
  const kept = factors.filter((factor) => factor !== 1)
  return (kept.length > 0 ? kept : [1]).join(' \\cdot ')
}

/** Terms joined by plus signs. */
export function sumOf(terms: readonly string[]): string {
  return terms.length > 0 ? terms.join(' + ') : '0'
}

/** TeX of a term rounded down. */
export function floorTex(body: string): string {
  return `\\left\\lfloor ${body} \\right\\rfloor`
}

/** TeX of a term rounded up. */
export function ceilTex(body: string): string {
  return `\\left\\lceil ${body} \\right\\rceil`
}

/** TeX of one term over another. */
export function fracTex(over: string, under: string): string {
  return `\\frac{${over}}{${under}}`
}

/** A layer's name as an index. */
export function nameTex(name: string): string {
  return `\\mathtt{${name.replaceAll('_', '\\_')}}`
}

/** A double as it is, a power of ten written out. */
export function realTex(value: Real): string {
  const [digits = '', power] = `${value}`.split('e')
  return power === undefined ? digits : `${digits} \\cdot 10^{${Number(power)}}`
}

/** A double to six digits, behind the sign that says whether it is all of it. */
export function rounded(value: Real): string {
  const short = Number(value.toPrecision(6))
  return `${short === value ? '=' : '\\approx'} ${realTex(short)}`
}

/** In parentheses where a sign stands before it. */
export function innerReal(value: Real): string {
  return value < 0 ? `(${realTex(value)})` : realTex(value)
}

/** Entries that are shown of a long list, from each end. */
const SHOWN_OF_LIST = 6

/** Entries one behind the other, the middle of a long list left out. */
export function listTex(entries: readonly (string | number)[]): string {
  if (entries.length <= 2 * SHOWN_OF_LIST + 1) return entries.join(',\\ ')
  return [...entries.slice(0, SHOWN_OF_LIST), '\\dots', ...entries.slice(-SHOWN_OF_LIST)].join(',\\ ')
}
