import { greedyList, planInterview } from '@/lib/plan'
import { tightBound } from '@/lib/plan/interview/tight-bound'
import {
  makeLearner,
  POLICIES,
  type PolicyName,
  readinessAfter,
  requestOn,
  type Setting,
  summary,
} from '../../tests/plan/interview/simulator'
import { median } from './median'
import { planBrowserTimes, type PlanBrowserTime } from './plan-browser'
import { timedRequest } from './plan-request'

const NAMES = Object.keys(POLICIES) as PolicyName[]
const ELLIPSOID_STEPS = 50
const FINE_GRID = { stabilities: 40, difficulties: 8 }
const RUNS = 21

/** What PLANNER.md §4 reports, in points: for parameters drawn a learner, and with true parameters = defaults. */
const REPORTED: Readonly<Record<string, Readonly<Partial<Record<PolicyName | 'bound' | 'gap', number>>>>> = {
  '150/14/5': { plan: 91.9, greedy: 90.5, 'FSRS .90': 77.6, '.90 + fill': 79.8, bound: 92.5, gap: 0.5 },
  '300/14/10': { plan: 92.0, greedy: 90.6, 'FSRS .90': 79.1, '.90 + fill': 80.2, bound: 92.7, gap: 0.6 },
  '300/30/5': { plan: 90.5, greedy: 88.3, 'FSRS .90': 72.5, '.90 + fill': 74.6 },
  '60/14/5': { plan: 99.2, greedy: 99.1, 'FSRS .90': 95.1, '.90 + fill': 99.1 },
  '150/30/5': { plan: 98.9, greedy: 98.5, 'FSRS .90': 95.1, '.90 + fill': 98.5, bound: 99.1, gap: 0.2 },
  '150/7/10': { bound: 94.4, gap: 0.3 },
}

const WORTH = ['150/14/5', '300/14/10', '300/30/5', '60/14/5', '150/30/5']
const LIMIT = ['150/7/10', '150/14/5', '300/14/10', '150/30/5']

/** Means over learners, in points, and by how much the plan is ahead of each other way, paired. */
export interface PlanWorth {
  readonly setting: string
  readonly readiness: Readonly<Record<PolicyName, number>>
  readonly ahead: Readonly<Record<PolicyName, { readonly mean: number; readonly error: number }>>
  readonly reported: Readonly<Partial<Record<string, number>>>
}

/** How far the plan ends below what no policy exceeds, in points. */
export interface PlanLimit {
  readonly setting: string
  readonly bound: number
  readonly gap: number
  readonly error: number
  readonly reported: Readonly<Partial<Record<string, number>>>
}

/** Milliseconds of CPU time for 300 cards: what else the machine does does not count. */
export interface PlanTime {
  readonly days: number
  /** of cards, each with seconds of its own */
  readonly kinds: number
  /** tables included */
  readonly firstMs: number
  readonly medianMs: number
  readonly leastMs: number
  readonly aimMs: number
  /** `greedyList` of the same cards, in the same run */
  readonly greedyMs: number
  readonly ratio: number
}

export interface PlanBench {
  readonly learners: number
  readonly times: readonly PlanTime[]
  readonly browser: readonly PlanBrowserTime[]
  readonly worth: readonly PlanWorth[]
  readonly limit: readonly PlanLimit[]
}

/**
 * What the interview planner is worth, how far it is from the best possible, and how long it takes.
 *
 * @param learners - in each setting; 100 for figures to report
 * @param only - one setting, like `150/14/5`; null: all
 */
export async function planBench(learners: number, only: string | null): Promise<PlanBench> {
  const isAsked = (setting: string): boolean => only === null || setting === only
  return {
    learners,
    times: [1, 5].flatMap((kinds) => [7, 14, 30, 60].map((days) => timeOf(days, kinds))),
    browser: [
      ...(await planBrowserTimes(1, 1, [30])),
      ...(await planBrowserTimes(4, 1, [14, 30])),
      ...(await planBrowserTimes(4, 5, [30])),
    ],
    worth: WORTH.filter(isAsked).map((setting) => worthOf(setting, learners)),
    limit: LIMIT.filter(isAsked).map((setting) => limitOf(setting, learners)),
  }
}

/** Shows it beside PLANNER.md's own figures. */
export function showPlan({ learners, times, browser, worth, limit }: PlanBench): void {
  console.table(
    times.map(({ days, kinds, firstMs, medianMs, leastMs, aimMs, greedyMs, ratio }) => ({
      'CPU time': `300 cards of ${kinds === 1 ? 'one kind' : `${kinds} kinds`}, ${days} days`,
      median: `${medianMs.toFixed(1)} ms`,
      least: `${leastMs.toFixed(1)} ms`,
      aim: `${aimMs} ms`,
      'with tables': `${firstMs.toFixed(0)} ms`,
      reference: `greedy list, ${greedyMs.toFixed(1)} ms`,
      'plan : greedy': ratio.toFixed(1),
    })),
  )
  console.table(
    browser.map(({ slowDown, kinds, days, firstMs, medianMs, p95Ms, aimMs, greedyMs, ratio }) => ({
      'in Chromium': `300 cards of ${kinds === 1 ? 'one kind' : `${kinds} kinds`}, ${days} days, ${slowDown}× CPU`,
      median: `${medianMs.toFixed(1)} ms`,
      p95: `${p95Ms.toFixed(1)} ms`,
      aim: `${aimMs} ms`,
      'with tables': `${firstMs.toFixed(0)} ms`,
      reference: `greedy list, ${greedyMs.toFixed(1)} ms`,
      'plan : greedy': ratio.toFixed(1),
    })),
  )
  console.log(
    `readiness in %, ${learners} learners; PLANNER.md's in brackets; ahead: the plan less the other, ± standard error`,
  )
  console.table(
    worth.map(({ setting, readiness, ahead, reported }) => ({
      'cards/days/minutes': setting,
      ...Object.fromEntries(NAMES.map((name) => [name, beside(readiness[name], reported[name])])),
      ...Object.fromEntries(
        NAMES.filter((name) => name !== 'plan').map((name) => [
          `ahead of ${name}`,
          `${ahead[name].mean.toFixed(1)} ± ${ahead[name].error.toFixed(1)}`,
        ]),
      ),
    })),
  )
  console.log('true parameters = defaults: the gap to the bound, in points')
  console.table(
    limit.map(({ setting, bound, gap, error, reported }) => ({
      'cards/days/minutes': setting,
      bound: beside(bound, reported['bound']),
      gap: `${gap.toFixed(2)} ± ${error.toFixed(2)} (${reported['gap'] ?? ''})`,
      aim: '≤ 1.0',
    })),
  )
}

const beside = (found: number, reported: number | undefined): string => `${found.toFixed(1)} (${reported ?? ''})`

function worthOf(setting: string, learners: number): PlanWorth {
  const found = Array.from({ length: learners }, (_, n) => {
    const asked = settingOf(setting)
    const learner = makeLearner(`worth ${n}`, asked.cards, 'drawn')
    return byName((name) => 100 * readinessAfter(learner, POLICIES[name], asked))
  })
  return {
    setting,
    readiness: byName((name) => summary(found.map((one) => one[name])).mean),
    ahead: byName((name) => summary(found.map((one) => one.plan - one[name]))),
    reported: REPORTED[setting] ?? {},
  }
}

function limitOf(setting: string, learners: number): PlanLimit {
  const found = Array.from({ length: learners }, (_, n) => {
    const asked = settingOf(setting)
    const learner = makeLearner(`limit ${n}`, asked.cards, 'default')
    const bound = 100 * tightBound(requestOn(learner.cards, 0, asked), ELLIPSOID_STEPS, FINE_GRID)
    return { bound, gap: bound - 100 * readinessAfter(learner, POLICIES.plan, asked) }
  })
  const gap = summary(found.map((one) => one.gap))
  const bound = summary(found.map((one) => one.bound)).mean
  return { setting, bound, gap: gap.mean, error: gap.error, reported: REPORTED[setting] ?? {} }
}

function timeOf(days: number, kinds: number): PlanTime {
  const request = timedRequest(days, kinds)
  const [firstMs = Number.NaN, ...warm] = cpuTimes(() => planInterview(request))
  const [medianMs, greedyMs] = [median(warm), median(cpuTimes(() => greedyList(request)).slice(1))]
  const aimMs = days <= 30 ? 50 : 100
  return { days, kinds, firstMs, medianMs, leastMs: Math.min(...warm), aimMs, greedyMs, ratio: medianMs / greedyMs }
}

function cpuTimes(work: () => unknown): number[] {
  return Array.from({ length: RUNS }, () => {
    const from = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1000
  })
}

function settingOf(setting: string): Setting {
  const [cards = 0, days = 0, minutes = 0] = setting.split('/').map(Number)
  return { cards, days, minutes }
}

function byName<T>(make: (name: PolicyName) => T): Record<PolicyName, T> {
  return Object.fromEntries(NAMES.map((name) => [name, make(name)])) as Record<PolicyName, T>
}
