// What goes otherwise than a plan has it: PLANNER.md §4, robustness.
import { hashFraction } from '@/lib/memory'
import { type InterviewRequest, USUAL_COSTS, type VisitCosts } from '@/lib/plan'
import { normal } from './normal'
import type { Setting, Truth } from './simulator'

export interface World {
  readonly truth: Truth
  /** the day of the interview as it is known on a day; on no day but the last is it sure */
  readonly dayAsOf: (day: number, stated: number) => number
  /** seconds that there are today, and what is told of the days to come */
  readonly secondsOn: (seed: string, day: number, setting: Setting) => Seconds
  /** what visits to a card take, where that is not as believed */
  readonly costs: (seed: string, id: string) => VisitCosts | null
}

type Seconds = Pick<InterviewRequest, 'budgetSeconds' | 'budgets'>

export const AS_BELIEVED: World = {
  truth: 'drawn',
  dayAsOf: (_, stated) => stated,
  secondsOn: (_, __, { minutes }) => ({ budgetSeconds: minutes * 60 }),
  costs: () => null,
}

/** By what is said of them in PLANNER.md's table. */
export const WORLDS = {
  nothing: AS_BELIEVED,
  '30 % of days skipped, plan not told': {
    ...AS_BELIEVED,
    secondsOn: (seed, day, { minutes, days }) => ({
      budgetSeconds: isSkipped(seed, day) ? 0 : minutes * 60,
      budgets: future(days, day, minutes * 60),
    }),
  },
  'the same, plan counts on 70 %': {
    ...AS_BELIEVED,
    secondsOn: (seed, day, { minutes, days }) => ({
      budgetSeconds: isSkipped(seed, day) ? 0 : minutes * 60,
      budgets: future(days, day, 0.7 * minutes * 60),
    }),
  },
  'half as much time again, told on the day': {
    ...AS_BELIEVED,
    secondsOn: (_, day, { minutes, days }) => ({
      budgetSeconds: 1.5 * minutes * 60,
      budgets: future(days, day, minutes * 60),
    }),
  },
  'true costs off': { ...AS_BELIEVED, costs: trueCosts },
  'true parameters twice as far off': { ...AS_BELIEVED, truth: 'far' },
  'true decay 0.5': { ...AS_BELIEVED, truth: 'steep' },
  'date 30 % sooner, half-way': {
    ...AS_BELIEVED,
    dayAsOf: (day, stated) => (day < Math.floor(stated / 2) ? stated : Math.round(0.7 * stated)),
  },
  'date 50 % later, half-way': {
    ...AS_BELIEVED,
    dayAsOf: (day, stated) => (day < Math.floor(stated / 2) ? stated : Math.round(1.5 * stated)),
  },
} satisfies Record<string, World>

export type WorldName = keyof typeof WORLDS

const isSkipped = (seed: string, day: number): boolean => hashFraction(`${seed} comes on ${day}`) < 0.3

const future = (days: number, day: number, seconds: number): number[] =>
  Array.from({ length: Math.max(0, days - day) }, () => seconds)

function trueCosts(seed: string): VisitCosts {
  const off = (kind: string): number => Math.exp(0.4 * normal(`${seed} ${kind}`))
  return {
    pass: USUAL_COSTS.pass * off('pass'),
    lapse: USUAL_COSTS.lapse * off('lapse'),
    new: USUAL_COSTS.new * off('new'),
  }
}
