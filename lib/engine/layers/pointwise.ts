import type { CReluLayer, PointwiseLayer, PReluLayer } from '../layer'
import { EngineError } from '../engine-error'
import { channelsOf } from '../shape'
import type { LayerRule } from './rule'

/** One element in, one element out, no numbers of its own. */
export const pointwise: LayerRule<PointwiseLayer> = {
  // neither does anything in evaluation
  elementwise: ({ op }) => op !== 'identity' && op !== 'dropout',
  shape: (_layer, [input = []]) => input,
}

/** ReLU with a trained slope below zero. */
export const prelu: LayerRule<PReluLayer> = {
  elementwise: true,
  shape(layer, [input = []]) {
    const channels = channelsOf(input)
    if (layer.slopes !== null && layer.slopes !== 1 && layer.slopes !== channels) {
      throw new EngineError('channels_mismatch', { expected: layer.slopes, found: channels })
    }
    return input
  },
  params: (layer, { output }) => [[layer.slopes ?? channelsOf(output)]],
}

/** ReLU of x and of −x, one behind the other. */
export const crelu: LayerRule<CReluLayer> = {
  elementwise: true,
  shape: (_layer, [input = []]) => [...input.slice(0, 1), 2 * channelsOf(input), ...input.slice(2)],
}
