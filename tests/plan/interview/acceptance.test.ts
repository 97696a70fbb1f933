import { describe, expect, test } from 'vitest'
import { planInterview, type VisitCosts } from '@/lib/plan'
import {
  makeLearner,
  type Policy,
  POLICIES,
  type PolicyName,
  readinessAfter,
  requestOn,
  type Setting,
  summary,
} from './simulator'
import { AS_BELIEVED } from './worlds'

// A small part of what `npm run bench -- --plan` measures: the full figures and their intervals are there.
const SHORT: Setting = { cards: 150, days: 14, minutes: 5 }
const AMPLE: Setting = { cards: 60, days: 14, minutes: 5 }

const NAMES = Object.keys(POLICIES) as PolicyName[]

function readinessOf(setting: Setting, learners: number, truth: 'drawn' | 'default'): Record<PolicyName, number[]> {
  const found: Record<PolicyName, number[]> = { plan: [], greedy: [], 'FSRS .90': [], '.90 + fill': [] }
  for (let n = 0; n < learners; n++) {
    const learner = makeLearner(`accepted ${n}`, setting.cards, truth)
    for (const name of NAMES) found[name].push(100 * readinessAfter(learner, POLICIES[name], setting))
  }
  return found
}

const meanOf = (figures: readonly number[]): number => summary(figures).mean

describe('the plan on learners who are not as it believes', { timeout: 120_000 }, () => {
  test('is far ahead of plain FSRS where time is short, and ahead of greedy', () => {
    const found = readinessOf(SHORT, 10, 'drawn')
    const plan = meanOf(found.plan)
    expect(plan - meanOf(found['FSRS .90'])).toBeGreaterThan(8)
    expect(plan - meanOf(found['.90 + fill'])).toBeGreaterThan(6)
    expect(plan - meanOf(found.greedy)).toBeGreaterThan(0.3)
  })

  test('loses nothing where time is ample', () => {
    const found = readinessOf(AMPLE, 10, 'drawn')
    expect(meanOf(found.plan)).toBeGreaterThan(meanOf(found['.90 + fill']) - 0.2)
  })
})

test(
  'no way of spending the minutes ends above the bound, and the plan ends just below it',
  { timeout: 120_000 },
  () => {
    const learners = 6
    const bounds = Array.from({ length: learners }, (_, n) => {
      const { cards } = makeLearner(`accepted ${n}`, SHORT.cards, 'default')
      return 100 * (planInterview(requestOn(cards, 0, SHORT)).bound ?? Number.NaN)
    })
    const found = readinessOf(SHORT, learners, 'default')
    for (const name of NAMES) {
      const { mean, error } = summary(found[name].map((readiness, n) => (bounds[n] ?? Number.NaN) - readiness))
      expect(mean, name).toBeGreaterThan(-3 * error)
      if (name === 'plan') expect(mean).toBeLessThan(2.5)
    }
  },
)

test('where some kinds of cards take five times as long as others, to know it is worth more than to know the mean', () => {
  const slowness = [0.5, 0.75, 1, 1.5, 2.5]
  const costsOf = (factor: number): VisitCosts => ({ pass: 8 * factor, lapse: 25 * factor, new: 40 * factor })
  const costsOfCard = (id: string | number): VisitCosts => costsOf(slowness[Number(`${id}`.slice(-3)) % 5] ?? 1)
  const mean = costsOf(slowness.reduce((sum, factor) => sum + factor, 0) / slowness.length)
  const byKind: Policy = (request) =>
    planInterview({ ...request, cards: request.cards.map((card) => ({ ...card, costs: costsOfCard(card.id) })) }).ids
  const byMean: Policy = (request) => planInterview({ ...request, costs: mean }).ids
  const setting = { cards: 60, days: 7, minutes: 3 }
  const world = { ...AS_BELIEVED, costs: (_: string, id: string) => costsOfCard(id) }
  const gains = Array.from({ length: 12 }, (_, n) => {
    const learner = makeLearner(`kinds ${n}`, setting.cards, 'drawn')
    return 100 * (readinessAfter(learner, byKind, setting, world) - readinessAfter(learner, byMean, setting, world))
  })
  expect(meanOf(gains)).toBeGreaterThan(1)
})
