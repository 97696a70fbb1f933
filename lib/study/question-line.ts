import type { LogEntry } from '@/lib/memory'
import { plainText } from '@/lib/prose'
import { askedQuestion } from './asked-question'
import { plainQuestion, withGaps } from './card-content'
import type { Catalogue } from './catalogue'
import type { Language } from './review-api'

type CardEntry = Extract<LogEntry, { readonly cardId: string }>

/**
 * The question of an entry's card in one line: of an answer with the numbers it was asked with; where they cannot be put
 * in, and of all other entries, as the card has it now.
 *
 * @param cardId - as the card is called now, where the log has it
 * @returns the empty text for a card that was never here
 */
export async function questionLine(
  entry: CardEntry,
  cardId: string | null,
  cards: Catalogue,
  language: Language,
): Promise<string> {
  const asked = entry.type === 'review' ? await lineAsked(entry, language) : null
  if (asked !== null) return asked
  const card = cards.card.get(cardId ?? entry.cardId)
  return card === undefined ? '' : plainQuestion(card, language)
}

function lineAsked(entry: Extract<CardEntry, { readonly type: 'review' }>, language: Language): Promise<string | null> {
  return askedQuestion(entry, ({ compiled }, instance) => {
    const text = compiled.texts['question']?.[language]
    return text ? withGaps(plainText(text.text, instance.fill(text.expressions))) : ''
  })
}
