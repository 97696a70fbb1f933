// What of the report can be changed, or is summed from it. Loaded as one, after the first paint.
export { CountBar, PrintButton } from './count-bar'
export { Missed, StudyMissed } from './missed'
export { RatingChoice } from './rating-choice'
export { ReportMarks } from './report-store'
export { RubricTicks, SaidMark } from './rubric-ticks'
export { SummaryFigures, TopicFigures } from './summary-figures'
