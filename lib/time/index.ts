// The one definition of a study day: the local calendar date, begun at the rollover hour of the wall clock.
// Every other room counts in these days and never in spans of 24 hours.
// Runs on the server and in the browser; imports nothing.
export { addDays, asDay, dayDate, dayOfDate, weekdayOf } from './day'
export type { Day } from './day'
export { dayStart, studyDay } from './study-day'
export { wallClock } from './wall-clock'
export { isZone } from './zone'
export { TimeError } from './time-error'
export type { TimeErrorCode } from './time-error'
