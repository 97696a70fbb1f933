import { EngineError } from '@/lib/engine'
import { Call } from './arguments'
import type { Budget } from './budget'
import type { FunctionName } from './names'
import { NETWORK_FUNCTIONS } from './network-functions'
import { NUMBER_FUNCTIONS, REAL_FUNCTIONS } from './number-functions'
import { Refusal } from './problem'
import { SIZE_FUNCTIONS } from './size-functions'
import type { Value } from './value'

const FUNCTION_TABLE = {
  ...NUMBER_FUNCTIONS,
  ...REAL_FUNCTIONS,
  ...SIZE_FUNCTIONS,
  ...NETWORK_FUNCTIONS,
} satisfies Record<FunctionName, (call: Call) => Value>

/**
 * Calls a function of the language.
 *
 * @param at - offset of its name, for refusals
 * @throws Refusal for arguments it does not take; a refusal of the engine keeps the engine's code and values
 */
export function callFunction(name: FunctionName, args: readonly Value[], at: number, budget: Budget): Value {
  try {
    return FUNCTION_TABLE[name](new Call(name, args, at, budget))
  } catch (error) {
    if (error instanceof EngineError) throw new Refusal(error.code, at, { name, ...error.values })
    throw error
  }
}
