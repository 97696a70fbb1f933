import { recallAt, type LogEntry } from '@/lib/memory'
import type { PackDay, QueueAnswer, QueueItem, QueuePack } from '@/lib/study'
import { undoneIds } from './ahead'
import { fold, type PackedCard } from './packed-card'
import type { Scope } from './read-scope'
import { drawNext, modelFor } from './upcoming'

/** Learning cards that come back within this time close the list, as they do on the server. */
const LOOK_AHEAD_MS = 20 * 60_000
const DAY_MS = 86_400_000

interface Asked {
  readonly scope: Scope
  /** cards that the session has already */
  readonly not: readonly string[]
  readonly count: number
  /** what was answered on this device, delivered or not, oldest first */
  readonly entries: readonly LogEntry[]
  /** device clock, corrected by what is known of the server's; epoch milliseconds */
  readonly now: number
}

/**
 * The day's list from the pack, as `GET /api/queue` would give it: what joined it up to this day, without what was
 * answered on this device unless that is due again, each day's limits kept, and the buttons drawn for today.
 *
 * @returns null where the pack cannot say: what is ahead of its day, crammed or named is a choice among all cards
 */
export function packedQueue(pack: QueuePack, { scope, not, count, entries, now }: Asked): QueueAnswer | null {
  if (scope.way !== undefined || scope.only !== undefined) return null
  const today = dayOf(pack.days, now)
  if (today === null) return null
  const { items, days, dueAt, ...context } = pack
  const joins = new Map<string, number[]>()
  for (const { studyDay, cardIds } of days) {
    for (const cardId of cardIds) joins.set(cardId, [...(joins.get(cardId) ?? []), studyDay])
  }
  const undone = undoneIds(entries)
  const dayAt = (at: number): number => dayOf(days, at)?.studyDay ?? days[0]?.studyDay ?? today.studyDay
  const cards = items.map((item) =>
    fold(item, entries, {
      joinsOn: joins.get(item.cardId) ?? [],
      dueAt: dueAt[item.cardId],
      undone,
      dayAt,
      context,
    }),
  )
  const list = inOrder(withinLimits(cards, today), now).filter(({ item }) => isInScope(item, scope))
  const counted = (mode: string): number => list.filter((card) => modeOf(card) === mode).length
  const held = new Set(not)
  const packed = { ...context, serverNow: now, studyDay: today.studyDay, rolloverAt: today.rolloverAt }
  const next = nextDay(days, today.studyDay)
  return {
    ...packed,
    counts: {
      learning: counted('learn'),
      review: counted('due'),
      new: counted('new'),
      plan: counted('plan'),
      seconds: Math.round((context.counts.seconds / Math.max(1, days[0]?.cardIds.length ?? 0)) * list.length),
    },
    items: list
      .filter(({ item }) => !held.has(item.cardId))
      .slice(0, count)
      .map((card) => ({
        ...card.item,
        mode: modeOf(card),
        state: card.state,
        headId: card.headId,
        flagged: card.flagged,
        recall: card.state === null ? null : recallAt(card.state, today.studyDay, modelFor(card.item, packed)),
        next: drawNext(card.state, card.item, packed, now),
      })),
    ...(next === null ? {} : { next }),
  }
}

/** The study day of an instant and its limits; a day after the pack's last one is like that one. */
function dayOf(days: readonly PackDay[], now: number): Omit<PackDay, 'cardIds'> | null {
  const last = days.at(-1)
  if (last === undefined) return null
  const known = days.find(({ rolloverAt }) => now < rolloverAt)
  if (known !== undefined) return known
  const beyond = Math.floor((now - last.rolloverAt) / DAY_MS) + 1
  return { ...last, studyDay: last.studyDay + beyond, rolloverAt: last.rolloverAt + beyond * DAY_MS }
}

/** What is on today's list: all that is being learnt or comes back, and of the rest as many as the day still allows. */
function withinLimits(cards: readonly PackedCard[], { studyDay, limits }: Omit<PackDay, 'cardIds'>): PackedCard[] {
  const firstToday = cards.filter(({ firstDay }) => firstDay === studyDay)
  const room = {
    new: limits.new - firstToday.filter(({ item }) => item.mode === 'new').length,
    due: limits.review - firstToday.filter(({ item }) => item.mode === 'due').length,
    plan: limits.plan - firstToday.filter(({ item }) => item.mode === 'plan').length,
  }
  return cards.filter((card) => {
    if (card.suspended || card.buriedUntilDay > studyDay || card.dueDay > studyDay) return false
    const mode = modeOf(card)
    if (mode !== 'new' && mode !== 'due' && mode !== 'plan') return true
    // a card that comes back after days was within the limit when it was new
    room[mode] -= 1
    return room[mode] >= 0
  })
}

/** Learning cards whose time has come, the list, then those due soon; the ones due later wait. */
function inOrder(cards: readonly PackedCard[], now: number): readonly PackedCard[] {
  const at = ({ dueAt }: PackedCard): number => dueAt ?? -Infinity
  const timed = cards.filter(({ dueAt }) => dueAt !== null).sort((one, other) => at(one) - at(other))
  return [
    ...timed.filter((card) => at(card) <= now),
    ...cards.filter((card) => card.dueAt === null),
    ...timed.filter((card) => at(card) > now && at(card) <= now + LOOK_AHEAD_MS),
  ]
}

function modeOf({ state, item }: PackedCard): QueueItem['mode'] {
  if (state !== null && state.phase !== 'review' && state.phase !== 'new') return 'learn'
  if (item.mode === 'plan') return 'plan'
  if (state === null) return 'new'
  return state.phase === 'review' ? 'due' : item.mode
}

function isInScope({ topic, kind, level, flagged, leech }: QueueItem, scope: Scope): boolean {
  return (
    (scope.topic === undefined || (scope.own ? topic.slice(-1) : topic).some(({ id }) => id === scope.topic)) &&
    (scope.kind === undefined || kind === scope.kind) &&
    (scope.level === undefined || level === scope.level) &&
    (scope.flagged === undefined || flagged) &&
    (scope.leeches === undefined || leech === true)
  )
}

function nextDay(days: readonly PackDay[], studyDay: number): { studyDay: number; count: number } | null {
  const later = days.find((day) => day.studyDay > studyDay && day.cardIds.length > 0)
  return later === undefined ? null : { studyDay: later.studyDay, count: later.cardIds.length }
}
