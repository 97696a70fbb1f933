import { costSeconds } from './cost-seconds'
import type { VisitCosts } from './interview/types'
import { quantile } from './quantile'
import type { Outcome, Visit } from './visits'

/** From so many visits of a kind of card on its own times count. */
const ENOUGH_VISITS = 20
/** Quartile ranges above the upper quartile beyond which a time says that somebody was called away. @see Tukey 1977 */
const FAR_OUT = 3

const OUTCOMES = ['pass', 'lapse', 'new'] as const

/**
 * Mean seconds of a visit by kind of card, for kinds of which there have been enough visits to say.
 *
 * Times are taken as parts of what such a visit takes on average, so that all of a kind say together how slow it is: an
 * outcome that has been rare in it takes its average by that factor, one that was not takes its own mean.
 *
 * @param kinds - by card id; cards without a kind are passed over
 * @param overall - of all kinds together
 * @see PLANNER.md §8
 */
export function kindCosts(
  visits: readonly Visit[],
  kinds: ReadonlyMap<string, string>,
  overall: VisitCosts,
): ReadonlyMap<string, VisitCosts> {
  const times = new Map<string, Time[]>()
  for (const { cardId, outcome, spentMs } of visits) {
    const kind = kinds.get(cardId)
    if (kind === undefined || outcome === null) continue
    const time = { outcome, seconds: spentMs / 1000, part: spentMs / 1000 / overall[outcome] }
    const known = times.get(kind)
    if (known === undefined) times.set(kind, [time])
    else known.push(time)
  }
  return new Map(
    [...times].flatMap(([kind, ofKind]) =>
      ofKind.length < ENOUGH_VISITS ? [] : [[kind, costsOf(withoutFarOut(ofKind), overall)] as const],
    ),
  )
}

interface Time {
  readonly outcome: Outcome
  readonly seconds: number
  /** of the mean of all kinds */
  readonly part: number
}

function withoutFarOut(times: readonly Time[]): readonly Time[] {
  const parts = times.map(({ part }) => part).sort((a, b) => a - b)
  const [low, high] = [quantile(parts, 0.25), quantile(parts, 0.75)]
  const most = high + FAR_OUT * (high - low)
  return times.filter(({ part }) => part <= most)
}

function costsOf(times: readonly Time[], overall: VisitCosts): VisitCosts {
  const sum = (of: readonly Time[], by: (time: Time) => number): number =>
    of.reduce((total, time) => total + by(time), 0)
  const factor = sum(times, ({ seconds }) => seconds) / sum(times, ({ outcome }) => overall[outcome])
  const [pass, lapse, first] = OUTCOMES.map((outcome) => {
    const own = times.filter((time) => time.outcome === outcome)
    return costSeconds(
      own.length < ENOUGH_VISITS ? factor * overall[outcome] : sum(own, ({ seconds }) => seconds) / own.length,
    )
  })
  return { pass: pass!, lapse: lapse!, new: first! }
}
