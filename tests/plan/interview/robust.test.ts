import { expect, test } from 'vitest'
import { makeLearner, POLICIES, type PolicyName, readinessAfter, type Setting, summary } from './simulator'
import { WORLDS } from './worlds'

// A small part of what `npm run bench -- --plan-robust` measures: the full figures and their intervals are there.
const LEARNERS = 8
const SETTING: Setting = { cards: 150, days: 14, minutes: 5 }

test.each(Object.entries(WORLDS))('the plan ends no lower than greedy and filled minutes: %s', (_what, world) => {
  const learners = Array.from({ length: LEARNERS }, (__, n) =>
    makeLearner(`otherwise ${n}`, SETTING.cards, world.truth),
  )
  const readinessBy = (name: PolicyName): number[] =>
    learners.map((learner) => 100 * readinessAfter(learner, POLICIES[name], SETTING, world))
  const plan = readinessBy('plan')
  for (const [name, short] of [
    ['greedy', 0.3],
    ['.90 + fill', 0.2],
  ] as const) {
    const other = readinessBy(name)
    const { mean, error } = summary(plan.map((one, n) => one - (other[n] ?? Number.NaN)))
    // of so few learners which days are missed is most of the difference
    expect(mean + 2 * error, name).toBeGreaterThan(-short)
  }
})
