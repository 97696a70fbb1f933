import { CardError, instantiateFrom, type Instance } from '@/lib/card'
import type { ReviewEntry } from '@/lib/memory'
import { contentOfVersion, type CardContent } from './card-content'

/**
 * Makes something of the question that an answer was given to, as it was asked: the card in the version then, with the
 * numbers and the order then. Nothing is drawn anew, and `where` is not asked again.
 *
 * @param make - what to make of it
 * @returns null where that version was never here, or the numbers are none of its own
 */
export async function askedQuestion<Made>(
  entry: ReviewEntry,
  make: (content: CardContent, instance: Instance) => Made,
): Promise<Made | null> {
  const content = await contentOfVersion(entry.cardId, entry.cardVersion)
  if (content === null) return null
  try {
    return make(content, instantiateFrom(content.card, entry.values ?? {}, entry.order, entry.seed))
  } catch (error) {
    // a browser may send what no question was ever asked with
    if (error instanceof CardError) return null
    throw error
  }
}
