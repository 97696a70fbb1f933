import { cardTexts } from '@/lib/card'
import type { Language } from '@/lib/card'
import type { Content } from './content'
import type { DeckFinding } from './deck-finding'

/** Words of an English sentence, characters of a Chinese one. */
const LIMITS: Readonly<Record<Language, number>> = { en: 40, zh: 60 }

/** What is read before the answer, and the questions that follow it. */
const QUESTION_SIDE = /^(question|hints\.\d+|options\.\d+(\.alt)?|followUps\.\d+|parts\.\d+)$/

/**
 * Names sentences on a question side that are too long to be read at once. A formula, a value and a piece of code count
 * one, as does, among Chinese characters, a word in Latin letters or a number.
 */
export function checkSentences({ cards }: Content): DeckFinding[] {
  return cards.flatMap(({ card }) =>
    cardTexts(card)
      .filter(({ path }) => QUESTION_SIDE.test(path))
      .flatMap(({ path, text }) =>
        (['en', 'zh'] as const).flatMap((lang) =>
          sentencesOf(text[lang], lang).flatMap((sentence): DeckFinding[] => {
            const found = lengthOf(sentence, lang)
            const limit = LIMITS[lang]
            if (found <= limit) return []
            return [
              { subject: card.id, field: path, code: 'sentence_too_long', values: { found, limit, lang, sentence } },
            ]
          }),
        ),
      ),
  )
}

function sentencesOf(text: string, lang: Language): string[] {
  const plain = text
    .replace(/\{=[^}]*\}/g, '1')
    .replace(/`[^`]*`|\$[^$]*\$/g, 'x')
    .replace(/\n\n+/g, END)
    .replace(/\s+/g, ' ')
  const marked = lang === 'en' ? plain.replace(/[.?!](?=\s|$)/g, `$&${END}`) : plain.replace(/[。？！]/g, `$&${END}`)
  return marked.split(END).flatMap((sentence) => sentence.trim() || [])
}

/** Stands in no text. */
const END = '\uE001'

function lengthOf(sentence: string, lang: Language): number {
  const units = lang === 'en' ? /[^\s]*[\p{L}\p{N}][^\s]*/gu : /\p{Script=Han}|[\p{Script=Latin}\p{N}_.×]+/gu
  return sentence.match(units)?.length ?? 0
}
