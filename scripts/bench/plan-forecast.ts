import { forecastReadiness, minutesWorth, outOfReach, planInterview } from '@/lib/plan'
import { draws } from '@/lib/plan/draws'
import { play } from '@/lib/plan/interview/play'
import { stageOf } from '@/lib/plan/interview/stage'
import {
  makeLearner,
  POLICIES,
  readinessAfter,
  requestOn,
  type Setting,
  summary,
} from '../../tests/plan/interview/simulator'
import { median } from './median'

/** Cards, days and minutes a day; the first two are those of PLANNER.md §6. */
const SETTINGS = ['150/14/5', '150/7/10', '300/30/5', '60/14/5']
const TIMED = ['150/14/5', '300/14/10', '300/30/10', '300/60/5', '1000/30/10']
const RUNS = 5
const PLAIN_PLAYS = 12

/** How a forecast compares with what became of learners who followed the plan, made again each day. */
export interface ForecastCoverage {
  readonly setting: string
  readonly learners: number
  /** 0 … 1: whose readiness lay within the band, below it, above it */
  readonly covered: number
  readonly below: number
  readonly above: number
  /** of the middle, forecast less found, in points */
  readonly error: { readonly mean: number; readonly error: number }
  /** of the band, in points */
  readonly width: number
  /** by how much a play at fixed prices ends below the plan made again each day, where memory is as believed, in points */
  readonly playsLose: { readonly mean: number; readonly error: number }
}

/** Milliseconds of CPU time, tables made. */
export interface ForecastTime {
  readonly setting: string
  readonly forecastMs: number
  readonly worthMs: number
  readonly reachMs: number
  /** `planInterview` of the same cards, in the same run */
  readonly planMs: number
  readonly ratio: number
}

export interface ForecastBench {
  readonly coverage: readonly ForecastCoverage[]
  readonly times: readonly ForecastTime[]
}

/**
 * Whether the forecast of readiness keeps what it promises, and how long it takes.
 *
 * @param learners - in each setting; 200 for figures to report
 * @param only - one setting; null: all
 * @see PLANNER.md §6, §7.6
 */
export function forecastBench(learners: number, only: string | null): ForecastBench {
  const isAsked = (setting: string): boolean => only === null || only === setting
  return {
    coverage: SETTINGS.filter(isAsked).map((setting) => coverageOf(setting, learners)),
    times: TIMED.filter(isAsked).map(timeOf),
  }
}

/** Shows it beside what PLANNER.md asks for. */
export function showForecast({ coverage, times }: ForecastBench): void {
  console.log('the 80 % band against what became of learners; points of readiness, ± standard error')
  console.table(
    coverage.map(({ setting, learners, covered, below, above, error, width, playsLose }) => ({
      'cards/days/minutes': setting,
      learners,
      covered: `${(100 * covered).toFixed(1)} %`,
      aim: '70–90 %',
      'below · above': `${(100 * below).toFixed(1)} · ${(100 * above).toFixed(1)} %`,
      'middle − found': `${error.mean.toFixed(2)} ± ${error.error.toFixed(2)}`,
      'its aim': '≤ 1',
      'band width': width.toFixed(1),
      'plan − play': `${playsLose.mean.toFixed(2)} ± ${playsLose.error.toFixed(2)}`,
    })),
  )
  if (times.length === 0) return
  console.table(
    times.map(({ setting, forecastMs, worthMs, reachMs, planMs, ratio }) => ({
      'CPU time of': setting,
      'forecast, 100 plays': `${forecastMs.toFixed(0)} ms`,
      'minutes worth': `${worthMs.toFixed(0)} ms`,
      'out of reach': `${reachMs.toFixed(0)} ms`,
      reference: `one plan, ${planMs.toFixed(1)} ms`,
      'forecast : plan': ratio.toFixed(0),
    })),
  )
}

function coverageOf(setting: string, learners: number): ForecastCoverage {
  const asked = settingOf(setting)
  const found = Array.from({ length: learners }, (_, n) => {
    const learner = makeLearner(`forecast ${n}`, asked.cards, 'drawn')
    const forecast = forecastReadiness(requestOn(learner.cards, 0, asked), { seed: `forecast ${n}`, reviewsKnown: 0 })
    if (forecast === null) throw new Error('there are cards that count')
    return { ...forecast, found: readinessAfter(learner, POLICIES.plan, asked), loss: lossOf(n, asked) }
  })
  const shareOf = (is: (one: (typeof found)[number]) => boolean): number => found.filter(is).length / learners
  return {
    setting,
    learners,
    covered: shareOf((one) => one.found >= one.low && one.found <= one.high),
    below: shareOf((one) => one.found < one.low),
    above: shareOf((one) => one.found > one.high),
    error: summary(found.map((one) => 100 * (one.median - one.found))),
    width: summary(found.map((one) => 100 * (one.high - one.low))).mean,
    playsLose: summary(found.map((one) => one.loss)),
  }
}

function lossOf(n: number, asked: Setting): number {
  const learner = makeLearner(`forecast ${n}`, asked.cards, 'default')
  const stage = stageOf(requestOn(learner.cards, 0, asked))
  const plays = Array.from({ length: PLAIN_PLAYS }, (_, one) => {
    const { readiness } = play(stage, stage.budgets, null, draws(`plain ${n} ${one}`))
    return readiness.at(-1) ?? Number.NaN
  })
  return 100 * (readinessAfter(learner, POLICIES.plan, asked) - summary(plays).mean)
}

function timeOf(setting: string): ForecastTime {
  const asked = settingOf(setting)
  const request = requestOn(makeLearner('time', asked.cards, 'drawn').cards, 0, asked)
  const [planMs, forecastMs] = [
    cpuMs(() => planInterview(request)),
    cpuMs(() => forecastReadiness(request, { seed: 'time', reviewsKnown: 0 })),
  ]
  return {
    setting,
    forecastMs,
    worthMs: cpuMs(() => minutesWorth(request, [-5, -1, 1, 5, 10])),
    reachMs: cpuMs(() => outOfReach(request)),
    planMs,
    ratio: forecastMs / planMs,
  }
}

function cpuMs(work: () => unknown): number {
  const times = Array.from({ length: RUNS + 1 }, () => {
    const from = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1000
  })
  return median(times.slice(1))
}

function settingOf(setting: string): Setting {
  const [cards = 0, days = 0, minutes = 0] = setting.split('/').map(Number)
  return { cards, days, minutes }
}
