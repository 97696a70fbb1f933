const THIN_SPACE = '\u202f'
const SHOWN_DIGITS = 6

/**
 * A value of a key or a reading as it is shown: thousands apart (`1 024`), a real with six digits, a tuple in brackets,
 * a fraction as it is.
 */
export function writeNumber(value: string): string {
  const tuple = /^\((.+)\)$/.exec(value)?.[1]
  if (tuple !== undefined)
    return `(${tuple
      .split(',')
      .map((part) => writeNumber(part.trim()))
      .join(', ')})`
  if (/^-?\d+$/.test(value)) return grouped(value)
  if (!/^-?\d*\.?\d+(e[+-]?\d+)?$/i.test(value)) return value
  const [whole = '', decimals] = String(Number(Number(value).toPrecision(SHOWN_DIGITS))).split('.')
  return decimals === undefined ? grouped(whole) : `${grouped(whole)}.${decimals}`
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, THIN_SPACE).replace('-', '−')
}
