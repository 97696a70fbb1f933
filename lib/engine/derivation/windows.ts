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
    step('formula', `a = ${floorTex(fracTex('i\\,n', 'o'))},\\quad b = ${ceilTex(fracTex('(i + 1)\\,n', 'o'))}`),
    step('window', `a = ${floorTex(fracTex(`${i} \\cdot ${n}`, `${o}`))} = ${first}`, { first }),
    step('window', `b = ${ceilTex(fracTex(`(${i} + 1) \\cdot ${n}`, `${o}`))} = ${last + 1}`, { last }),
    step('result', `k = b - a = ${last + 1} - ${first} = ${row.length}`, { first, last }),
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
    step('formula', formula),
    step('window', `a = ${i} \\cdot ${s} - ${p} = ${start}`),
    step('window', `b = \\min(${start} + ${k},\\ ${n} + ${p}) = ${end}`),
  ]
  if (cip) return [...steps, step('result', `D = b - a = ${end} - ${negative(start)} = ${found.divisor}`)]
  const numbers = `\\min(${end}, ${n}) - \\max(${start}, 0)`
  return [
    ...steps,
    step('formula', 'D = \\min(b, n) - \\max(a, 0)'),
    step('result', `D = ${numbers} = ${found.last + 1} - ${found.first} = ${found.divisor}`),
  ]
}

function negative(value: number): string {
  return value < 0 ? `(${value})` : `${value}`
}
