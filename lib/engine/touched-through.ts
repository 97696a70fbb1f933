import type { AxisMap } from './axis-map'
import { EngineError } from './engine-error'
import { run, runLength, unionOf, clipSet, type PositionSet, type Run } from './position-set'
import { resampledRuns } from './resample'
import { greatestCommonDivisor, modulo } from './whole-number'

/**
 * Input positions that some output positions look at, through one layer along one axis, before clipping.
 *
 * @param map - how the layer looks at its input
 * @param set - output positions
 * @param length - positions of the input's axis; null if it has no end, then nothing folds back at its border
 * @throws {@link EngineError} `input_missing` where the layer cannot be placed without a length
 * @see Dumoulin & Visin 2016, arXiv:1603.07285, relationships 6, 13 and 14
 */
export function touchedThrough(map: AxisMap, set: PositionSet, length: number | null): PositionSet {
  if (set.length === 0) return set
  switch (map.kind) {
    case 'same':
      return set
    case 'spread':
      return [run(0, 0)]
    case 'whole':
      if (length === null) throw new EngineError('input_missing')
      return [run(0, length - 1)]
    case 'window': {
      if (map.begin === null) throw new EngineError('input_missing')
      const { begin } = map
      const touched = unionOf(set.flatMap((part) => windowRuns(part, { ...map, begin })))
      return map.border === undefined || length === null ? touched : folded(touched, length, map.border)
    }
    case 'resample':
      return unionOf(set.flatMap((part) => resampledRuns(part, map, length)))
    case 'transposed':
      return unionOf(set.flatMap((part) => transposedRuns(part, map)))
  }
}

interface PlacedWindow {
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
  readonly begin: number
}

/** { i·s − b + d·t }: the sum of two progressions, one run where they interleave without a gap. */
function windowRuns(part: Run, { kernel, stride, dilation, begin }: PlacedWindow): Run[] {
  const count = runLength(part)
  const stretch = part.step * stride
  const first = part.first * stride - begin
  const last = part.last * stride - begin + dilation * (kernel - 1)
  if (count === 1 || (stretch % dilation === 0 && stretch / dilation <= kernel)) return [run(first, last, dilation)]
  if (kernel === 1 || (dilation % stretch === 0 && dilation / stretch <= count)) return [run(first, last, stretch)]
  const units = (count - 1) * stretch
  const taps = (kernel - 1) * dilation
  return kernel <= count
    ? Array.from({ length: kernel }, (_, tap) => run(first + tap * dilation, first + tap * dilation + units, stretch))
    : Array.from({ length: count }, (_, unit) => run(first + unit * stretch, first + unit * stretch + taps, dilation))
}

/** { m : m·s + d·t = i + p }: for each tap the positions i of its remainder modulo s, divided by s. */
function transposedRuns(part: Run, { kernel, stride, dilation, begin }: PlacedWindow): Run[] {
  const divisor = greatestCommonDivisor(part.step, stride)
  const period = stride / divisor
  const runs: Run[] = []
  for (let tap = 0; tap < kernel; tap++) {
    const at = part.first + begin - dilation * tap
    if (modulo(at, divisor) !== 0) continue
    const skip = firstHit(at, part.step, stride, period)
    const count = Math.floor((runLength(part) - 1 - skip) / period) + 1
    if (skip >= runLength(part) || count < 1) continue
    const first = (at + skip * part.step) / stride
    const step = part.step / divisor
    runs.push(run(first, first + (count - 1) * step, step))
  }
  return runs
}

/** The least u ≥ 0 for which at + u·step is a multiple of the stride. */
function firstHit(at: number, step: number, stride: number, period: number): number {
  for (let u = 0; u < period; u++) if (modulo(at + u * step, stride) === 0) return u
  return period
}

/** Positions outside [0, n) as the border shows them: mirrored, held, or wrapped round. */
function folded(set: PositionSet, length: number, border: 'reflect' | 'replicate' | 'circular'): PositionSet {
  const inside = clipSet(set, 0, length - 1)
  const before = clipSet(set, -Infinity, -1)
  const after = clipSet(set, length, Infinity)
  const end = length - 1
  if (border === 'replicate') {
    return unionOf([...inside, ...(before.length > 0 ? [run(0, 0)] : []), ...(after.length > 0 ? [run(end, end)] : [])])
  }
  const fold =
    border === 'reflect'
      ? [...before.map((part) => mirrored(part, 0)), ...after.map((part) => mirrored(part, 2 * end))]
      : [...before.map((part) => moved(part, length)), ...after.map((part) => moved(part, -length))]
  return unionOf([...inside, ...fold])
}

function mirrored({ first, last, step }: Run, sum: number): Run {
  return run(sum - last, sum - first, step)
}

function moved({ first, last, step }: Run, by: number): Run {
  return run(first + by, last + by, step)
}
