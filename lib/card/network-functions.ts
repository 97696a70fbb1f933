import type { Network } from '@/lib/engine'
import { analyze, theoreticalField, touchedInputs } from '@/lib/engine'
import { LIMITS } from '@/lib/limits'
import type { Call } from './arguments'
import { exactResult } from './exact'
import { layerSteps } from './layer-steps'
import { overBudget } from './problem'
import type { Value } from './value'
import { integerValue } from './value'

/** Quantities of a whole network, each from the engine. The axis is 0 for rows, 1 for columns. */
export const NETWORK_FUNCTIONS = {
  rf_size: (call: Call) => integerValue(field(call).size),
  rf_jump: (call: Call) => exactResult(field(call).jump, call.at),
  rf_start: (call: Call) => exactResult(field(call).start, call.at),
  rf_centre: (call: Call) => exactResult(field(call).centre, call.at),
  out_size: (call: Call) => {
    const axis = call.size(1, 0)
    const [, ...spatial] = analysis(call).output
    const length = spatial[axis]
    if (length === undefined) throw call.refuse('axis_unknown', { axis, axes: spatial.length })
    return integerValue(length)
  },
  shape: (call: Call): Value => {
    const items = analysis(call).output.map((length) => integerValue(length))
    return items.length === 1 && items[0] !== undefined ? items[0] : { kind: 'tuple', items }
  },
  params: (call: Call) => count(analysis(call).params, call),
  macs: (call: Call) => count(analysis(call).macs, call),
  flops: (call: Call) => count(analysis(call).flops, call),
  act: (call: Call) => count(analysis(call).act, call),
  touched: (call: Call): Value => {
    const positions = touchedInputs(measured(call), call.size(1))
    const { limit } = LIMITS.templateListLength
    if (positions.length > limit) throw overBudget('list_length', call.at, limit, positions.length)
    return { kind: 'list', items: positions.map((position) => integerValue(position)) }
  },
} satisfies Record<string, (call: Call) => Value>

function measured(call: Call): Network {
  const network = call.network(0)
  call.budget.spend(layerSteps(network), call.at)
  return network
}

function field(call: Call) {
  return theoreticalField(measured(call), call.size(1, 0))
}

function analysis(call: Call) {
  const result = analyze(measured(call))
  if (!result.ok) throw call.refuse(result.problem.code, result.problem.values)
  return result
}

function count(value: bigint, call: Call): Value {
  return exactResult({ num: value, den: 1n }, call.at)
}
