import { SAME, SPREAD } from '../axis-map'
import { EngineError } from '../engine-error'
import type { AddLayer, ConcatLayer } from '../layer'
import { formatShape, type FullShape } from '../shape'
import type { LayerRule } from './rule'

/** Sum or product; an axis of length 1 is copied along the others, as PyTorch does. */
export const elementwise: LayerRule<AddLayer> = {
  elementwise: true,
  merges: true,
  shape: (_layer, inputs) => inputs.reduce(broadcast),
  axisMap: (_layer, _axis, { input, output }) => (input === 1 && output !== 1 ? SPREAD : SAME),
}

/** One behind the other along one axis, usually the channels. */
export const concat: LayerRule<ConcatLayer> = {
  merges: true,
  shape({ dimension }, inputs) {
    const [first = []] = inputs
    for (const other of inputs) {
      const fits = other.length === first.length && other.every((length, d) => d === dimension || length === first[d])
      if (!fits || dimension >= first.length) {
        throw new EngineError('concat_sizes_differ', {
          first: formatShape(first.slice(1)),
          other: formatShape(other.slice(1)),
        })
      }
    }
    const total = inputs.reduce((sum, shape) => sum + (shape[dimension] ?? 0), 0)
    return first.map((length, d) => (d === dimension ? total : length))
  },
}

/** The shape of two tensors together; an axis of length 1 is copied along the other's. */
export function broadcast(a: FullShape, b: FullShape): FullShape {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, d) => {
    const left = a[d - rank + a.length] ?? 1
    const right = b[d - rank + b.length] ?? 1
    if (left !== right && left !== 1 && right !== 1) {
      throw new EngineError('shapes_not_broadcastable', {
        first: formatShape(a.slice(1)),
        other: formatShape(b.slice(1)),
      })
    }
    return Math.max(left, right)
  })
}
