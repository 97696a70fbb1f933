import { join } from 'node:path'
import { loadGlossary, termFinder, wordingsOf } from '@/lib/content'
import type { Term, TermFinder } from '@/lib/content'
import type { TopicRow } from '@/lib/db'
import { otherLanguage } from '@/lib/i18n'
import { topicText, withGaps, type CardContent } from './card-content'
import type { CardTerm, Language } from './review-api'

/** A term as a page shows it: in the reader's language, and what it is called in the other. */
export interface TermView {
  readonly id: string
  readonly term: string
  readonly other: string
  readonly says: string
}

interface Glossary {
  readonly terms: readonly Term[]
  readonly find: Readonly<Record<Language, TermFinder>>
}

const holder: { glossary?: Promise<Glossary> } = {}

/** The file, read once in a process; a failure is told once and not remembered. */
function glossary(): Promise<Glossary> {
  holder.glossary ??= readGlossary().catch((error: unknown) => {
    delete holder.glossary
    throw error
  })
  return holder.glossary
}

async function readGlossary(): Promise<Glossary> {
  const terms = await loadGlossary(join(/* turbopackIgnore: true */ process.cwd(), 'content'))
  return { terms, find: { en: termFinder(terms, 'en'), zh: termFinder(terms, 'zh') } }
}

/**
 * The terms of the glossary, in the order of the reader's language. Of those that are sought, the one of that very name comes
 * first, then those with the words in a name, then those with them in their line alone.
 *
 * @param query - what a term, one of its wordings or its line has to contain, in either language; empty for all
 */
export async function readTerms(language: Language, query: string): Promise<readonly TermView[]> {
  const { terms } = await glossary()
  const sought = query.trim().toLowerCase()
  const nearness = (term: Term): number => {
    const names = namesOf(term).map((name) => name.toLowerCase())
    if (sought !== '' && names.includes(sought)) return 0
    if (names.some((name) => name.includes(sought))) return 1
    return Object.values(term.says).some((line) => line.toLowerCase().includes(sought)) ? 2 : 3
  }
  const near = terms.map((term) => ({ term, nearness: nearness(term) }))
  return [0, 1, 2].flatMap((wanted) =>
    inOrder(
      near.flatMap((one) => (one.nearness === wanted ? [one.term] : [])),
      language,
    ),
  )
}

/** The terms that a topic's text uses, in both languages; everyday words left out. */
export async function termsOfTopic(topic: TopicRow, language: Language): Promise<readonly TermView[]> {
  const { find } = await glossary()
  const used = (lang: Language): ReadonlySet<Term> =>
    new Set(find[lang](withoutTags(topicText(topic, lang).html ?? '')).flatMap(({ terms }) => terms))
  const zh = used('zh')
  return inOrder(
    [...used('en')].filter((term) => zh.has(term) && !term.everyday),
    language,
  )
}

/** A card leads to no more terms than this: a line to read after the answer, and no list. */
const PER_CARD = 8

/** What a reader of the whole card sees of it as words, whatever was answered: neither hints nor the texts of mistakes. */
const READ_OF_CARD = /^(?:question|explanation|answer|(?:options|rubric)\.\d+)$/

/** A version's content never changes, nor does the glossary while the program runs. */
const found: Readonly<Record<Language, WeakMap<CardContent, readonly CardTerm[]>>> = {
  en: new WeakMap(),
  zh: new WeakMap(),
}

/**
 * What finds the terms that a card uses, in the reader's language: at most eight of those that both languages of the card
 * use, in the order in which the reader meets them; everyday words left out.
 */
export async function termsOfCards(language: Language): Promise<(content: CardContent) => readonly CardTerm[]> {
  const { find } = await glossary()
  return (content) => {
    const terms = found[language].get(content) ?? termsOfCard(content, language, find)
    found[language].set(content, terms)
    return terms
  }
}

function termsOfCard(content: CardContent, language: Language, find: Glossary['find']): CardTerm[] {
  const used = (lang: Language): ReadonlySet<Term> =>
    new Set(wordsOf(content, lang).flatMap((text) => find[lang](text).flatMap(({ terms }) => terms)))
  const other = otherLanguage(language)
  // a wording may be an ordinary word of one language, as 不变, or of several terms, as “bias”: the other language tells
  const inOther = used(other)
  return [...used(language)]
    .filter((term) => inOther.has(term) && !term.everyday)
    .slice(0, PER_CARD)
    .map((term) => ({ id: term.id, label: term[language], other: term[other] }))
}

/** The words of a card, text by text; what is put in for an instance is no term. */
function wordsOf({ compiled }: CardContent, language: Language): string[] {
  return Object.entries(compiled.texts)
    .filter(([path]) => READ_OF_CARD.test(path))
    .map(([, text]) => {
      const pieces = text[language].text.pieces.map((piece) => (typeof piece === 'string' ? piece : '…'))
      return withGaps(withoutTags(pieces.join('')))
    })
}

function namesOf(term: Term): string[] {
  return [term.en, term.zh, ...wordingsOf(term, 'en'), ...wordingsOf(term, 'zh')]
}

function inOrder(terms: readonly Term[], language: Language): TermView[] {
  const other = otherLanguage(language)
  const byName = new Intl.Collator(language)
  return [...terms]
    .sort((a, b) => byName.compare(a[language], b[language]))
    .map((term) => ({ id: term.id, term: term[language], other: term[other], says: term.says[language] }))
}

/** The words of compiled HTML; formulas are no words. */
function withoutTags(html: string): string {
  return html.replace(/<math[\s\S]*?<\/math>/g, ' ').replace(/<[^>]*>/g, '')
}
