// Fits the memory model to a person's log, and says on answers it has not seen whether that was worth it.
// The only room that knows the native optimiser; without it the outcome says so, and nothing else stops.
// Runs on the server, in a process of its own; imports memory, plan and time.
import 'server-only'

export { reviewHistories } from './review-histories'
export type { History, HistoryReview, LoggedAct } from './review-histories'
export { trainingItems } from './training-items'
export type { TrainingItem } from './training-items'
export { fittedBy, FEWEST_TO_FIT_ALL, withoutOutliers } from './outliers'
export type { Fitted } from './outliers'
export { fitWeights } from './fit-weights'
export type { Optimiser } from './optimiser'
export { predictions } from './predictions'
export { timeFolds } from './time-folds'
export { train } from './train'
export type { Comparison, ScopeOutcome, TrainingInput, TrainingOutcome } from './train'
