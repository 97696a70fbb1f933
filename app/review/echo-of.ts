import { readAnswer, type AnswerKey, type Quantity } from '@/lib/grading'
import { writeNumber } from './write-number'

/** How a number is read while it is being typed. */
export interface Echo {
  /** as it is read, where that is written otherwise than it was typed */
  readonly readAs: string | null
  /** a fraction's value, and whether these digits are all of it */
  readonly decimal: { readonly value: string; readonly isExact: boolean } | null
}

const SHOWN_DIGITS = 6

/**
 * What there is to say about a number in its field.
 *
 * @returns null where it is read as it stands, or cannot be read yet: one who is typing has made no mistake
 */
export function echoOf(text: string, key: Pick<AnswerKey, 'type' | 'unit' | 'suffixes' | 'value'>): Echo | null {
  const reading = readAnswer(text, key)
  if (!reading.ok) return null
  const readAs = reading.differs ? writeNumber(reading.readAs) : null
  const decimal = reading.readAs.includes('/') ? decimalOf(reading.value) : null
  return readAs === null && decimal === null ? null : { readAs, decimal }
}

function decimalOf(quantity: Quantity): Echo['decimal'] {
  if (quantity.kind !== 'number') return null
  const { num, den } = quantity.value
  const shown = (Number(num) / Number(den)).toPrecision(SHOWN_DIGITS)
  if (!Number.isFinite(Number(shown))) return null
  const isExact = !/e/.test(shown) && isEqual(shown, num, den)
  return { value: writeNumber(shown), isExact }
}

/** Whether a decimal is a fraction to the last digit. */
function isEqual(decimal: string, num: bigint, den: bigint): boolean {
  const [whole = '', digits = ''] = decimal.split('.')
  return BigInt(whole + digits) * den === num * 10n ** BigInt(digits.length)
}
