/** What may be found in a deck whose files are sound one by one. */
export type FindingCode =
  | 'few_cards'
  | 'few_figures'
  | 'value_in_one_language'
  | 'words_in_one_language'
  | 'sentence_too_long'
  | 'right_option_longest'
  | 'source_unused'
  | 'questions_alike'
  | 'not_alike'
  | 'name_unused'
  | 'term_differs'

/** One finding: about which card, topic or source, and the numbers and names that say what would be right. */
export interface DeckFinding {
  /** id of a card or topic, or key of a source */
  readonly subject: string
  /** path of the text, as in `cardTexts`; empty for the whole */
  readonly field: string
  readonly code: FindingCode
  readonly values: Readonly<Record<string, string | number>>
}

type Words = (values: DeckFinding['values']) => string

const WORDS: Readonly<Record<FindingCode, Words>> = {
  few_cards: ({ found, least }) => `has ${found} cards; at least ${least}`,
  few_figures: ({ found, least }) => `there are ${found} cards with pictures to choose from; at least ${least}`,
  value_in_one_language: ({ name, lang }) => `“${name}” has a hole in ${lang} alone; say it in both languages`,
  words_in_one_language: ({ lang }) => `has wordings in ${lang} alone; give some in both languages`,
  sentence_too_long: ({ found, limit, lang, sentence }) =>
    `a sentence of ${found} in ${lang}, at most ${limit}; cut it in two: “${sentence}”`,
  right_option_longest: ({ en, zh, limit }) =>
    `the right option is ${en} times as long as the next in en, ${zh} times in zh; at most ${limit} in one of them`,
  source_unused: () => 'is cited nowhere; cite it or take it out',
  questions_alike: ({ other, en, zh }) =>
    `asks nearly what ${other} asks (likeness ${en} in en, ${zh} in zh); change one, or say in alike.yaml why they are two`,
  not_alike: ({ other, en, zh }) =>
    `is no longer like ${other} (${en} in en, ${zh} in zh); take the pair out of alike.yaml`,
  name_unused: ({ name }) => `nothing uses “${name}”; take it out`,
  term_differs: ({ en, zh }) => `says “${en}” in English, but not “${zh}” in Chinese`,
}

/** A finding as a line for the terminal: `subject field: what was found; what would be right`. */
export function formatFinding({ subject, field, code, values }: DeckFinding): string {
  return `${[subject, field].filter((part) => part !== '').join(' ')}: ${WORDS[code](values)}`
}
