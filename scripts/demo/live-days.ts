import type { UserId } from '@/lib/db'
import type { LogEntry } from '@/lib/memory'
import { queue, recordEntries } from '@/lib/study'
import type { Chance } from './chance'
import { EntryWriter } from './entry-writer'
import { TrueMemory } from './true-memory'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Cards asked for at a time. */
const AT_A_TIME = 10
/** A sitting ends after so long, whatever is left. */
const LONGEST_MS = 30 * MINUTE_MS
/** How often a day is missed, and the days before the last on which the learner was away. */
const MISSED = 0.08
const AWAY = { from: 61, to: 55 }

export interface Lived {
  readonly days: number
  readonly answers: number
  /** the learner's own, for who lives on */
  readonly memory: TrueMemory
  readonly writer: EntryWriter
}

/**
 * Lives a learner's days up to yesterday: on each the queue is asked for, its cards are answered as a memory of their own
 * has it, and the answers are recorded, by the same use cases as for everybody.
 *
 * @param now - epoch milliseconds: the last day lived is the one before
 * @param tell - hears how many days are done
 */
export async function liveDays(
  userId: UserId,
  {
    days,
    now,
    zone,
    chance,
  }: { readonly days: number; readonly now: number; readonly zone: string; readonly chance: Chance },
  tell: (done: number) => void = () => undefined,
): Promise<Lived> {
  const memory = new TrueMemory(chance)
  const writer = new EntryWriter(zone, chance)
  let lived = 0
  let answers = 0
  for (let before = days; before >= 1; before -= 1) {
    tell(days - before)
    if ((before <= AWAY.from && before >= AWAY.to) || chance.next() < MISSED) continue
    lived += 1
    answers += await liveDay(userId, morningOf(now, before, chance), memory, writer)
  }
  return { days: lived, answers, memory, writer }
}

/** Half past seven to half past nine on the machine's own clock. */
function morningOf(now: number, daysBefore: number, chance: Chance): number {
  const day = new Date(now - daysBefore * DAY_MS)
  return (
    new Date(day.getFullYear(), day.getMonth(), day.getDate(), 7, 30).getTime() + Math.floor(chance.next() * 7_200_000)
  )
}

async function liveDay(userId: UserId, from: number, memory: TrueMemory, writer: EntryWriter): Promise<number> {
  let now = from
  let answers = 0
  while (now - from < LONGEST_MS) {
    const reader = { now, language: 'en' as const, zone: writer.zone }
    const answer = await queue(userId, { ...reader, count: AT_A_TIME })
    if (answer.items.length === 0) break
    const entries: LogEntry[] = []
    for (const item of answer.items) {
      const rating = memory.answer(item.cardId, item.topic[0]?.id ?? '', answer.studyDay)
      const spentMs = writer.spent(item, rating)
      now += spentMs
      entries.push(...writer.review(item, rating, answer, { at: now, spentMs }))
      now += 1_500
    }
    answers += answer.items.length
    await recordEntries(userId, entries, { ...reader, now })
  }
  return answers
}
