import { store, type CardRow, type UserId } from '@/lib/db'
import type { MistakeCount } from '@/lib/plan'
import { plainQuestion } from './card-content'
import type { Catalogue } from './catalogue'
import { mistakeSentence, plainMistake } from './mistake-sentence'
import type { MistakeLine } from './progress-view'
import type { Language } from './review-api'

/** As many as one can learn from at a time. */
const MOST_SHOWN = 6
const MOST_CARDS = 3
const MOST_TOPICS = 3

/** The most frequent mistakes, each in the words that its newest answer was told, with the cards and topics it was made on. */
export function mistakeLines(
  userId: UserId,
  counts: readonly MistakeCount[],
  catalogue: Catalogue,
  language: Language,
): Promise<MistakeLine[]> {
  return Promise.all(
    counts.slice(0, MOST_SHOWN).map(async ({ id, times, cards, newestId }) => {
      const known = cards.flatMap(({ cardId, times: often }) => {
        const card = catalogue.card.get(cardId)
        return card === undefined ? [] : [{ card, times: often }]
      })
      const newest = await store().answers.one(userId, newestId)
      return {
        id,
        times,
        newestId,
        html: newest === null ? null : await mistakeSentence(id, newest.entry, language),
        plain: newest === null ? null : await plainMistake(id, newest.entry, language),
        cards: await Promise.all(
          known.slice(0, MOST_CARDS).map(async ({ card, times: often }) => ({
            cardId: card.id,
            question: await plainQuestion(card, language),
            times: often,
          })),
        ),
        moreCards: Math.max(0, cards.length - MOST_CARDS),
        topics: topicsOf(
          known.map(({ card }) => card),
          catalogue,
          language,
        ),
      }
    }),
  )
}

function topicsOf(cards: readonly CardRow[], { topic }: Catalogue, language: Language): MistakeLine['topics'] {
  return [...new Set(cards.map(({ topicId }) => topicId))].slice(0, MOST_TOPICS).flatMap((id) => {
    const found = topic.get(id)
    return found === undefined ? [] : [{ id, label: found[language] }]
  })
}
