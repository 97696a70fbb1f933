import { createHash } from 'node:crypto'
import { groupedTransaction, type NewLogRow, type Store, type UserId } from '@/lib/db'
import { readLogEntry, type LogEntry } from '@/lib/memory'
import { studyDay } from '@/lib/time'
import { catalogue, type Catalogue } from './catalogue'
import { dayCounts } from './day-counts'
import type { Reader } from './reader'
import { queueState } from './queue-state'
import { noteStates } from './known-states'
import { noteEntries } from './known-today'
import { rebuildStates } from './rebuild-states'
import type { EntryRefusal, RecordAnswer } from './review-api'
import { settingsOf } from './settings'
import { zoneOf } from './study-time'
import { updateDays } from './user-days'

/** No device is trusted with an instant before this one. */
const EARLIEST_MS = Date.UTC(2000, 0, 1)

type Result = RecordAnswer['results'][number]

/**
 * Keeps what a browser sends, each entry once, and replays the cards it concerns: all in one transaction that is on the
 * disk when the promise resolves. What cannot be kept is refused by itself and holds up nothing else.
 *
 * @param entries - of any client-made type, oldest first; checked here
 * @throws DatabaseError `busy` or `disk_full`: nothing was kept then
 */
export async function recordEntries(
  userId: UserId,
  entries: readonly unknown[],
  reader: Reader,
): Promise<RecordAnswer> {
  const [settings, cards] = await Promise.all([settingsOf(userId), catalogue()])
  const checked = entries.map((entry) => check(entry, cards))
  const rows = checked.flatMap((outcome) => (outcome.ok ? [arrived(outcome, reader.now, settings)] : []))

  const { version, before, fresh, rebuilt } = await groupedTransaction(async (tx) => {
    const version = await tx.users.hold(userId)
    const placed = await place(tx, userId, firstOfEach(rows))
    const stored = await tx.log.append(
      userId,
      placed.map(({ row }) => row),
    )
    const fresh = placed.filter(({ row }) => stored.has(row.entry.id))
    const others = placed.flatMap(({ row }) => (stored.has(row.entry.id) ? [] : [row.entry.id]))
    const before = await tx.log.known(userId, others)
    if (fresh.length === 0) return { version, before, fresh, rebuilt: null }
    const concerned = fresh.some(({ everything }) => everything) ? 'all' : new Set(fresh.flatMap(({ cards }) => cards))
    const rebuilt = await rebuildStates(tx, userId, concerned, cards)
    await updateDays(tx, userId, rebuilt, stored)
    return { version, before, fresh, rebuilt }
  })
  noteStates(userId, version, rebuilt?.states ?? [])
  noteEntries(
    userId,
    version,
    fresh.map(({ row }) => row),
    rebuilt?.general ?? [],
  )

  const unnamed = new Map(fresh.map(({ row }) => [row.entry.id, row.bodyHash]))
  const kept = new Map([...before, ...unnamed])
  const resultOf = (outcome: Checked): Result => {
    if (!outcome.ok) return { id: outcome.id, status: 'refused', code: outcome.code, detail: outcome.detail }
    const { id } = outcome.entry
    if (kept.get(id) !== outcome.bodyHash) return { id, status: 'refused', code: 'id_reused' }
    return { id, status: unnamed.delete(id) ? 'stored' : 'already' }
  }
  return {
    v: 1,
    serverNow: reader.now,
    results: checked.map(resultOf),
    states: (rebuilt?.states ?? []).map(({ cardId, state }) => ({
      cardId,
      headId: state?.headId ?? null,
      state: queueState(state),
      ...(state?.leech === true ? { leech: true as const } : {}),
    })),
    counts: await dayCounts(userId, reader, { settings, version, ...rebuilt }),
  }
}

type Checked =
  | {
      readonly ok: true
      readonly entry: LogEntry
      readonly cardId: string | null
      readonly body: string
      readonly bodyHash: string
    }
  | { readonly ok: false; readonly id: string; readonly code: EntryRefusal; readonly detail: string }

function check(input: unknown, cards: Catalogue): Checked {
  const reading = readLogEntry(input)
  if (!reading.ok) return { ok: false, id: idOf(input), ...detailOf(reading.problem) }
  const { entry } = reading
  const cardId = 'cardId' in entry ? (cards.card.get(entry.cardId)?.id ?? null) : null
  if ('cardId' in entry && cardId === null) {
    return { ok: false, id: entry.id, code: 'unknown_card', detail: entry.cardId }
  }
  const body = canonical(entry)
  return { ok: true, entry, cardId, body, bodyHash: createHash('sha256').update(body).digest('hex') }
}

function arrived(
  { entry, cardId, body, bodyHash }: Extract<Checked, { ok: true }>,
  now: number,
  settings: Parameters<typeof zoneOf>[0],
): NewLogRow {
  const effectiveAt = Math.min(Math.max(entry.at + entry.skewMs, EARLIEST_MS), now)
  const day = studyDay(effectiveAt, zoneOf(settings, entry.zone) ?? 'UTC', settings.rolloverHour)
  return { entry, cardId, body, bodyHash, receivedAt: now, effectiveAt, studyDay: day }
}

/** The same id twice in one request: the first stands. */
function firstOfEach(rows: readonly NewLogRow[]): NewLogRow[] {
  const byId = new Map<string, NewLogRow>()
  for (const row of rows) if (!byId.has(row.entry.id)) byId.set(row.entry.id, row)
  return [...byId.values()]
}

interface Placed {
  readonly row: NewLogRow
  /** cards whose memory the entry changes */
  readonly cards: readonly string[]
  /** it changes that of every card */
  readonly everything: boolean
}

/**
 * Finds the cards that the entries concern. An undo is filed under its target's card where that is known; that of an act on
 * many cards under none, for more of them may be on their way.
 */
async function place(tx: Store, userId: UserId, rows: readonly NewLogRow[]): Promise<Placed[]> {
  const here = new Map(rows.flatMap(({ entry, cardId }) => (cardId ? [[entry.id, cardId] as const] : [])))
  const there = await tx.log.targets(
    userId,
    rows.flatMap(({ entry }) => ('target' in entry && !here.has(entry.target) ? [entry.target] : [])),
  )
  return rows.map((row): Placed => {
    const { entry, cardId } = row
    if (!('target' in entry)) return { row, cards: cardId ? [cardId] : [], everything: entry.type === 'model' }
    const own = here.get(entry.target) ?? there.entries.get(entry.target) ?? null
    const cards = own === null ? (there.batches.get(entry.target) ?? []) : [own]
    // the undo of a memory model moves every card; one that waits for its target moves none yet
    return { row: { ...row, cardId: own }, cards, everything: cards.length === 0 }
  })
}

/** JSON that is equal for equal entries: keys sorted at every depth. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

function idOf(input: unknown): string {
  const id = typeof input === 'object' && input !== null && 'id' in input ? input.id : ''
  return typeof id === 'string' ? id.slice(0, 64) : ''
}

const detailOf = ({ code, path }: { code: EntryRefusal; path: string }) => ({ code, detail: path })
