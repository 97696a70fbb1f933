import { DERIVATION_STEPS } from './derivation-steps'
import type { MessageKey, Sentence } from './messages'

/**
 * What a step of a derivation does, in words beside its formula.
 *
 * @param id - of the step, as the engine or the card gives it
 * @param values - the step's own; the sentence says some of them
 * @returns null for a step without words, or without its values: the formula then stands alone
 */
export function stepSentence(id: string, values: Readonly<Record<string, string | number>>): Sentence | null {
  const names = DERIVATION_STEPS.get(id)
  if (names === undefined || !names.every((name) => Object.hasOwn(values, name))) return null
  return { key: `derivation.${id}` as MessageKey, values }
}
