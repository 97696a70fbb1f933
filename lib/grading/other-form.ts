import { compareFractions, equalFractions, fraction, multiplyFractions, subtractFractions } from '@/lib/engine'
import type { Fraction } from '@/lib/engine'
import type { AnswerKey, InputProblem } from './answer-key'
import { all, isRight, magnitude, valuesOf } from './compare-values'
import { decimalPlaces, writeDecimal } from './decimal'

/**
 * Whether numbers that are not the answer are the right value in a form that the question does not take:
 *
 * - `form_rounded`: the answer rounded or cut off, with three significant digits or more, where it is asked exactly. A
 *   whole answer counts as rounded only where the question invites suffixes: elsewhere a number near it is another number;
 * - `form_coarse`: the same where the question has a tolerance that is tighter;
 * - `form_percent`: the percentage of a share, a number between 0 and 1 without a unit;
 * - `form_share`: the share where the question's unit is the percent sign;
 * - `form_scale`: a count in thousands or millions without its suffix, told from a count by its decimals.
 *
 * Neither a tuple in another order nor a number too many is another form; what cannot be read is `readAnswer`'s to say.
 *
 * @param typed - the numbers, not `isRight`
 * @returns what to say, or null
 */
export function otherForm(key: AnswerKey, typed: readonly Fraction[]): InputProblem | null {
  const expected = key.value === undefined ? null : valuesOf(key.value)
  if (expected === null || expected.length !== typed.length) return null
  return scaledForm(key, typed, expected) ?? roundedForm(key, typed, expected)
}

const HUNDRED = fraction(100)
const HUNDREDTH = fraction(1, 100)
const SUFFIX_POWERS: Readonly<Record<string, number>> = { k: 3, M: 6, G: 9, T: 12 }

function scaledForm(
  key: AnswerKey,
  [value]: readonly Fraction[],
  [right, another]: readonly Fraction[],
): InputProblem | null {
  if (value === undefined || right === undefined || another !== undefined) return null
  const typed = writeDecimal(value)
  const share = multiplyFractions(value, HUNDREDTH)
  if (key.unit === undefined && key.type !== 'integer' && isShare(right) && isRight(key, [share]))
    return problem('form_percent', { typed, share: writeDecimal(share) })
  const percent = multiplyFractions(value, HUNDRED)
  if (key.unit === '%' && isShare(value) && isRight(key, [percent]))
    return problem('form_share', { typed, percent: writeDecimal(percent) })
  const suffix = (key.suffixes ?? []).find((one) => {
    const factor = fraction(10n ** BigInt(SUFFIX_POWERS[one] ?? 0))
    return key.type === 'integer' && value.den !== 1n && isRight(key, [multiplyFractions(value, factor)])
  })
  return suffix === undefined ? null : problem('form_scale', { typed, written: `${typed}${suffix}` })
}

function isShare({ num, den }: Fraction): boolean {
  return num > 0n && num < den
}

function roundedForm(key: AnswerKey, typed: readonly Fraction[], expected: readonly Fraction[]): InputProblem | null {
  const mayRoundWhole = (key.suffixes ?? []).length > 0 && key.tolerance === undefined
  const isForm = all(
    typed,
    expected,
    (value, right) => equalFractions(value, right) || isRounded(value, right, mayRoundWhole),
  )
  if (!isForm) return null
  const code = key.tolerance === undefined ? 'form_rounded' : 'form_coarse'
  return problem(code, { typed: typed.map(writeDecimal).join(', ') })
}

/** Three digits: fewer may come from anywhere. */
const LEAST_DIGITS = 100n

function isRounded(value: Fraction, right: Fraction, mayRoundWhole: boolean): boolean {
  if (right.den === 1n && !mayRoundWhole) return false
  const unit = lastPlace(value, right.den === 1n)
  if (unit === null) return false
  const [size, exact] = [magnitude(value), magnitude(right)]
  if (value.num < 0n !== right.num < 0n || compareFractions(size, multiplyFractions(unit, fraction(LEAST_DIGITS))) < 0)
    return false
  const above = subtractFractions(size, exact)
  const half = multiplyFractions(unit, fraction(1, 2))
  const isNear = compareFractions(magnitude(above), half) <= 0
  const isCutOff = above.num <= 0n && compareFractions(magnitude(above), unit) < 0
  return isNear || isCutOff
}

/** What the last digit typed is worth; of a rounded whole number the zeros at its end were not typed as digits. */
function lastPlace(value: Fraction, isWhole: boolean): Fraction | null {
  const places = decimalPlaces(value)
  if (places === null) return null
  if (places > 0 || !isWhole) return fraction(1n, 10n ** BigInt(places))
  const zeros = /0*$/.exec(String(value.num))?.[0].length ?? 0
  return fraction(10n ** BigInt(zeros))
}

// all of the number is meant, not a place in it
function problem(code: InputProblem['code'], values: InputProblem['values']): InputProblem {
  return { code, at: 0, values }
}
