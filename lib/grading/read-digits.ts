import type { InputProblem } from './answer-key'

/** Which marks may group thousands, and whether `1,024` could as well be a decimal. */
export interface Marks {
  readonly commas: boolean
  readonly spaces: boolean
  readonly wholeOnly: boolean
}

export type DigitsRead =
  | { readonly ok: true; readonly whole: string; readonly decimals: string; readonly end: number }
  | { readonly ok: false; readonly problem: InputProblem | null }

/**
 * Reads digits with their thousands marks and decimals, without sign and exponent.
 *
 * `1,024` groups thousands; `1,5` is a decimal comma for one half of the world and a slip for the other, so it is asked.
 * Where a key is not whole, `1,024` is asked too.
 *
 * @param plain - text of `plainCharacters`
 * @param at - index of the first digit or of a point before it
 * @returns digits without marks; a problem about the marks; or no problem where no digit stands there
 */
export function readDigits(plain: string, at: number, marks: Marks): DigitsRead {
  const run = /^\d+(?:[,_ ]\d+)*/.exec(plain.slice(at))?.[0] ?? ''
  const grouped = groupedPart(run, marks)
  const problem = commaProblem(plain, at, grouped, marks)
  if (problem) return { ok: false, problem }
  const point = at + grouped.length
  const decimals = /^\.(\d*)/.exec(plain.slice(point))?.[1] ?? null
  if (grouped === '' && !decimals) return { ok: false, problem: null }
  const end = decimals === null ? point : point + 1 + decimals.length
  const behind = commaAfterMark(plain, at, end, marks)
  if (behind) return { ok: false, problem: behind }
  return { ok: true, whole: grouped.replace(/[,_ ]/g, ''), decimals: decimals ?? '', end }
}

/** The longest beginning of the run whose marks group thousands, one kind of mark throughout; else its first digits. */
function groupedPart(run: string, marks: Marks): string {
  const first = /^\d+/.exec(run)?.[0] ?? ''
  const mark = run.charAt(first.length)
  const allowed = mark === '_' || (mark === ',' && marks.commas) || (mark === ' ' && marks.spaces)
  if (!allowed || first.length > 3 || first.startsWith('0')) return first
  let end = first.length
  while (run.charAt(end) === mark && /^\d{3}(?!\d)/.test(run.slice(end + 1))) end += 4
  return run.slice(0, end)
}

/** What is wrong with a comma between two digits here, or null. */
function commaProblem(plain: string, at: number, grouped: string, marks: Marks): InputProblem | null {
  const typed = /^\d+(?:,\d+)*(?:\.\d*)?/.exec(plain.slice(at))?.[0] ?? ''
  if (!typed.includes(',')) return null
  if (!marks.commas) {
    const second = /^\d+,0\d/.test(typed)
    return second ? { code: 'comma_separates', at: at + typed.indexOf(','), values: { typed } } : null
  }
  const commas = typed.split(',').length - 1
  const comma = at + typed.indexOf(',')
  const decimal = typed.replace(',', '.')
  if (grouped.length < typed.replace(/\.\d*$/, '').length) {
    const isDecimal = commas === 1 && !typed.includes('.')
    if (isDecimal) return { code: 'decimal_comma', at: comma, values: { typed, decimal } }
    return { code: 'grouping', at: grouped.includes(',') ? at + grouped.length : comma, values: { typed } }
  }
  if (marks.wholeOnly || commas > 1 || typed.includes('.')) return null
  return { code: 'comma_ambiguous', at: comma, values: { typed, decimal, whole: typed.replace(',', '') } }
}

/** `1.000,5` or `1 000,5`: points or spaces for thousands and a comma for decimals, as on the Continent. */
function commaAfterMark(plain: string, at: number, end: number, marks: Marks): InputProblem | null {
  const rest = /^,\d+/.exec(plain.slice(end))?.[0]
  if (!marks.commas || rest === undefined || !/[. _]/.test(plain.slice(at, end))) return null
  const typed = plain.slice(at, end) + rest
  const decimal = typed.replace(/[. _]/g, '').replace(',', '.')
  return { code: 'decimal_comma', at: end, values: { typed, decimal } }
}
