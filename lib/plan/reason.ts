/**
 * Why a card is on today's list: a code and the numbers that belong to it, worded by `i18n`.
 *
 * | code | values |
 * |---|---|
 * | `learning_due` | `step` (0, 1, …), `lapsed` (1: forgotten and being learnt again, else 0) |
 * | `learning_soon` | `minutes` until it is due, `step`, `lapsed` |
 * | `due` | `recall` today (0 to 1), `overdueDays`, `intervalDays` |
 * | `due_chosen` | the same and `gain`: expected recall won 30 days on (0 to 1); more is due than the day's limit |
 * | `new_first` | `place` among the first cards (1, 2, …) |
 * | `new_next` | `topic`: the id of the topic, next in the order of the map |
 * | `ahead` | `recall` today, `days` until it is due, `intervalDays` |
 * | `plan_known` | recall on the interview's `date`: `alone` if never seen again, `seen` if seen today and never again; `weight` of its topic, `seconds` expected |
 * | `plan_new` | the same without `alone`; never met |
 * | `cram` | `recall` today; for practice, and nothing of it counts |
 * | `cram_new` | none: never met, and for practice |
 * | `first` | none: it was asked for by name |
 */
export interface Reason {
  readonly code: ReasonCode
  readonly values: Readonly<Record<string, number | string>>
}

export type ReasonCode =
  | 'learning_due'
  | 'learning_soon'
  | 'due'
  | 'due_chosen'
  | 'new_first'
  | 'new_next'
  | 'ahead'
  | 'plan_known'
  | 'plan_new'
  | 'cram'
  | 'cram_new'
  | 'first'
