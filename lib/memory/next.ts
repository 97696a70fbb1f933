import type { Day } from '@/lib/time'

/** Again, Hard, Good, Easy. */
export type Rating = 1 | 2 | 3 | 4

export type Phase = 'new' | 'learning' | 'review' | 'relearning'

/**
 * What a rating button does to a card: the phase and step it enters and when it is due, at an instant (a step within
 * this study day) or on a day.
 *
 * `fuzzDays` and `balanceDays` say by how many days chance and load balancing moved the due day from the interval that
 * the model asked for. The button shows exactly what the log then keeps.
 */
export type Next =
  | {
      readonly phase: Exclude<Phase, 'new'>
      readonly step: number
      readonly dueAt: number
      readonly fuzzDays: 0
      readonly balanceDays: 0
    }
  | {
      readonly phase: Exclude<Phase, 'new'>
      readonly step: number
      readonly dueDay: Day
      readonly fuzzDays: number
      readonly balanceDays: number
    }
