import {
  makeLearner,
  POLICIES,
  type PolicyName,
  readinessAfter,
  type Setting,
  summary,
} from '../../tests/plan/interview/simulator'
import { type World, type WorldName, WORLDS } from '../../tests/plan/interview/worlds'

const NAMES = Object.keys(POLICIES) as PolicyName[]
const SETTINGS: Readonly<Record<string, Setting>> = {
  '150/14/5': { cards: 150, days: 14, minutes: 5 },
  '300/30/10': { cards: 300, days: 30, minutes: 10 },
}

/** What PLANNER.md §4 reports for the plan, and by how much it is ahead of greedy, in points; for each of the settings. */
const REPORTED: Readonly<Record<WorldName, readonly [plan: readonly number[], ahead: readonly number[]]>> = {
  nothing: [
    [91.7, 98.9],
    [1.4, 0.4],
  ],
  '30 % of days skipped, plan not told': [
    [82.5, 95.7],
    [0.2, 0.4],
  ],
  'the same, plan counts on 70 %': [
    [82.9, 96.2],
    [0.5, 0.9],
  ],
  'half as much time again, told on the day': [
    [97.8, 99.4],
    [0.4, 0.1],
  ],
  'true costs off': [
    [88.9, 97.9],
    [0.7, 0.5],
  ],
  'true parameters twice as far off': [
    [90.0, 97.4],
    [1.1, 0.7],
  ],
  'true decay 0.5': [
    [88.7, 98.5],
    [0.6, 0.8],
  ],
  'date 30 % sooner, half-way': [
    [84.8, 97.4],
    [0.6, 0.9],
  ],
  'date 50 % later, half-way': [
    [97.3, 99.4],
    [1.0, 0.2],
  ],
}

/** Means over learners, in points, where something goes otherwise than the plan has it. */
export interface RobustRow {
  readonly setting: string
  readonly world: WorldName
  readonly readiness: Readonly<Record<PolicyName, number>>
  /** of the plan, paired */
  readonly aheadOfGreedy: { readonly mean: number; readonly error: number }
  readonly aheadOfFill: { readonly mean: number; readonly error: number }
  readonly reported: { readonly plan: number; readonly ahead: number }
  /** not below greedy − 0.3, above FSRS with its left-over minutes filled − 0.2 */
  readonly holds: boolean
}

/**
 * What the planner is worth where learners skip days, answer slower, forget otherwise, or the date moves.
 *
 * @param learners - in each row; 100 for figures to report
 * @param only - one setting; null: both
 * @see PLANNER.md §4, §7.3
 */
export function planRobust(learners: number, only: string | null): RobustRow[] {
  const places = Object.keys(SETTINGS)
  return Object.entries(SETTINGS).flatMap(([setting, asked]) =>
    only !== null && only !== setting
      ? []
      : Object.entries(WORLDS).map(([world, otherwise]) =>
          rowOf(setting, places.indexOf(setting), asked, world as WorldName, otherwise, learners),
        ),
  )
}

/** Shows them beside PLANNER.md's own figures. */
export function showRobust(rows: readonly RobustRow[], learners: number): void {
  console.log(`readiness in %, ${learners} learners a row; PLANNER.md's in brackets; ± standard error`)
  console.table(
    rows.map(({ setting, world, readiness, aheadOfGreedy, aheadOfFill, reported, holds }) => ({
      setting,
      'what goes wrong': world,
      'FSRS .90': readiness['FSRS .90'].toFixed(1),
      '.90 + fill': readiness['.90 + fill'].toFixed(1),
      greedy: readiness.greedy.toFixed(1),
      plan: `${readiness.plan.toFixed(1)} (${reported.plan})`,
      '− greedy': `${aheadOfGreedy.mean.toFixed(2)} ± ${aheadOfGreedy.error.toFixed(2)} (${reported.ahead})`,
      '− fill': `${aheadOfFill.mean.toFixed(2)} ± ${aheadOfFill.error.toFixed(2)}`,
      holds: holds ? 'yes' : 'NO',
    })),
  )
}

function rowOf(
  setting: string,
  place: number,
  asked: Setting,
  world: WorldName,
  otherwise: World,
  learners: number,
): RobustRow {
  const found = Array.from({ length: learners }, (_, n) => {
    const learner = makeLearner(`robust ${n}`, asked.cards, otherwise.truth)
    return byName((name) => 100 * readinessAfter(learner, POLICIES[name], asked, otherwise))
  })
  const aheadOf = (name: PolicyName): ReturnType<typeof summary> => summary(found.map((one) => one.plan - one[name]))
  const [aheadOfGreedy, aheadOfFill] = [aheadOf('greedy'), aheadOf('.90 + fill')]
  const [plan, ahead] = REPORTED[world]
  return {
    setting,
    world,
    readiness: byName((name) => summary(found.map((one) => one[name])).mean),
    aheadOfGreedy,
    aheadOfFill,
    reported: { plan: plan[place] ?? Number.NaN, ahead: ahead[place] ?? Number.NaN },
    holds: aheadOfGreedy.mean >= -0.3 && aheadOfFill.mean >= -0.2,
  }
}

function byName<T>(make: (name: PolicyName) => T): Record<PolicyName, T> {
  return Object.fromEntries(NAMES.map((name) => [name, make(name)])) as Record<PolicyName, T>
}
