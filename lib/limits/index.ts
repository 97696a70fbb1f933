// Every bound the program keeps, as data: its number and the code under which a person hears of it.
// Other rooms compare with these numbers and never write their own.
// Runs on the server and in the browser; imports nothing.
export { FORECAST_LIMITS, LIMITS, PLAN_LIMITS, MOCK_LIMITS, TRAINING_LIMITS } from './limits'
export type { Limit, LimitCode } from './limits'
