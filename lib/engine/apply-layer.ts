import type { Layer } from './layer'
import { total } from './layers/rule'
import { ruleOf } from './layers/table'
import { elements, type FullShape } from './shape'

/** What one layer gives and costs, for the batch that comes in. */
export interface LayerResult {
  /** The batch first. */
  readonly shape: FullShape
  readonly params: bigint
  readonly macs: bigint
  /** Elements of the output. */
  readonly act: bigint
}

/**
 * One layer by itself, on tensors of given shapes.
 *
 * @param inputs - the batch first
 * @throws {@link EngineError} the first check that fails, in PyTorch's order
 */
export function applyLayer(layer: Layer, inputs: readonly FullShape[]): LayerResult {
  const rule = ruleOf(layer)
  const shape = rule.shape(layer, inputs)
  const flow = { inputs, output: shape }
  return {
    shape,
    params: total(rule.params?.(layer, flow) ?? []),
    macs: total(rule.macs?.(layer, flow) ?? []),
    act: elements(shape),
  }
}
