import { costSeconds } from './cost-seconds'
import { ratingShares, type RatingShares } from './forecast-shares'
import { USUAL_COSTS } from './interview/read-request'
import type { VisitCosts } from './interview/types'
import { kindCosts } from './kind-costs'
import { type Outcome, type TimedAnswer, type Visit, visitsOf } from './visits'

/** What a person's answers say about how they study, for a plan to count on. */
export interface StudyHabits {
  /** mean seconds of a visit, whatever the card */
  readonly costs: VisitCosts
  /** the same by kind of card, for kinds of which enough is known */
  readonly costsByKind: ReadonlyMap<string, VisitCosts>
  readonly shares: RatingShares
  /** study days with any answer */
  readonly answerDays: ReadonlySet<number>
}

/** From so many visits of a kind on a person's own mean counts. */
const ENOUGH_VISITS = 50

/**
 * A person's own times, ratings and days, where there are enough of them to say, else the usual ones.
 *
 * @param answers - effective ones, oldest first; the newest few thousand will do
 * @param kinds - of cards, by id
 * @see PLANNER.md §3, §8
 */
export function studyHabits(answers: readonly TimedAnswer[], kinds: ReadonlyMap<string, string>): StudyHabits {
  const visits = visitsOf(answers)
  const costOf = (outcome: Outcome): number => meanSeconds(visits, outcome) ?? USUAL_COSTS[outcome]
  const costs = { pass: costOf('pass'), lapse: costOf('lapse'), new: costOf('new') }
  return {
    costs,
    costsByKind: kindCosts(visits, kinds, costs),
    shares: ratingShares(
      visits.flatMap(({ outcome, rating }) =>
        outcome === null ? [] : [{ mode: 'due', rating, elapsedDays: outcome === 'new' ? null : 1 }],
      ),
    ),
    answerDays: new Set(answers.map(({ studyDay }) => studyDay)),
  }
}

function meanSeconds(visits: readonly Visit[], outcome: Outcome): number | null {
  const times = visits.filter((visit) => visit.outcome === outcome).map(({ spentMs }) => spentMs / 1000)
  if (times.length < ENOUGH_VISITS) return null
  return costSeconds(times.reduce((sum, seconds) => sum + seconds, 0) / times.length)
}

/** Days looked back on, and how many of them have to have been study days before they say anything. */
const LATELY = 28
const ENOUGH_DAYS = 7
const LEAST_SHARE = 0.5

/**
 * The share of days kept lately: of the last 28 before today that were study days, those with an answer; at least a half.
 * Everything where there have been fewer than 7 since the first answer.
 *
 * @param isStudyDay - whether the person means to study on a day
 */
export function keptShare(
  answerDays: ReadonlySet<number>,
  today: number,
  isStudyDay: (day: number) => boolean,
): number {
  const first = Math.min(...answerDays)
  let asked = 0
  let kept = 0
  for (let day = Math.max(first, today - LATELY); day < today; day++) {
    if (!isStudyDay(day)) continue
    asked += 1
    kept += answerDays.has(day) ? 1 : 0
  }
  return asked < ENOUGH_DAYS ? 1 : Math.max(LEAST_SHARE, kept / asked)
}
