import { checkCoverage } from './check-coverage'
import { checkLanguages } from './check-languages'
import { checkLikeness } from './check-likeness'
import { checkOptions } from './check-options'
import { checkSentences } from './check-sentences'
import { checkSourcesUsed } from './check-sources-used'
import { checkUnusedNames } from './check-unused-names'
import type { Content } from './content'
import type { DeckFinding } from './deck-finding'

/**
 * What an editor would say of the deck as a whole: topics with too few cards, texts whose languages differ, questions that
 * are too long or too like each other, options that give themselves away, sources and names that nothing uses.
 */
export function reviewDeck(content: Content): DeckFinding[] {
  return [
    ...checkCoverage(content),
    ...checkLanguages(content),
    ...checkSentences(content),
    ...checkOptions(content),
    ...checkSourcesUsed(content),
    ...checkLikeness(content),
    ...checkUnusedNames(content),
  ]
}
