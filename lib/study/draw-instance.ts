import type { Card, Instance } from '@/lib/card'
import { store, type UserId } from '@/lib/db'
import type { LogEntry } from '@/lib/memory'
import { contentOf, type CardContent } from './card-content'
import { chooseInstance } from './choose-seed'
import { termsOfCards } from './glossary'
import { instanceView } from './instance-view'
import type { LoadedDay } from './load-day'
import type { Language, QueueInstance } from './review-api'

/** Answers of a card that a fresh instance is compared with. */
export const LOOKED_BACK = 5

/**
 * The cards' next instances in one language, by card id.
 *
 * @param perCard - instances of a card with numbers; a card without any looks the same each time and gets one
 */
export async function drawInstances(
  userId: UserId,
  cardIds: readonly string[],
  day: LoadedDay,
  language: Language,
  perCard = 2,
): Promise<ReadonlyMap<string, readonly QueueInstance[]>> {
  const rows = cardIds.flatMap((id) => day.catalogue.card.get(id) ?? [])
  const [contents, last, termsOf] = await Promise.all([
    contentOf(rows),
    store().log.lastReviews(userId, cardIds, LOOKED_BACK),
    termsOfCards(language),
  ])
  return new Map(
    rows.flatMap((row) => {
      const content = contents.get(row.id)
      if (!content) return []
      const entryCount = day.states.get(row.id)?.entryCount ?? 0
      const drawn = draw(content, userId, entryCount, valuesOf(last.get(row.id) ?? []), perCard)
      const terms = termsOf(content)
      return [[row.id, drawn.map((instance) => instanceView(content, instance, language, terms))] as const]
    }),
  )
}

function draw(content: CardContent, userId: UserId, entryCount: number, last: Values[], perCard: number): Instance[] {
  const { card } = content
  const instances: Instance[] = []
  const shown = [...last]
  const count = hasNumbers(card) ? perCard : 1
  for (let showing = 0; showing < count; showing += 1) {
    const instance = chooseInstance(card, { userId, entryCount, showing, last: shown })
    instances.push(instance)
    shown.unshift(instance.values)
  }
  return instances
}

/** Whether a card is drawn: it can be asked with other numbers. */
export const hasNumbers = (card: Card): boolean => card.kind === 'numeric' || card.kind === 'figure'

type Values = Readonly<Record<string, string>>

/** What the answers among these entries were asked with. */
export const valuesOf = (entries: readonly LogEntry[]): Values[] =>
  entries.flatMap((entry) => (entry.type === 'review' && entry.values ? [entry.values] : []))
