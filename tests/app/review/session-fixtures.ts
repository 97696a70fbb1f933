import type { CardKind, QueueAnswer, QueueItem } from '@/lib/study'
import { DEFAULT_MODEL, nextStates, type Rating } from '@/lib/memory'
import type { Stamp } from '@/app/review/session-entry'
import { reviewEntry, undoEntry } from '@/app/review/session-entry'
import { beginSession } from '@/app/review/session-begin'
import { reduce } from '@/app/review/session-state'
import type { SessionState } from '@/app/review/session-types'
import { formatUuid } from '@/app/_ui/uuid'

/** 24 November 2026, 10:00 in UTC; the study day ends at 04:00. */
export const MORNING = Date.UTC(2026, 10, 24, 10)
export const TODAY = Math.floor(MORNING / 86_400_000)
export const ROLLOVER = Date.UTC(2026, 10, 25, 4)

const settings = { retention: 0.9, steps: [60, 600], relearningSteps: [600], maxIntervalDays: 36_500 }

/** A numeric card whose answer is 9 and whose recognised mistake gives 13, never met unless told otherwise. */
export function item(n: number, change: Partial<QueueItem> = {}): QueueItem {
  const cardId = change.cardId ?? `topic:card-${n}`
  return {
    cardId,
    cardVersion: '0123456789abcdef',
    kind: 'numeric',
    level: 2,
    topic: [
      { id: 'top', label: 'Top' },
      { id: 'topic', label: `Topic ${n}` },
    ],
    flagged: false,
    mode: 'new',
    headId: null,
    recall: null,
    why: { code: 'new_next', values: {} },
    instances: [instance(n), instance(n + 1_000)],
    state: null,
    next: nextStates(null, {
      cardId,
      now: MORNING,
      studyDay: TODAY,
      rolloverAt: ROLLOVER,
      model: DEFAULT_MODEL,
      ...settings,
    }),
    ...change,
  }
}

export function instance(seed: number): QueueItem['instances'][number] {
  return {
    seed,
    values: { k: '3' },
    order: [],
    question: '<p>How wide?</p>',
    hints: ['<p>one</p>', '<p>two</p>'],
    key: {
      type: 'integer',
      value: '9',
      unit: 'px',
      wrong: [{ value: '13', id: 'k_not_k_minus_1', html: 'That is k.' }],
    },
    after: { explanation: '<p>why</p>', steps: [{ html: '1 + 2' }], sources: [] },
  }
}

/** A card of another kind with what its control needs. */
export function itemOfKind(kind: CardKind, n = 1): QueueItem {
  const base = instance(n)
  const keys: Record<CardKind, Partial<QueueItem['instances'][number]>> = {
    numeric: {},
    explain: {
      key: { type: 'explain', wrong: [] },
      rubric: [
        { html: 'centre', words: ['centre'], bonus: false },
        { html: 'padding', words: ['padding'], bonus: false },
        { html: 'stride', words: [], bonus: false },
        { html: 'history', words: ['history'], bonus: true },
      ],
    },
    choice: {
      key: { type: 'choice', right: [1], wrong: [] },
      options: [{ html: 'a' }, { html: 'b' }, { html: 'c' }],
      order: [2, 0, 1],
    },
    figure: {
      key: { type: 'choice', right: [0, 1], wrong: [] },
      options: [{ html: 'a' }, { html: 'b' }],
      order: [0, 1],
    },
    cloze: {
      key: { type: 'cloze', accepted: [['batch', '批次'], ['old value']], wrong: [] },
      blanks: 2,
    },
  }
  return item(n, { kind, instances: [{ ...base, ...keys[kind] }] })
}

export function answer(items: readonly QueueItem[], change: Partial<QueueAnswer> = {}): QueueAnswer {
  return {
    v: 1,
    serverNow: MORNING,
    studyDay: TODAY,
    rolloverAt: ROLLOVER,
    model: { id: DEFAULT_MODEL.id, weights: DEFAULT_MODEL.weights, ...settings },
    counts: { learning: 0, review: 0, new: items.length, plan: 0, seconds: 60 },
    items,
    ...change,
  }
}

export function session(items: readonly QueueItem[], asked = items.length + 1): SessionState {
  return beginSession(answer(items), 'en', asked)
}

let made = 0
export function stamp(at: number): Stamp {
  made += 1
  return { id: formatUuid({ at, count: made % 4096 }, new Uint8Array(8)), at, skewMs: 0, zone: 'UTC', device: 'test' }
}

export function typed(state: SessionState, text: string, now: number): SessionState {
  const drafted = reduce(state, { type: 'drafted', draft: { kind: 'text', text } })
  return reduce(drafted, { type: 'checked', now })
}

/** Rates the card on the screen, which has been answered. */
export function rated(state: SessionState, rating: Rating, now: number): SessionState {
  const entry = reviewEntry(state, rating, stamp(now))
  return entry === null ? state : reduce(state, { type: 'rated', entry, now })
}

/** Types an answer and rates it. */
export function answered(state: SessionState, text: string, rating: Rating, now: number): SessionState {
  return rated(typed(state, text, now), rating, now)
}

export function undone(state: SessionState, now: number): SessionState {
  const entry = undoEntry(state, stamp(now))
  return entry === null ? state : reduce(state, { type: 'undone', entry, now })
}
