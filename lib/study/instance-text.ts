import type { Instance } from '@/lib/card'
import { fillText } from '@/lib/prose'
import type { CardContent } from './card-content'
import type { Html, Language } from './review-api'

/**
 * One text of a card for the values of an instance.
 *
 * @param path - where the text stands among `cardTexts`
 */
export function instanceText({ compiled }: CardContent, instance: Instance, path: string, language: Language): Html {
  const text = compiled.texts[path]?.[language]
  if (!text) throw new Error(`the card has no text ${path}`)
  return fillText(text.text, instance.fill(text.expressions))
}
