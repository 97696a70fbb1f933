import { axisView } from '@/lib/engine/axis-view'
import type { AxisMap } from '@/lib/engine/axis-map'
import { INPUT, type Network } from '@/lib/engine'

/** Positions of one tensor, row-major: 1 where the unit depends on it. */
export type Marks = Uint8Array

/**
 * The reference that the engine is compared with: one boolean array for each tensor, backwards from a unit, looping over
 * output positions and taps. Knows windows alone.
 *
 * @param unit - position on each axis of the node's output
 * @param axes - the axes that are walked; one stands for the rest
 * @returns marks of the input
 */
export function naiveSet(
  network: Network,
  node: number,
  unit: readonly number[],
  axes: readonly number[] = network.axes === 1 ? [0] : [0, 1],
): Marks {
  const views = axes.map((axis) => axisView(network, axis))
  const lengthsOf = (index: number): readonly number[] =>
    views.map(({ inputLength, lengths }) => (index === INPUT ? inputLength : lengths?.[index]) ?? 1)
  const marks = new Map<number, Marks>()
  const marksOf = (index: number): Marks => {
    const known = marks.get(index)
    if (known) return known
    const fresh = new Uint8Array(lengthsOf(index).reduce((product, length) => product * length, 1))
    marks.set(index, fresh)
    return fresh
  }
  const [, width = 1] = lengthsOf(node)
  marksOf(node)[(unit[0] ?? 0) * width + (unit[1] ?? 0)] = 1
  for (let index = node; index >= 0; index -= 1) {
    const output = marks.get(index)
    if (!output) continue
    network.nodes[index]?.inputs.forEach((source, which) => {
      const [rows, columns] = [0, 1].map((axis) => tapsOf(views[axis]?.maps[index]?.[which]))
      const input = { marks: marksOf(source), lengths: lengthsOf(source) }
      markInputs({ marks: output, lengths: lengthsOf(index) }, input, rows ?? ONE_TAP, columns ?? ONE_TAP)
    })
    marks.delete(index)
  }
  return marksOf(INPUT)
}

/** First and last marked position and how many there are. @throws {@link Error} if nothing is marked */
export function naiveHull(marks: Marks): { readonly first: number; readonly last: number; readonly count: number } {
  let count = 0
  for (const mark of marks) count += mark
  if (count === 0) throw new Error('the unit looks at nothing')
  return { first: marks.indexOf(1), last: marks.lastIndexOf(1), count }
}

interface Taps {
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
  readonly begin: number
}

interface Plane {
  readonly marks: Marks
  readonly lengths: readonly number[]
}

const ONE_TAP: Taps = { kernel: 1, stride: 1, dilation: 1, begin: 0 }

function tapsOf(map: AxisMap | undefined): Taps {
  if (!map || map.kind === 'same') return ONE_TAP
  if (map.kind !== 'window' || map.begin === null) throw new Error(`the reference knows no ${map.kind}`)
  return { ...map, begin: map.begin }
}

function markInputs(output: Plane, input: Plane, rows: Taps, columns: Taps): void {
  const [height = 1, width = 1] = output.lengths
  const [inputHeight = 1, inputWidth = 1] = input.lengths
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (output.marks[y * width + x] !== 1) continue
      for (let v = 0; v < rows.kernel; v += 1) {
        const row = y * rows.stride - rows.begin + v * rows.dilation
        if (row < 0 || row >= inputHeight) continue
        for (let u = 0; u < columns.kernel; u += 1) {
          const column = x * columns.stride - columns.begin + u * columns.dilation
          if (column >= 0 && column < inputWidth) input.marks[row * inputWidth + column] = 1
        }
      }
    }
  }
}
