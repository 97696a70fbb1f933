import { DEFAULT_MODEL, type Next, nextStates, type NextContext, type SchedulingState } from '@/lib/memory'
import { CARD, FIRST_DAY, instant } from './log'

export const NOON = instant(0, 12)
export const context: NextContext = {
  cardId: CARD,
  now: NOON,
  studyDay: FIRST_DAY,
  rolloverAt: instant(0, 27),
  model: DEFAULT_MODEL,
  retention: 0.9,
  steps: [60, 600],
  relearningSteps: [600],
  maxIntervalDays: 36_500,
}
export const RATINGS = [1, 2, 3, 4] as const
export const DAY = 86_400

export const learning = (step: number): SchedulingState => ({
  phase: 'learning',
  step,
  stability: 2.3065,
  difficulty: 2.118,
  lastDay: FIRST_DAY,
  reps: 1,
})
export const relearning = (step: number): SchedulingState => ({ ...learning(step), phase: 'relearning', reps: 5 })
export const known = (intervalDays: number, more: Partial<SchedulingState> = {}): SchedulingState => ({
  phase: 'review',
  step: 0,
  stability: 10,
  difficulty: 5,
  lastDay: FIRST_DAY - intervalDays,
  dueDay: FIRST_DAY,
  reps: 4,
  ...more,
})

/** Seconds from now, or whole days, with the phase and step entered. */
export function said(next: Next, { now, studyDay }: NextContext = context): string {
  const due = 'dueAt' in next ? `${(next.dueAt - now) / 1000} s` : `${next.dueDay - studyDay} d`
  return `${next.phase} ${next.step}: ${due}`
}
export const all = (state: SchedulingState | null, more: Partial<NextContext> = {}): string[] => {
  const next = nextStates(state, { ...context, ...more })
  return RATINGS.map((rating) => said(next[rating], { ...context, ...more }))
}
export const days = (next: Next): number => ('dueDay' in next ? next.dueDay - context.studyDay : 0)
