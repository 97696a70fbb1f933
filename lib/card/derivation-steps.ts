import { Call } from './arguments'
import type { Budget } from './budget'
import type { NumericTemplate } from './card'
import { DERIVATIONS, isDerived } from './derivations'
import type { Scope } from './evaluate'
import type { Expression } from './expression'
import { compute, errorAt, fillSource, placing } from './formula'
import type { Formula } from './formula'
import type { HoleValue, ShownValue } from './format-value'
import type { InstanceStep } from './instance'
import type { Program } from './program'

/**
 * The derivation of an instance's answer: the engine's, or the file's with the values put in.
 *
 * @throws CardError `answer_not_one_quantity` where the engine is to derive an answer that is not one call of a quantity
 */
export function derivationSteps(
  steps: NumericTemplate['steps'],
  program: Program,
  scope: Scope,
  budget: Budget,
  format: (value: ShownValue) => HoleValue,
): InstanceStep[] {
  if (steps === 'engine') return program.answer === undefined ? [] : engineSteps(program.answer, scope, budget)
  return steps.map((step, index) => {
    const source = program.stepTex.get(index)
    const tex = source === undefined ? undefined : fillSource(source, scope, budget, (value) => format(value).tex)
    if (step.en !== undefined) return { ...(tex === undefined ? {} : { tex }), textPath: `steps.${index}` }
    return { tex: tex ?? '' }
  })
}

function engineSteps(formula: Formula, scope: Scope, budget: Budget): InstanceStep[] {
  const expression: Expression | undefined = formula.parsed.ok ? formula.parsed.expression : undefined
  const root = expression?.root
  if (expression === undefined || root?.type !== 'call' || !isDerived(root.name))
    throw errorAt(formula, 'answer_not_one_quantity', { quantities: Object.keys(DERIVATIONS).join(' ') })
  const { name, at } = root
  const args = root.args.map((argument) =>
    compute({ ...formula, parsed: { ok: true, expression: { ...expression, root: argument } } }, scope, budget),
  )
  const derivation = placing(formula, () => DERIVATIONS[name](new Call(name, args, at, budget)))
  return derivation.steps.map(({ id, tex }) => ({ id, tex }))
}
