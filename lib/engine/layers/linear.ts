import { SAME, WHOLE } from '../axis-map'
import { EngineError } from '../engine-error'
import type { FlattenLayer, LinearLayer } from '../layer'
import { formatShape, type FullShape } from '../shape'
import type { LayerRule } from './rule'

/** A matrix on the last axis: every output feature looks at all input features. */
export const linear: LayerRule<LinearLayer> = {
  elementwise: ({ bias }) => bias,
  shape(layer, [input = []]) {
    const found = lastOf(input)
    if (layer.inFeatures !== null && layer.inFeatures !== found) {
      throw new EngineError('features_mismatch', { expected: layer.inFeatures, found })
    }
    return [...input.slice(0, -1), layer.outFeatures ?? found]
  },

  params(layer, { inputs: [input = []], output }) {
    const out = lastOf(output)
    return [[lastOf(input), out], ...(layer.bias ? [[out]] : [])]
  },

  macs: (_layer, { inputs: [input = []], output }) => [[...output, lastOf(input)]],

  axisMap: (_layer, axis, { axes }) => (axis === axes - 1 ? WHOLE : SAME),
}

/** Several axes laid out as one. */
export const flatten: LayerRule<FlattenLayer> = {
  shape(layer, [input = []]) {
    const start = fromEnd(layer.start, input.length)
    const end = fromEnd(layer.end, input.length)
    if (start < 0 || end < start || end >= input.length) {
      const values = { start: layer.start, end: layer.end, shape: formatShape(input.slice(1)), axes: input.length }
      throw new EngineError('flatten_dims', values)
    }
    const joined = input.slice(start, end + 1).reduce((product, length) => product * length, 1)
    if (!Number.isSafeInteger(joined)) throw new EngineError('out_of_range', { name: 'features', value: `${joined}` })
    return [...input.slice(0, start), joined, ...input.slice(end + 1)]
  },

  axisMap: () => WHOLE,
}

function lastOf(shape: FullShape): number {
  return shape[shape.length - 1] ?? 1
}

function fromEnd(index: number, length: number): number {
  return index < 0 ? index + length : index
}
