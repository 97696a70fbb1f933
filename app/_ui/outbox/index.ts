// Answers on their way: kept on this device until the server names them, one database for each person.
// Imports only types of the rooms; the review session writes into it, any screen may run its sender.
// Browser only.
export type { TabMessage } from './channel'
export { careForDevice } from './care'
export { clockSkewMs, deviceId, noteServerClock } from './device'
export { exportAnswers } from './export-answers'
export { openOutbox, QUIET } from './outbox'
export type { Outbox, OutboxStatus } from './outbox'
export { tellSignedOut } from './worker'
export type { KeptEntry, Store, StoredItem, StoredSession } from './store'
