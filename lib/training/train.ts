import { DEFAULT_MODEL, type Model } from '@/lib/memory'
import { calibrationOf, type Prediction } from '@/lib/plan'
import { fitWeights } from './fit-weights'
import { loadOptimiser, type Optimiser } from './optimiser'
import { fittedBy, type Fitted, FEWEST_TO_FIT_ALL, withoutOutliers } from './outliers'
import { predictions } from './predictions'
import type { History } from './review-histories'
import { timeFolds } from './time-folds'
import { trainingItems, type TrainingItem } from './training-items'

export interface TrainingInput {
  readonly histories: readonly History[]
  readonly isNumeric: (cardId: string) => boolean
  /** what is in force now */
  readonly inForce: { readonly general: Model; readonly numeric: Model }
  /** how many steps a forgotten card is learnt again in */
  readonly relearningSteps: number
  /** told how much is done, 0 to 1 */
  readonly onProgress?: (share: number) => void
  /** the native module, or null where there is none; loaded where it is left out */
  readonly optimiser?: Optimiser | null
}

/** How well the same answers are predicted before and after. */
export interface Comparison {
  readonly count: number
  readonly logLossBefore: number
  readonly logLossAfter: number
  readonly rmseBefore: number
  readonly rmseAfter: number
}

/** What a fit gives for the cards that it speaks for. */
export interface ScopeOutcome {
  readonly scope: 'all' | 'numeric'
  readonly weights: readonly number[]
  /** reviews on a later day */
  readonly reviews: number
  readonly fitted: Fitted
  /** later answers, each predicted from earlier ones alone: by the published weights, and by those fitted to what was before */
  readonly heldOut: Comparison
  /** all answers: by what is in force now, and by the new weights */
  readonly whole: Comparison
  /** whether it may be offered: better on all answers, and no worse on those it had not seen */
  readonly better: boolean
}

export type TrainingOutcome =
  | { readonly code: 'not_available' }
  | { readonly code: 'too_few'; readonly reviews: number; readonly least: number }
  | {
      readonly code: 'fitted'
      readonly reviews: number
      /** cards with a number as their answer have weights of their own; then `all` are those of the others */
      readonly separate: boolean
      readonly scopes: readonly ScopeOutcome[]
    }

/**
 * Fits the model to a person's reviews, and says on later ones, which it had not seen, whether it predicts them better.
 *
 * Cards with a number as their answer get weights of their own where both kinds have enough reviews, and only if later
 * answers are then predicted better than by weights common to all.
 *
 * @see SRS.md §7
 */
export async function train(input: TrainingInput): Promise<TrainingOutcome> {
  const optimiser = input.optimiser === undefined ? await loadOptimiser() : input.optimiser
  if (optimiser === null) return { code: 'not_available' }
  const items = trainingItems(input.histories)
  if (withoutOutliers(items).length < FEWEST_TO_FIT_ALL) {
    return { code: 'too_few', reviews: items.length, least: FEWEST_TO_FIT_ALL }
  }
  const kinds: readonly Kind[] = [
    { scope: 'all', has: ({ history }) => !input.isNumeric(history.cardId) },
    { scope: 'numeric', has: ({ history }) => input.isNumeric(history.cardId) },
  ]
  const mayPart = kinds.every(({ has }) => withoutOutliers(items.filter(has)).length >= FEWEST_TO_FIT_ALL)
  const variants: readonly (readonly Kind[])[] = [[{ scope: 'all', has: () => true }], ...(mayPart ? [kinds] : [])]
  const progress = new Progress(variants.length * costOf(items), input.onProgress)
  const fit = async (some: readonly TrainingItem[]): Promise<readonly number[]> => {
    const weights = await fitWeights(some, {
      optimiser,
      relearningSteps: input.relearningSteps,
      onProgress: (share) => progress.during(share * some.length),
    })
    progress.done(some.length)
    return weights
  }

  const tried: Tried[] = []
  for (const parts of variants) tried.push(await tryOut(items, parts, fit))
  const [shared, parted] = tried
  if (shared === undefined) throw new Error('a fit to all cards is always tried')
  const separate = parted !== undefined && lossOf(parted.after) < lossOf(shared.after)
  const chosen = separate ? parted : shared
  return {
    code: 'fitted',
    reviews: items.length,
    separate,
    scopes: chosen.parts.map((part) => outcomeOf(items, part, chosen, input)),
  }
}

interface Kind {
  readonly scope: ScopeOutcome['scope']
  readonly has: (item: TrainingItem) => boolean
}

type Fit = (items: readonly TrainingItem[]) => Promise<readonly number[]>

interface Tried {
  readonly parts: readonly (Kind & { readonly weights: readonly number[] })[]
  /** held-out items in the order of their predictions */
  readonly items: readonly TrainingItem[]
  readonly before: readonly Prediction[]
  readonly after: readonly Prediction[]
}

/** Fits each part to all of it, and before that to what precedes each fold. */
async function tryOut(items: readonly TrainingItem[], kinds: readonly Kind[], fit: Fit): Promise<Tried> {
  const [heldOut, before, after] = [[] as TrainingItem[], [] as Prediction[], [] as Prediction[]]
  for (const { from, to } of timeFolds(items.length)) {
    for (const { has } of kinds) {
      const [earlier, later] = [items.slice(0, from).filter(has), items.slice(from, to).filter(has)]
      const model = { id: 'fold', weights: await fit(earlier) }
      heldOut.push(...later)
      before.push(...predictions(later, () => DEFAULT_MODEL))
      after.push(...predictions(later, () => model))
    }
  }
  const parts: (Kind & { weights: readonly number[] })[] = []
  for (const kind of kinds) parts.push({ ...kind, weights: await fit(items.filter(kind.has)) })
  return { parts, items: heldOut, before, after }
}

function outcomeOf(
  items: readonly TrainingItem[],
  { scope, has, weights }: Tried['parts'][number],
  tried: Tried,
  { inForce, isNumeric }: TrainingInput,
): ScopeOutcome {
  const own = items.filter(has)
  const isHeld = tried.items.map(has)
  const heldOut = compared(
    tried.before.filter((_, place) => isHeld[place]),
    tried.after.filter((_, place) => isHeld[place]),
  )
  const whole = compared(
    predictions(own, (cardId) => (isNumeric(cardId) ? inForce.numeric : inForce.general)),
    predictions(own, () => ({ id: 'new', weights })),
  )
  const better = whole.logLossAfter < whole.logLossBefore && heldOut.logLossAfter <= heldOut.logLossBefore
  return { scope, weights, reviews: own.length, fitted: fittedBy(own), heldOut, whole, better }
}

function compared(before: readonly Prediction[], after: readonly Prediction[]): Comparison {
  const [one, other] = [calibrationOf(before), calibrationOf(after)]
  return {
    count: one.count,
    logLossBefore: one.logLoss ?? 0,
    logLossAfter: other.logLoss ?? 0,
    rmseBefore: one.rmseBins ?? 0,
    rmseAfter: other.rmseBins ?? 0,
  }
}

const lossOf = (some: readonly Prediction[]): number => calibrationOf(some).logLoss ?? Infinity

/** Items that all fits of a variant read together. */
function costOf(items: readonly TrainingItem[]): number {
  return timeFolds(items.length).reduce((sum, { from }) => sum + from, items.length)
}

/** How much of all fits is done. */
class Progress {
  readonly #whole: number
  readonly #tell: ((share: number) => void) | undefined
  #read = 0

  constructor(whole: number, tell: ((share: number) => void) | undefined) {
    this.#whole = whole
    this.#tell = tell
  }

  during(items: number): void {
    this.#tell?.(Math.min((this.#read + items) / this.#whole, 1))
  }

  done(items: number): void {
    this.#read += items
    this.during(0)
  }
}
