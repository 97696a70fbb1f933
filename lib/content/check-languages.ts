import { cardTexts, splitHoles } from '@/lib/card'
import type { Bilingual, Card, Language } from '@/lib/card'
import type { Content } from './content'
import type { DeckFinding } from './deck-finding'
import { namesIn } from './names-in'

/**
 * Names what one language of a card has and the other lacks, beyond what the schema sees: a drawn or computed value in a
 * text, and wordings that tick a rubric point. How a value is said may differ: `{=if n == 2 then 'two' else 'three'}` in
 * one language is `{=n}` in the other.
 */
export function checkLanguages({ cards }: Content): DeckFinding[] {
  return cards.flatMap(({ card }) => [...valuesInOneLanguage(card), ...wordsInOneLanguage(card)])
}

function valuesInOneLanguage(card: Card): DeckFinding[] {
  if (card.kind !== 'numeric' && card.kind !== 'figure') return []
  const known = [...Object.keys(card.template.vary), ...Object.keys(card.template.let)]
  return cardTexts(card).flatMap(({ path, text }) => {
    const names = { en: namesOf(text, 'en', known), zh: namesOf(text, 'zh', known) }
    const alone = (lang: Language, other: Language): DeckFinding[] =>
      [...names[lang]]
        .filter((name) => !names[other].has(name))
        .map((name) => ({ subject: card.id, field: path, code: 'value_in_one_language', values: { name, lang } }))
    return [...alone('en', 'zh'), ...alone('zh', 'en')]
  })
}

function namesOf(text: Bilingual, lang: Language, known: readonly string[]): ReadonlySet<string> {
  const split = splitHoles(text[lang])
  const used = split.ok ? split.expressions.flatMap(namesIn) : []
  return new Set(used.filter((name) => known.includes(name)))
}

function wordsInOneLanguage(card: Card): DeckFinding[] {
  if (card.kind !== 'explain') return []
  return card.rubric.flatMap(({ words }, index): DeckFinding[] => {
    if (words.en.length > 0 === words.zh.length > 0) return []
    const lang = words.en.length > 0 ? 'en' : 'zh'
    return [{ subject: card.id, field: `rubric.${index}`, code: 'words_in_one_language', values: { lang } }]
  })
}
