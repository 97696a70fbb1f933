import type { Fraction } from '@/lib/engine'
import { fraction, fractionToNumber } from '@/lib/engine'
import type { InstanceAnswer, InstanceStep } from './instance'
import type { NumberValue } from './value'
import { doubleOf } from './exact'

/**
 * The numbers of an answer that the last line of its derivation does not end in: a derivation that a file asks for by name
 * could be another one's.
 */
export function notReached({ value }: InstanceAnswer, steps: readonly InstanceStep[]): NumberValue[] {
  const found = numbersOf(steps.at(-1)?.tex ?? '').map(fractionToNumber)
  const items = value.kind === 'tuple' ? value.items : [value]
  return items.filter((item) => !found.some((one) => isClose(one, doubleOf(item))))
}

/** What stands behind the last sign of equality of each part of a line. */
function numbersOf(tex: string): Fraction[] {
  return tex
    .replaceAll('\\,', '')
    .split(/,\\quad |\\Rightarrow/)
    .flatMap((part) => {
      const written =
        part
          .split(/=|\\approx/)
          .pop()
          ?.trim() ?? ''
      const [, sign, over, under] = /^(-?)\\tfrac\{(\d+)\}\{(\d+)\}$/.exec(written) ?? []
      if (over !== undefined && under !== undefined) return [fraction(BigInt(`${sign}${over}`), BigInt(under))]
      return /^-?\d+$/.test(written) ? [fraction(BigInt(written))] : decimalOf(written)
    })
}

function decimalOf(written: string): Fraction[] {
  const [, whole, rest, power = '0'] = /^(-?\d+)\.(\d+)(?: \\cdot 10\^\{(-?\d+)\})?$/.exec(written) ?? []
  if (whole === undefined || rest === undefined) return []
  const shift = Number(power) - rest.length
  const digits = BigInt(`${whole}${rest}`)
  return [shift < 0 ? fraction(digits, 10n ** BigInt(-shift)) : fraction(digits * 10n ** BigInt(shift))]
}

// the engine writes reals with six digits
function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-5 * Math.abs(b)
}
