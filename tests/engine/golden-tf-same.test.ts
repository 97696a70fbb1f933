import { expect, test } from 'vitest'
import { tfSameOutputLength } from '@/lib/engine'
import { touchedInputs } from '@/lib/engine'
import type { Layer } from '@/lib/engine'
import { goldenCases } from './golden'

interface TfSameCase {
  readonly id: string
  readonly op: 'conv' | 'maxpool' | 'avgpool'
  readonly n: number
  readonly k: number
  readonly s: number
  readonly d: number
  readonly out: number
  readonly touched: readonly (readonly number[])[]
}

function layerOf({ op, k, s, d }: TfSameCase): Layer {
  const window = { dim: 1, kernel: [k], stride: [s], padding: 'tf_same' } as const
  const channels = { inChannels: null, outChannels: null, groups: 1, bias: false }
  if (op === 'conv') return { op, ...window, ...channels, dilation: [d], paddingMode: 'zeros' }
  if (op === 'maxpool') return { op, ...window, dilation: [d], ceil: false }
  return { op, ...window, ceil: false, countIncludePad: false }
}

const cases = goldenCases<TfSameCase>('tf_same.jsonl')

test('every output under TensorFlow’s same looks at the positions that TensorFlow showed', () => {
  expect(cases).toHaveLength(90)
  for (const one of cases) {
    const node = { id: 'layer', layer: layerOf(one), inputs: [-1], line: 0, column: 0 }
    const network = { input: [1, one.n], axes: 1, nodes: [node] }
    expect({ id: one.id, out: tfSameOutputLength(one.n, one.s) }).toEqual({ id: one.id, out: one.out })
    const touched = one.touched.map((_, unit) => touchedInputs(network, unit))
    expect({ id: one.id, touched }).toEqual({ id: one.id, touched: one.touched })
  }
})
