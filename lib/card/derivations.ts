import type { Derivation } from '@/lib/engine/derivation'
import { derive } from '@/lib/engine/derivation'
import type { Call } from './arguments'
import type { FunctionName } from './names'

/**
 * The calls whose derivation the engine writes: an answer that is one of these may say `steps: engine`. The arguments
 * are read as the functions of the same names read them.
 */
export const DERIVATIONS = {
  conv: (call: Call) =>
    derive('conv', { n: call.size(0), k: call.size(1), s: call.size(2, 1), p: call.size(3, 0), d: call.size(4, 1) }),
  pool: (call: Call) =>
    derive('pool', {
      n: call.size(0),
      k: call.size(1),
      s: call.size(2, call.size(1)),
      p: call.size(3, 0),
      ceil: call.truth(4, false),
    }),
  deconv: (call: Call) =>
    derive('deconv', {
      n: call.size(0),
      k: call.size(1),
      s: call.size(2, 1),
      p: call.size(3, 0),
      a: call.size(4, 0),
      d: call.size(5, 1),
    }),
  tf_out: (call: Call) => derive('tf_out', { n: call.size(0), s: call.size(1) }),
  tf_pad: (call: Call) => derive('tf_pad', { n: call.size(0), k: call.size(1), s: call.size(2), d: call.size(3, 1) }),
  span: (call: Call) => derive('span', { k: call.size(0), d: call.size(1, 1) }),
  rf_size: (call: Call) => derive('rf_size', { network: call.network(0), axis: call.size(1, 0) }),
  rf_jump: (call: Call) => derive('rf_jump', { network: call.network(0), axis: call.size(1, 0) }),
  rf_start: (call: Call) => derive('rf_start', { network: call.network(0), axis: call.size(1, 0) }),
  rf_centre: (call: Call) => derive('rf_centre', { network: call.network(0), axis: call.size(1, 0) }),
  out_size: (call: Call) => derive('out_size', { network: call.network(0), axis: call.size(1, 0) }),
  params: (call: Call) => derive('params', { network: call.network(0) }),
  macs: (call: Call) => derive('macs', { network: call.network(0) }),
  flops: (call: Call) => derive('flops', { network: call.network(0) }),
} satisfies Partial<Record<FunctionName, (call: Call) => Derivation>>

export type DerivedName = keyof typeof DERIVATIONS

/** Whether the engine derives what a function gives. */
export function isDerived(name: FunctionName): name is DerivedName {
  return Object.hasOwn(DERIVATIONS, name)
}
