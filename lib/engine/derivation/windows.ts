import { EngineError } from '../engine-error'
import { averagePoolWindows } from '../pool-weights'
import { resizeWeights } from '../resize-weights'
import { step, type DerivationStep } from './derivation'
import { ceilTex, floorTex, fracTex } from './tex'

/** The window of one output of an adaptive pool, and how many positions it has. */
export function adaptiveWindowSteps(args: {
  readonly n: number
  readonly o: number
  readonly i: number
}): DerivationStep[] {
  const { n, o, i } = args
  const row = resizeWeights(n, { mode: 'area', size: o }).weights[i]
  const [first] = row?.[0] ?? []
  const [last] = row?.[row.length - 1] ?? []
  if (row === undefined || first === undefined || last === undefined)
    throw new EngineError('unit_out_of_range', { unit: i, most: o - 1 })
  return [
    step('adaptive_rule', `a = ${floorTex(fracTex('i\\,n', 'o'))},\\quad b = ${ceilTex(fracTex('(i + 1)\\,n', 'o'))}`),
    step('window_first', `a = ${floorTex(fracTex(`${i} \\cdot ${n}`, `${o}`))} = ${first}`, { first }),
    step('window_end', `b = ${ceilTex(fracTex(`(${i} + 1) \\cdot ${n}`, `${o}`))} = ${last + 1}`, { end: last + 1 }),
    step('window_length', `k = b - a = ${last + 1} - ${first} = ${row.length}`),
  ]
}

/** What one output of an average pool divides by. */
export function poolDivisorSteps(args: {
  readonly n: number
  readonly k: number
  readonly s?: number
  readonly p?: number
  readonly ceil?: boolean
  readonly cip?: boolean
  /** The output. */
  readonly i: number
}): DerivationStep[] {
  const { n, k, s = k, p = 0, ceil = false, cip = true, i } = args
  const windows = averagePoolWindows(n, { kernel: k, stride: s, padding: p, ceil, countIncludePad: cip })
  const found = windows[i]
  if (!found) throw new EngineError('unit_out_of_range', { unit: i, most: windows.length - 1 })
  const start = i * s - p
  const end = Math.min(start + k, n + p)
  const formula = 'a = i\\,s - p,\\quad b = \\min(a + k,\\ n + p)'
  const steps = [
    step('pool_window_rule', formula),
    step('window_first', `a = ${i} \\cdot ${s} - ${p} = ${start}`, { first: start }),
    step('window_end', `b = \\min(${start} + ${k},\\ ${n} + ${p}) = ${end}`, { end }),
  ]
  if (cip) return [...steps, step('divisor_padded', `D = b - a = ${end} - ${negative(start)} = ${found.divisor}`)]
  const numbers = `\\min(${end}, ${n}) - \\max(${start}, 0)`
  return [
    ...steps,
    step('divisor_rule', 'D = \\min(b, n) - \\max(a, 0)'),
    step('put_in', `D = ${numbers} = ${found.last + 1} - ${found.first} = ${found.divisor}`),
  ]
}

function negative(value: number): string {
  return value < 0 ? `(${value})` : `${value}`
}
