import type { CardMemory, Next, ReviewEntry, StoredEntry } from '@/lib/memory'
import type { PlanCard, TodayInput } from '@/lib/plan'
import { asDay } from '@/lib/time'

const MS_PER_DAY = 86_400_000
export const TODAY = asDay(20_781)
export const CUTOFF = TODAY * MS_PER_DAY + 12 * 3_600_000
export const MINUTE = 60_000

/** A card of a topic, `padding:3` being the third of topic `padding`. */
export function card(id: string, more: Partial<PlanCard> = {}): PlanCard {
  const [topicId = '', name = ''] = id.split(':')
  return { id, topicId, kind: 'explain', position: Number(name) || 0, givesAway: [], weight: 1, ...more }
}

const MET: CardMemory = {
  phase: 'review',
  step: 0,
  stability: 10,
  difficulty: 5,
  lastDay: asDay(TODAY - 10),
  lastAt: CUTOFF - 10 * MS_PER_DAY,
  dueDay: TODAY,
  dueAt: null,
  reps: 3,
  lapses: 0,
  suspended: false,
  buriedUntilDay: null,
  flagged: false,
  leech: false,
  modelId: 'fsrs-6-default',
  headId: 'head',
  entryCount: 3,
  met: true,
}

/** A review card, due so many days ago. */
export function reviewed(dueDaysAgo: number, more: Partial<CardMemory> = {}): CardMemory {
  const dueDay = asDay(TODAY - dueDaysAgo)
  return { ...MET, dueDay, lastDay: asDay(dueDay - 10), ...more }
}

/** A learning card, due so many minutes after the cutoff. */
export function inLearning(minutes: number, more: Partial<CardMemory> = {}): CardMemory {
  return {
    ...MET,
    phase: 'learning',
    lastDay: TODAY,
    dueDay: TODAY,
    dueAt: CUTOFF + minutes * MINUTE,
    reps: 1,
    ...more,
  }
}

/** A card never met, touched all the same: flagged, suspended, buried. */
export function untouched(more: Partial<CardMemory> = {}): CardMemory {
  return {
    ...MET,
    phase: 'new',
    stability: 0,
    difficulty: 0,
    lastDay: null,
    lastAt: null,
    dueDay: null,
    reps: 0,
    met: false,
    ...more,
  }
}

/** An answer of today. */
export function answer(
  cardId: string,
  mode: ReviewEntry['mode'],
  more: Partial<ReviewEntry> = {},
  day = 0,
): StoredEntry {
  const next: Next = { phase: 'review', step: 0, dueDay: asDay(TODAY + day + 5), fuzzDays: 0, balanceDays: 0 }
  const entry: ReviewEntry = {
    v: 1,
    id: `00000000-0000-7000-8000-${(answers += 1).toString(16).padStart(12, '0')}`,
    type: 'review',
    at: 0,
    skewMs: 0,
    zone: 'UTC',
    device: 'laptop',
    cardId,
    cardVersion: '0123456789abcdef',
    after: null,
    mode,
    answer: {},
    verdict: 'self',
    hints: 0,
    retries: 0,
    spentMs: 8_000,
    proposed: 3,
    rating: 3,
    modelId: 'fsrs-6-default',
    retention: 0.9,
    next,
    ...more,
  }
  const effectiveAt = CUTOFF + day * MS_PER_DAY - MINUTE
  return { entry, receivedAt: effectiveAt, effectiveAt, studyDay: asDay(TODAY + day) }
}
let answers = 0

/** What the list is made from: cards with their states, everything else as it is for most people. */
export function given(
  cards: readonly (readonly [PlanCard, CardMemory?])[],
  { settings, ...more }: Partial<Omit<TodayInput, 'settings'>> & { settings?: Partial<TodayInput['settings']> } = {},
): TodayInput {
  const topicIds = [...new Set(cards.map(([{ topicId }]) => topicId))]
  return {
    cards: cards.map(([one]) => one),
    topics: topicIds.map((id) => ({ id, parentId: null, prerequisites: [] })),
    first: [],
    states: new Map(cards.flatMap(([{ id }, state]) => (state === undefined ? [] : [[id, state] as const]))),
    todays: [],
    settings: { newPerDay: 20, reviewsPerDay: 200, order: 'dueDay', newPlace: 'mixed', ...settings },
    models: [],
    pace: new Map(),
    studyDay: TODAY,
    cutoff: CUTOFF,
    salt: 'salt',
    ...more,
  }
}
