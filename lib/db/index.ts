// Rows and our own types: a file for each subject, every query on a person's data with their id.
// The only room that knows Prisma; the client is generated into generated/.
// Runs on the server; imports card, grading, memory, plan, time and limits.
import 'server-only'

export type { NoteRow } from './acts'
export type { AnswerRow } from './answers'
export type { CardStateRow } from './card-states'
export type { CardRow, CardVersionRow } from './cards'
export { groupedTransaction } from './commit-group'
export { recentCommitMs } from './commit-times'
export { assertDurable, closeDatabase, store, transaction } from './database'
export { DatabaseError } from './database-error'
export type { DatabaseErrorCode } from './database-error'
export type { ForecastRow } from './forecasts'
export type { MistakeRow, NewLogRow, StoredRow } from './log'
export type { ModelRow } from './models'
export type { PlanOutcome, PlanRow } from './plans'
export { SqliteAdapterFactory } from './sqlite-adapter'
export type { SettingsRow } from './settings'
export type { Store } from './store'
export type { TopicRow } from './topics'
export { BUILT_IN } from './user-id'
export type { UserId } from './user-id'
