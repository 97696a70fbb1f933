import { store, type CardRow, type MistakeRow, type UserId } from '@/lib/db'
import { addDays } from '@/lib/time'
import { isBelow } from './is-below'
import type { LoadedDay } from './load-day'
import { mistakeSentence } from './mistake-sentence'
import type { Language } from './review-api'
import type { TopicMistake } from './views'

/** How far back mistakes are counted, in study days with today. */
export const MISTAKE_DAYS = 30

/** As many as one can learn from at a time. */
const MOST_SHOWN = 8

/** Longer than any of these days, whichever zone its answers were given in. */
const LONGEST_DAY_MS = 50 * 60 * 60 * 1000

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
  const since = addDays(day.time.studyDay, 1 - MISTAKE_DAYS)
  const from = day.time.beganAt - MISTAKE_DAYS * LONGEST_DAY_MS
  const rows = (await store().log.mistakes(userId, since, from)).flatMap((row) => {
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
