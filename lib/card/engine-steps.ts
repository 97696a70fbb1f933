import type { Derivation } from '@/lib/engine/derivation'
import { AnswerTex } from './answer-tex'
import { AnswerWalk, notDerived, partOf } from './answer-walk'
import type { Budget } from './budget'
import type { Scope } from './evaluate'
import type { Formula } from './formula'
import { groupedTex } from './format-value'
import type { HoleValue, ShownValue } from './format-value'
import type { InstanceStep } from './instance'
import type { Program } from './program'

/**
 * The derivation of an answer that is arithmetic around quantities of the engine: for each number asked for, the engine's
 * steps of each call in it, arguments first and each call once, then a line with the arithmetic around them: with symbols,
 * with numbers, result. Helpers are read in their places; of an `if` the branch that is taken.
 *
 * @throws CardError `answer_not_one_quantity` where the answer has no call that the engine derives, or one that it does not
 */
export function engineSteps(
  answer: Formula,
  program: Program,
  scope: Scope,
  budget: Budget,
  format: (value: ShownValue) => HoleValue,
): InstanceStep[] {
  const walk = new AnswerWalk(program, scope, budget)
  const root = walk.resolved(partOf(answer))
  const items = root.node.type === 'tuple' ? root.node.items.map((node) => ({ ...root, node })) : [root]
  const lines = new AnswerTex(walk, format)
  const steps = items.flatMap((item): InstanceStep[] => {
    const found = walk.derivationsIn(item)
    const asked = found.flatMap(({ derivation }) => shownSteps(derivation))
    const line = walk.isDerivedAlone(item) ? null : lines.lineOf(item)
    return line === null ? asked : [...asked, { id: 'arithmetic', tex: line, values: {} }]
  })
  if (walk.calls.length === 0) throw notDerived(answer)
  return steps
}

/** The engine's steps, their numbers written like a card's. */
export function shownSteps({ steps }: Derivation): InstanceStep[] {
  return steps.map(({ id, tex, values }) => ({ id, tex: groupedTex(tex), values }))
}
