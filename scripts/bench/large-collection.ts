import Sqlite from 'better-sqlite3'
import { createHash } from 'node:crypto'
import {
  DEFAULT_MODEL,
  nextStates,
  recallAt,
  replayCard,
  type CardMemory,
  type ReviewEntry,
  type StoredEntry,
} from '@/lib/memory'
import { studyDay, type Day } from '@/lib/time'
import { chanceFrom, type Chance } from '../demo/chance'
import { formatUuid } from '@/app/_ui/uuid'

const DAY_MS = 86_400_000
const ROLLOVER_HOUR = 4

interface Size {
  readonly cards: number
  /** answers to each card */
  readonly answers: number
}

/** What the issue asks for: 20,000 cards and 200,000 entries. */
export const LARGE: Size = { cards: 20_000, answers: 10 }

/**
 * Fills a stopped app's database with a collection of many years: copies of the deck's cards, each with a history that the
 * memory model's own buttons made, ending about today. Written by the driver itself, for speed; states are the replay.
 *
 * @param file - the database
 * @param now - epoch milliseconds
 */
export function fillLargeCollection(file: string, userId: string, now: number, size: Size = LARGE): void {
  const db = new Sqlite(file)
  db.pragma('synchronous = OFF')
  db.transaction(() => {
    const chance = chanceFrom(1)
    const log = db.prepare(
      `INSERT INTO LogEntry (userId, id, type, cardId, effectiveAt, receivedAt, studyDay, rating, mode, verdict, spentMs,
         recallBefore, body, bodyHash)
       VALUES (?, ?, 'review', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    const state = db.prepare(
      `INSERT INTO CardState (userId, cardId, topicId, phase, step, stability, difficulty, lastDay, lastAt, dueDay, dueAt,
         reps, lapses, suspended, flagged, modelId, headId, entryCount)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?)`,
    )
    for (const [place, card] of copyCards(db, size.cards).entries()) {
      const history = historyOf(card.id, place, now, size.answers, chance)
      for (const { entry, effectiveAt, studyDay: day } of history) {
        const review = entry as ReviewEntry
        const body = JSON.stringify(review)
        const hash = createHash('sha256').update(body).digest('hex')
        const { id, rating, mode, verdict, spentMs, recallBefore = null } = review
        log.run(
          userId,
          id,
          card.id,
          effectiveAt,
          effectiveAt,
          day,
          rating,
          mode,
          verdict,
          spentMs,
          recallBefore,
          body,
          hash,
        )
      }
      const memory = replayCard(history)
      if (memory) state.run(userId, card.id, card.topicId, ...valuesOf(memory))
    }
  })()
  db.close()
}

interface CardCopy {
  readonly id: string
  readonly topicId: string
}

/** The deck and as many copies of its cards as it takes; a copy shares the content of its card's version. */
function copyCards(db: Sqlite.Database, count: number): CardCopy[] {
  const cards = db.prepare("SELECT * FROM Card WHERE ownerId = ''").all() as (CardCopy & Record<string, unknown>)[]
  const version = db.prepare(
    `INSERT INTO CardVersion SELECT ownerId, @id, version, format, body, compiled, createdAt FROM CardVersion
     WHERE ownerId = '' AND cardId = @from AND version = @version`,
  )
  const insert = db.prepare(
    `INSERT INTO Card (ownerId, id, deckId, topicId, kind, level, position, version, was, givesAway)
     VALUES ('', @id, '', @topicId, @kind, @level, @position, @version, '[]', '[]')`,
  )
  const copies = Array.from({ length: Math.max(0, count - cards.length) }, (_, index) => {
    const card = cards[index % cards.length]
    return {
      ...card,
      id: `${card?.id}-${index}`,
      from: card?.id,
      topicId: card?.topicId ?? '',
      position: 1_000 + index,
    }
  })
  for (const copy of copies) {
    version.run(copy)
    insert.run(copy)
  }
  return [...cards, ...copies].slice(0, count)
}

/** A card's answers on the days that its buttons named; a quarter of the cards is due. */
export function historyOf(cardId: string, place: number, now: number, answers: number, chance: Chance): StoredEntry[] {
  const entries: StoredEntry[] = []
  let memory: CardMemory | null = null
  let at = 0
  // nobody leaves thousands of cards in the middle of being learnt
  for (let answer = 0; answer < answers || memory?.phase !== 'review'; answer += 1) {
    const day = studyDay(at, 'UTC', ROLLOVER_HOUR)
    const recall: number | null = memory === null ? null : recallAt(memory, day, DEFAULT_MODEL)
    const rating = answer >= answers || chance.next() < (recall ?? 0.8) ? 3 : 1
    const rolloverAt = (day + 1) * DAY_MS + ROLLOVER_HOUR * 3_600_000
    const next = nextStates(memory, { ...CHOICES, cardId, now: at, studyDay: day, rolloverAt })[rating]
    const entry: ReviewEntry = {
      v: 1,
      id: '',
      type: 'review',
      at,
      skewMs: 0,
      zone: 'UTC',
      device: 'bench-device',
      cardId,
      cardVersion: '0123456789abcdef',
      after: null,
      mode: memory === null ? 'new' : memory.phase === 'review' ? 'due' : 'learn',
      answer: {},
      verdict: 'self',
      hints: 0,
      retries: 0,
      spentMs: Math.round(8_000 + 20_000 * chance.next()),
      proposed: 3,
      rating,
      ...(recall === null ? {} : { recallBefore: recall }),
      modelId: DEFAULT_MODEL.id,
      retention: CHOICES.retention,
      next,
    }
    entries.push({ entry, effectiveAt: at, receivedAt: at, studyDay: day })
    memory = replayCard(entries)
    at = 'dueAt' in next ? next.dueAt : next.dueDay * DAY_MS + 8 * 3_600_000 + (place % 3_600) * 1_000
  }
  const dueIn = Math.floor(chance.next() * 28 - 7) * DAY_MS
  const last = entries.at(-1)?.effectiveAt ?? 0
  // nobody has answered tomorrow
  return shifted(entries, Math.min(now - at + dueIn, now - DAY_MS - last), place)
}

const CHOICES = {
  model: DEFAULT_MODEL,
  retention: 0.9,
  steps: [60, 600],
  relearningSteps: [600],
  maxIntervalDays: 365,
}

/** The same history moved in time by whole days, under ids that sort by it. */
function shifted(entries: readonly StoredEntry[], byMs: number, place: number): StoredEntry[] {
  const days = Math.floor(byMs / DAY_MS)
  const moved = ({ effectiveAt }: StoredEntry): number => effectiveAt + days * DAY_MS
  return entries.map((stored, answer) => {
    const review = stored.entry as ReviewEntry
    const at = moved(stored)
    const random = Uint8Array.from([place >> 24, place >> 16, place >> 8, place, answer, 0, 0, 0], (byte) => byte & 255)
    const next =
      'dueAt' in review.next
        ? { ...review.next, dueAt: review.next.dueAt + days * DAY_MS }
        : { ...review.next, dueDay: (review.next.dueDay + days) as Day }
    const entry: ReviewEntry = { ...review, id: formatUuid({ at, count: answer }, random), at, next }
    return { entry, effectiveAt: at, receivedAt: at, studyDay: (stored.studyDay + days) as Day }
  })
}

function valuesOf(memory: CardMemory): (string | number | null)[] {
  const { phase, step, stability, difficulty, lastDay, lastAt, dueDay, dueAt, reps, lapses } = memory
  return [
    phase,
    step,
    stability,
    difficulty,
    lastDay,
    lastAt,
    dueDay,
    dueAt,
    reps,
    lapses,
    memory.modelId,
    memory.headId,
    memory.entryCount,
  ]
}
