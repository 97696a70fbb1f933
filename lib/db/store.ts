import { actsIn } from './acts'
import { answersIn } from './answers'
import { statesIn } from './card-states'
import { cardsIn } from './cards'
import { changesIn } from './changes'
import { forecastsIn } from './forecasts'
import type { DatabaseKind } from './kind'
import { logIn } from './log'
import { logLinesIn } from './log-lines'
import { mocksIn } from './mocks'
import { modelsIn } from './models'
import { plansIn } from './plans'
import type { Queryable } from './queryable'
import { rateCountsIn } from './rate-counts'
import { sessionsIn } from './sessions'
import { settingsIn } from './settings'
import { topicsIn } from './topics'
import { userDaysIn } from './user-days'
import { usersIn } from './users'

/** Every table by its subject, over the client or over an open transaction. */
export const storeOver = (db: Queryable, kind: DatabaseKind) => ({
  users: usersIn(db),
  sessions: sessionsIn(db),
  rates: rateCountsIn(db),
  settings: settingsIn(db),
  topics: topicsIn(db),
  cards: cardsIn(db),
  log: logIn(db),
  logLines: logLinesIn(db, kind),
  answers: answersIn(db),
  acts: actsIn(db),
  changes: changesIn(db),
  states: statesIn(db, kind),
  mocks: mocksIn(db),
  models: modelsIn(db),
  plans: plansIn(db),
  forecasts: forecastsIn(db),
  userDays: userDaysIn(db),
})

export type Store = ReturnType<typeof storeOver>
