import type { Day } from '@/lib/time'
import { DEFAULT_MODEL } from './model'
import type { Phase } from './next'

/** What is remembered of a card: the replay of its log. A cache: it can be thrown away and made again. */
export interface CardMemory {
  readonly phase: Phase
  /** index into the learning or relearning steps; 0 in the other phases */
  readonly step: number
  /** days until recall has fallen to 90 % (FSRS-6); 0 while the card was never met */
  readonly stability: number
  /** 1 (easy) to 10; 0 while the card was never met */
  readonly difficulty: number
  /** the study day of the last review; null while the card was never met */
  readonly lastDay: Day | null
  /** the instant of the last review; null while none, as after an import without history */
  readonly lastAt: number | null
  /** the study day it is due; for a step within a day that very day. Null while nothing says when */
  readonly dueDay: Day | null
  /** the instant it is due, for a step within a study day; else null, and dueDay alone counts */
  readonly dueAt: number | null
  readonly reps: number
  readonly lapses: number
  readonly suspended: boolean
  /** buried before this day and back on it; null where not buried. A day gone by says nothing any more */
  readonly buriedUntilDay: Day | null
  readonly flagged: boolean
  /** recalled less often than predicted by more than chance, or forgotten too often */
  readonly leech: boolean
  /** the model under which stability and difficulty hold */
  readonly modelId: string
  /** the card's last entry in the order of the replay, effective or not: what a browser names as `after` */
  readonly headId: string | null
  /** how many entries name the card, effective or not */
  readonly entryCount: number
  /** whether there is a memory: an effective review since the last reset, or a start */
  readonly met: boolean
}

/** What is remembered before the first entry, and after a reset. */
export const NEVER_MET: CardMemory = {
  phase: 'new',
  step: 0,
  stability: 0,
  difficulty: 0,
  lastDay: null,
  lastAt: null,
  dueDay: null,
  dueAt: null,
  reps: 0,
  lapses: 0,
  suspended: false,
  buriedUntilDay: null,
  flagged: false,
  leech: false,
  modelId: DEFAULT_MODEL.id,
  headId: null,
  entryCount: 0,
  met: false,
}

/**
 * The part of a card's memory from which the four buttons are drawn. The day numbers may be plain, as they come over
 * the network; a card never met is `null` or has phase `new`.
 */
export interface SchedulingState {
  readonly phase: Phase
  readonly step: number
  readonly stability: number
  readonly difficulty: number
  readonly lastDay: number | null
  /** with lastDay, the interval now running; without it no interval can be kept from shrinking */
  readonly dueDay?: number | null
  readonly reps: number
}
