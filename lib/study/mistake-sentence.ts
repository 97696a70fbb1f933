import type { ReviewEntry } from '@/lib/memory'
import { plainText } from '@/lib/prose'
import { askedQuestion } from './asked-question'
import { instanceText } from './instance-text'
import type { Html, Language } from './review-api'

/**
 * What the question of an answer says of a mistake, in its words then; null where that cannot be made again, or does not
 * know the mistake.
 *
 * @param id - of the misconception
 */
export function mistakeSentence(id: string, entry: ReviewEntry, language: Language): Promise<Html | null> {
  return askedQuestion(entry, (content, instance) => {
    const wrong = instance.wrong.find((mistake) => mistake.id === id)
    return wrong === undefined ? null : instanceText(content, instance, wrong.textPath, language)
  })
}

/** The same as one line without markup, for captions and cells; null where there is no such sentence. */
export function plainMistake(id: string, entry: ReviewEntry, language: Language): Promise<string | null> {
  return askedQuestion(entry, ({ compiled }, instance) => {
    const wrong = instance.wrong.find((mistake) => mistake.id === id)
    const text = wrong && compiled.texts[wrong.textPath]?.[language]
    return text ? plainText(text.text, instance.fill(text.expressions)) : null
  })
}
