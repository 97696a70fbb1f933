import { ENGINE_PROBLEMS } from './engine-codes'
import type { MessageKey, Sentence } from './messages'

type Values = Readonly<Record<string, string | number>>

/** A refusal as the engine gives it: its error, or the problem of a text. */
export interface EngineProblem {
  readonly code: string
  readonly values: Values
  /** From 1; 0 where the layer was not written. */
  readonly line?: number
  readonly column?: number
  /** Spatial axis, 0 the first. */
  readonly axis?: number
  /** Id of the layer. */
  readonly node?: string
  /** The nearest word that would be right. */
  readonly suggestion?: string
}

/** A refusal in words, part by part: the screen sets a colon after the place, and the suggestion last. */
export interface EngineSaying {
  /** “Line 3, column 5”, or “Layer conv2” where there is no line; null where the refusal names neither. */
  readonly place: Sentence | null
  /** What was wrong and what would be right; the axis is part of it. */
  readonly what: Sentence
  /** “Did you mean “conv”?” */
  readonly suggestion: Sentence | null
}

/**
 * A refusal of the engine in words. A code without words of its own gets the general sentence, and so does one whose
 * numbers are missing, so that nobody reads a gap.
 *
 * @param axes - spatial axes of the network, null where not known
 */
export function engineSentence(problem: EngineProblem, axes: number | null): EngineSaying {
  const { suggestion } = problem
  return {
    place: placeOf(problem),
    what: whatOf(problem, axes),
    suggestion: suggestion ? { key: 'engine.suggestion', values: { suggestion } } : null,
  }
}

/**
 * What people call a spatial axis.
 *
 * @param axis - 0 the first
 * @param axes - spatial axes of the network, null where not known
 * @returns `D`, `H` or `W`; null for an only axis, which needs no name; the number itself where there is no letter
 */
export function axisName(axis: number, axes: number | null): string | null {
  if (axes === 1 && axis === 0) return null
  return LETTERS.get(axes)?.[axis] ?? `${axis}`
}

const LETTERS: ReadonlyMap<number | null, string> = new Map([
  [2, 'HW'],
  [3, 'DHW'],
])

/** What the messages select on where a value was left out; no value that may be left out is this word. */
const ABSENT = 'none'

function placeOf({ line, column, node }: EngineProblem): Sentence | null {
  if (line && column) return { key: 'engine.place.line', values: { line, column } }
  return node ? { key: 'engine.place.node', values: { node } } : null
}

function whatOf({ code, values, axis }: EngineProblem, axes: number | null): Sentence {
  const unknown: Sentence = { key: 'engine.unknown', values: {} }
  const names = ENGINE_PROBLEMS.get(code)
  if (names === undefined) return unknown
  const on = axis === undefined ? null : axisName(axis, axes)
  const known = on === null ? values : { ...values, on }
  const said: Record<string, string | number> = {}
  for (const entry of names) {
    const name = entry.replace('?', '')
    const value = valueOf(name, known)
    if (value !== null) said[name] = value
    else if (entry.endsWith('?')) said[name] = ABSENT
    else return unknown
  }
  return { key: `engine.${code}` as MessageKey, values: said }
}

function valueOf(name: string, values: Values): string | number | null {
  const value = FOLLOWING.get(name)?.(values) ?? (Object.hasOwn(values, name) ? values[name] : undefined)
  if (value === undefined || (value === '' && name !== 'id') || Number.isNaN(value)) return null
  return value
}

type Following = (values: Values) => string | number

/** What a sentence says beyond the refusal's own values; NaN where these are not there. */
const FOLLOWING: ReadonlyMap<string, Following> = new Map<string, Following>([
  ['paddingNeeded', (values) => numberIn(values, 'padding') + numberIn(values, 'missing')],
  ['inputLengthNeeded', (values) => numberIn(values, 'inputLength') + numberIn(values, 'missing')],
  // a transposed convolution loses its padding at both ends
  ['paddingMost', (values) => numberIn(values, 'padding') - Math.ceil((1 - numberIn(values, 'length')) / 2)],
  ['square', (values) => numberIn(values, 'ratio') ** 2],
  ['lastAxis', (values) => numberIn(values, 'axes') - 1],
  ['ranks', ({ expected, found }) => (expected === found ? 'same' : 'different')],
  ['named', ({ id, name }) => ((id ?? name ?? '') === '' ? 'no' : 'yes')],
])

function numberIn(values: Values, name: string): number {
  return Number(values[name] ?? Number.NaN)
}
