import type { Budget } from './budget'
import type { NumericTemplate } from './card'
import { engineSteps, shownSteps } from './engine-steps'
import type { Scope } from './evaluate'
import { fillSource, placing } from './formula'
import type { HoleValue, ShownValue } from './format-value'
import { GivenArguments } from './given-arguments'
import type { InstanceStep } from './instance'
import { deriveByName } from './named-derivations'
import type { Program } from './program'

/**
 * The derivation of an instance's answer: the engine's, by the calls in the answer or by its name, or the file's with the
 * values put in.
 *
 * @throws CardError `answer_not_one_quantity` as {@link engineSteps}, or where an argument of a named one is refused
 */
export function derivationSteps(
  steps: NumericTemplate['steps'],
  program: Program,
  scope: Scope,
  budget: Budget,
  format: (value: ShownValue) => HoleValue,
): InstanceStep[] {
  if (program.answer === undefined) return []
  if (steps === 'engine') return engineSteps(program.answer, program, scope, budget, format)
  if (!Array.isArray(steps)) return namedSteps(program, scope, budget)
  return steps.map((step, index) => {
    const source = program.stepTex.get(index)
    const tex = source === undefined ? undefined : fillSource(source, scope, budget, (value) => format(value).tex)
    if (step.en !== undefined) return { ...(tex === undefined ? {} : { tex }), textPath: `steps.${index}` }
    return { tex: tex ?? '' }
  })
}

function namedSteps({ derivation, answer }: Program, scope: Scope, budget: Budget): InstanceStep[] {
  if (derivation === undefined || answer === undefined) return []
  const { name, given, field } = derivation
  const named = placing({ ...answer, field }, () => deriveByName(name, new GivenArguments(given, scope, budget)))
  return shownSteps(named)
}
