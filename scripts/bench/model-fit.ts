import { DEFAULT_MODEL } from '@/lib/memory'
import { simulateWorkload, USUAL_SHARES, WORKLOAD_RETENTIONS, type WorkloadInput } from '@/lib/plan'
import { asDay } from '@/lib/time'
import { fitWeights, train, trainingItems } from '@/lib/training'
import { loadOptimiser } from '@/lib/training/optimiser'
import { learnerHistories, SHORT_MEMORY } from '../../tests/training/learner'

const REVIEWS = 10_000
const CARDS = 700

export interface ModelFitTimes {
  readonly reviews: number
  /** one fit to all of them */
  readonly fitMs: number
  readonly fitAimMs: number
  /** that and five folds, for common weights and for those of two kinds */
  readonly wholeMs: number
  readonly logLossBefore: number
  readonly logLossAfter: number
  /** a year under each retention, in a large deck */
  readonly workloadMs: number
  readonly workloadAimMs: number
}

/** Times the fit of the memory model to a simulated learner's reviews, and the year that is simulated by retention. */
export async function modelFitTimes(): Promise<ModelFitTimes> {
  const optimiser = await loadOptimiser()
  if (optimiser === null) throw new Error('There is no optimiser for this kind of machine.')
  const histories = learnerHistories(REVIEWS, { memory: SHORT_MEMORY })
  const items = trainingItems(histories)
  let from = performance.now()
  await fitWeights(items, { optimiser, relearningSteps: 1 })
  const fitMs = performance.now() - from
  from = performance.now()
  const outcome = await train({
    histories,
    isNumeric: (cardId) => Number(cardId.split('-')[1]) % 2 === 0,
    inForce: { general: DEFAULT_MODEL, numeric: DEFAULT_MODEL },
    relearningSteps: 1,
  })
  const wholeMs = performance.now() - from
  if (outcome.code !== 'fitted') throw new Error(`The fit ended with ${outcome.code}.`)
  const [scope] = outcome.scopes
  from = performance.now()
  for (const retention of WORKLOAD_RETENTIONS) simulateWorkload(newcomer(), retention)
  const workloadMs = performance.now() - from
  return {
    reviews: REVIEWS,
    fitMs,
    fitAimMs: 5_000,
    wholeMs,
    logLossBefore: scope?.heldOut.logLossBefore ?? NaN,
    logLossAfter: scope?.heldOut.logLossAfter ?? NaN,
    workloadMs,
    workloadAimMs: 2_000,
  }
}

/** Who has a deck before them and twenty new cards a day: the most reviews in a year. */
function newcomer(): WorkloadInput {
  const cards = Array.from({ length: CARDS }, (_, place) => ({
    id: `card-${place}`,
    topicId: 'topic',
    kind: 'explain',
    position: place,
    givesAway: [],
    weight: 1,
  }))
  return {
    cards,
    states: new Map(),
    modelFor: () => DEFAULT_MODEL,
    pace: new Map(),
    shares: USUAL_SHARES,
    studyDay: asDay(20_000),
    newPerDay: 20,
    maxIntervalDays: 36_500,
    seed: 'bench',
  }
}

/** Prints the figures. */
export function showModelFit(times: ModelFitTimes): void {
  const rounded = (ms: number): string => `${ms.toFixed(0)} ms`
  console.table([
    {
      what: `memory model, one fit to ${times.reviews} reviews`,
      time: rounded(times.fitMs),
      aim: rounded(times.fitAimMs),
    },
    { what: 'the same with five folds, common and by kind', time: rounded(times.wholeMs), aim: '' },
    { what: 'a year by ten retentions', time: rounded(times.workloadMs), aim: rounded(times.workloadAimMs) },
  ])
  console.log(`log loss on unseen answers: ${times.logLossBefore.toFixed(4)} → ${times.logLossAfter.toFixed(4)}`)
}
