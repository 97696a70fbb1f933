import { store, type CardRow, type MistakeRow, type UserId } from '@/lib/db'
import { addDays, type Day } from '@/lib/time'
import { isBelow } from './is-below'
import type { LoadedDay } from './load-day'
import { mistakeSentence } from './mistake-sentence'
import type { Language } from './review-api'
import type { TopicMistake } from './views'

/** How far back mistakes are counted, in study days with today. */
export const MISTAKE_DAYS = 30

/** As many as one can learn from at a time. */
const MOST_SHOWN = 8

const HOUR_MS = 60 * 60 * 1000

/** So much earlier a study day may begin in another zone (28 hours), and under another rollover hour (24). */
const WIDEST_MS = 52 * HOUR_MS

/**
 * Which mistakes a person makes in a topic and below it: those recognised behind the answers of the last 30 study days,
 * most frequent first. One mistake on several cards is one. Undone answers do not count; answers for practice do.
 */
export async function mistakesBelow(
  userId: UserId,
  topicId: string,
  day: LoadedDay,
  language: Language,
): Promise<readonly TopicMistake[]> {
  const rows = (await recognised(userId, day)).flatMap((row) => {
    const card = day.catalogue.card.get(row.cardId)
    return card && isBelow(card.topicId, topicId, day.catalogue) ? [{ ...row, card }] : []
  })
  return Promise.all(
    byKind(rows)
      .slice(0, MOST_SHOWN)
      .map(async ({ id, times, newest: { card, newest } }) => ({
        id,
        times,
        html: newest.entry.type === 'review' ? await mistakeSentence(id, newest.entry, language) : null,
        answerId: newest.entry.id,
        topicId: card.topicId,
        topicLabel: day.catalogue.topic.get(card.topicId)?.[language] ?? '',
      })),
  )
}

/** By the states, which are another map as soon as the log has changed: the same for every topic that is looked at until then. */
const known = new WeakMap<LoadedDay['states'], { readonly since: Day; readonly rows: readonly MistakeRow[] }>()

/** The mistakes of all topics, of the last days. */
async function recognised(userId: UserId, { states, time }: LoadedDay): Promise<readonly MistakeRow[]> {
  const since = addDays(time.studyDay, 1 - MISTAKE_DAYS)
  const before = known.get(states)
  if (before?.since === since) return before.rows
  const rows = await store().log.mistakes(userId, since, time.beganAt - MISTAKE_DAYS * 24 * HOUR_MS - WIDEST_MS)
  known.set(states, { since, rows })
  return rows
}

interface Counted extends MistakeRow {
  readonly card: CardRow
}

interface Kind {
  readonly id: string
  readonly times: number
  readonly newest: Counted
}

function byKind(rows: readonly Counted[]): Kind[] {
  const kinds = new Map<string, Kind>()
  for (const row of rows) {
    const known = kinds.get(row.misconception)
    const isNewer = known === undefined || row.newest.effectiveAt > known.newest.newest.effectiveAt
    kinds.set(row.misconception, {
      id: row.misconception,
      times: (known?.times ?? 0) + row.times,
      newest: isNewer ? row : known.newest,
    })
  }
  return [...kinds.values()].sort(
    (a, b) => b.times - a.times || b.newest.newest.effectiveAt - a.newest.newest.effectiveAt,
  )
}
