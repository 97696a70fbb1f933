// Which card next, how many a day, and what the measures of progress say about a topic.
// Decides from states that memory made; it reads no log but today's and knows no clock.
// Runs on the server and in the browser; imports memory and time.
export { aheadList } from './ahead-list'
export { cramList } from './cram-list'
export { absenceOf } from './absence'
export type { Absence } from './absence'
export { isDue, nextDue } from './due'
export { paceOf, secondsFor, secondsOfReview } from './pace'
export type { Outcome, Pace, TimedAnswer } from './pace'
export type { Reason, ReasonCode } from './reason'
export type { NewPlace, PlanCard, PlanTopic, ReviewOrder, TodayInput, TodaySettings } from './today-input'
export { todaysList } from './todays-list'
export type { TodaysItem, TodaysList } from './todays-list'
export { measuresOf, topicMeasures } from './topic-measures'
export { withFirst } from './with-first'
export type { MeasureContext, TopicMeasures } from './topic-measures'
