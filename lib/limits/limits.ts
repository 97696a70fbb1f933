/**
 * A bound that the program keeps, and the code under which a person hears of it.
 * A value that can be large is compared with its bound before it is computed.
 */
export interface Limit {
  readonly limit: number
  readonly code: LimitCode
}

export type LimitCode =
  | 'answer_unreadable'
  | 'body_too_large'
  | 'formula_too_long'
  | 'network_too_large'
  | 'out_of_range'
  | 'query_too_long'
  | 'slow_down'
  | 'template_budget'
  | 'text_too_deep'
  | 'text_too_long'
  | 'too_many_entries'

const of = <Code extends LimitCode>(code: Code, limit: number): { readonly limit: number; readonly code: Code } => ({
  limit,
  code,
})

/** Every bound of the program. Characters are UTF-16 code units, sizes bytes, times milliseconds. */
export const LIMITS = {
  jsonBodyBytes: of('body_too_large', 512 * 1024),
  entriesPerRequest: of('too_many_entries', 500),
  entriesPerClientBatch: of('too_many_entries', 50),
  clientBatchBytes: of('body_too_large', 256 * 1024),
  packBytes: of('body_too_large', 6_000_000),

  answerTextCharacters: of('text_too_long', 4_000),
  noteCharacters: of('text_too_long', 2_000),
  queryCharacters: of('query_too_long', 200),

  fieldCharacters: of('text_too_long', 20_000),
  textNesting: of('text_too_deep', 20),
  textLinks: of('text_too_long', 200),
  tableColumns: of('text_too_long', 50),
  tableRows: of('text_too_long', 500),
  formulaCharacters: of('formula_too_long', 2_000),
  formulaCharactersPerCard: of('formula_too_long', 20_000),
  formulaBraceDepth: of('formula_too_long', 50),

  numericAnswerCharacters: of('answer_unreadable', 64),
  numericAnswerDecimalDigits: of('answer_unreadable', 30),
  numericAnswerExponent: of('answer_unreadable', 100),

  templateCharacters: of('template_budget', 8_000),
  templateDepth: of('template_budget', 32),
  templateNames: of('template_budget', 64),
  templateSteps: of('template_budget', 10_000),
  /** of one picture: each value of a plane or a curve is an expression */
  figureSteps: of('template_budget', 40_000),
  templateTries: of('template_budget', 1_000),
  templateIntegerBits: of('template_budget', 512),
  templateListLength: of('template_budget', 10_000),

  networkCharacters: of('network_too_large', 100_000),
  networkLayers: of('network_too_large', 100_000),

  reviewRequestsPerMinute: of('slow_down', 300),
  writesPerMinute: of('slow_down', 60),
  guestsPerAddressHour: of('slow_down', 10),
  signInsPerAddressTenMinutes: of('slow_down', 20),
  signUpsPerAddressHour: of('slow_down', 5),
  requestsPerAddressMinute: of('slow_down', 600),
  wrongPasswordsBeforeDelay: of('slow_down', 10),
  wrongPasswordsBeforeReset: of('slow_down', 100),

  passwordMinCharacters: of('out_of_range', 15),
  passwordMinCharactersAtHome: of('out_of_range', 8),
  passwordMaxCharacters: of('out_of_range', 128),
  concurrentHashes: of('slow_down', 2),

  headerBytes: of('body_too_large', 16 * 1024),
  headerTimeoutMs: of('slow_down', 20_000),
  requestTimeoutMs: of('slow_down', 60_000),
  idleTimeoutMs: of('slow_down', 65_000),

  newPerDay: of('out_of_range', 9_999),
  reviewsPerDay: of('out_of_range', 9_999),
  retentionMin: of('out_of_range', 0.7),
  retentionMax: of('out_of_range', 0.97),
  maxIntervalDays: of('out_of_range', 36_500),
} as const satisfies Record<string, Limit>

/** Bounds of fitting the memory model, a process of its own. Apart, for the others go to every browser. */
export const TRAINING_LIMITS = {
  trainingMs: of('slow_down', 120_000),
  trainingHeapMegabytes: of('slow_down', 768),
  trainingsAtOnce: of('slow_down', 2),
} as const satisfies Record<string, Limit>

/** Bounds of forecasting readiness for interviews, in a thread of its own. Apart as well. */
export const FORECAST_LIMITS = {
  forecastMs: of('slow_down', 60_000),
  forecastIdleMs: of('slow_down', 300_000),
  forecastHeapMegabytes: of('slow_down', 512),
  forecastsWaiting: of('slow_down', 100),
} as const satisfies Record<string, Limit>

/** Bounds of mock interviews. Apart as well. */
export const MOCK_LIMITS = {
  /** of one question, thinking or answering: a day; who leaves a window open overnight loses nothing by it */
  mockStepMs: of('out_of_range', 86_400_000),
  mockQuestions: of('too_many_entries', 64),
  /** shown in the history, and compared with */
  mocksListed: of('too_many_entries', 50),
  /** cards that a session may be narrowed to by name */
  namedCards: of('too_many_entries', 64),
} as const satisfies Record<string, Limit>

/** Bounds of a plan towards an interview. */
export const PLAN_LIMITS = {
  plans: of('out_of_range', 50),
  nameCharacters: of('text_too_long', 80),
  noteCharacters: of('text_too_long', 2_000),
  daysAhead: of('out_of_range', 730),
  minutesPerDay: of('out_of_range', 720),
  topicWeight: of('out_of_range', 9),
} as const satisfies Record<string, Limit>
