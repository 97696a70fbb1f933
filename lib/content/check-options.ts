import type { ChoiceCard, Language } from '@/lib/card'
import type { Content } from './content'
import type { DeckFinding } from './deck-finding'

/** How many times as long as the next the longest option may be, where it is right. */
const MOST = 1.3

/**
 * Names choice cards whose right option gives itself away by its length: it is more than 30 % longer than the longest
 * wrong one, in both languages. Where several are right, the longest of them is meant.
 */
export function checkOptions({ cards }: Content): DeckFinding[] {
  return cards.flatMap(({ card }): DeckFinding[] => {
    if (card.kind !== 'choice') return []
    const [en, zh] = [lengthening(card, 'en'), lengthening(card, 'zh')]
    if (en <= MOST || zh <= MOST) return []
    const values = { en: en.toFixed(2), zh: zh.toFixed(2), limit: MOST }
    return [{ subject: card.id, field: 'options', code: 'right_option_longest', values }]
  })
}

function lengthening({ options }: ChoiceCard, lang: Language): number {
  const longest = (isRight: boolean): number =>
    Math.max(0, ...options.filter(({ right }) => right === isRight).map((option) => widthOf(option[lang])))
  const wrong = longest(false)
  return wrong === 0 ? 0 : longest(true) / wrong
}

/** As wide as it is seen: TeX commands are a sign each, and their braces nothing. */
function widthOf(text: string): number {
  return text.replace(/\\[a-z]+/gi, 'x').replace(/[{}$`*\\]/g, '').length
}
