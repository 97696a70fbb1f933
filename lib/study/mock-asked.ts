import { instantiateFrom, type Instance } from '@/lib/card'
import { contentOfVersion, type CardContent } from './card-content'
import { termsOfCards } from './glossary'
import { instanceView } from './instance-view'
import type { AskedQuestion } from './mock-record'
import type { CardKind, Language, QueueInstance } from './review-api'

/** A question of a mock interview as it is asked: the card in the version then, with the numbers and the order then. */
export interface MockAsked {
  readonly kind: CardKind
  readonly level: number
  readonly content: CardContent
  readonly instance: Instance
  readonly view: QueueInstance
}

/**
 * Makes the questions of a mock interview again, in one language.
 *
 * @throws if a version is not kept: an interview is made of cards that stand, and versions stay for ever
 */
export async function mockAsked(
  questions: readonly AskedQuestion[],
  language: Language,
): Promise<readonly MockAsked[]> {
  const termsOf = await termsOfCards(language)
  return Promise.all(
    questions.map(async ({ cardId, cardVersion, values, order, seed }) => {
      const content = await contentOfVersion(cardId, cardVersion)
      if (content === null) throw new Error(`version ${cardVersion} of card ${cardId} is not kept`)
      const instance = instantiateFrom(content.card, values, order, seed)
      const view = instanceView(content, instance, language, termsOf(content))
      return { kind: content.card.kind, level: content.card.level, content, instance, view }
    }),
  )
}
