// Which card next, how many a day, and what the measures of progress say about a topic.
// Decides from states that memory made; it reads no log but today's and knows no clock.
// Runs on the server and in the browser; imports memory and time.
export type { Reason, ReasonCode } from './reason'
