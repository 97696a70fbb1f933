import { cardTexts } from '@/lib/card'
import type { Bilingual } from '@/lib/card'
import type { Content } from './content'
import type { DeckFinding } from './deck-finding'
import { termFinder, wordingsOf } from './find-terms'

/**
 * Names texts whose English uses a term of the glossary and whose Chinese has none of the glossary's wordings for it, nor
 * the English word itself. A term is named once a card or topic; code and formulas are not read.
 */
export function checkTerms({ cards, topics, glossary }: Content): DeckFinding[] {
  const find = termFinder(glossary, 'en')
  const differing = (subject: string, texts: readonly Bilingual[]): DeckFinding[] => {
    const zh = texts
      .map((text) => text.zh)
      .join('\n')
      .toLowerCase()
    const words = find(texts.map((text) => withoutCode(text.en)).join('\n'))
    const differs = words.flatMap(({ wording, terms }) => {
      const [first] = terms
      if (first === undefined || terms.some(({ everyday }) => everyday)) return []
      const accepted = [wording, ...terms.flatMap((term) => wordingsOf(term, 'zh'))]
      return accepted.some((form) => zh.includes(form.toLowerCase())) ? [] : [{ en: wording, zh: first.zh }]
    })
    const once = new Map(differs.map((term) => [term.zh, term]))
    return [...once.values()].map((values) => ({ subject, field: '', code: 'term_differs', values }))
  }
  return [
    ...cards.flatMap(({ card }) =>
      differing(
        card.id,
        cardTexts(card).map(({ text }) => text),
      ),
    ),
    ...topics.flatMap(({ id, text }) => (text === undefined ? [] : differing(id, [text]))),
  ]
}

function withoutCode(text: string): string {
  return text.replace(/`[^`]*`|\$[^$]*\$|\{=[^}]*\}/g, ' · ')
}
