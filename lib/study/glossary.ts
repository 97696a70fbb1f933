import { join } from 'node:path'
import { loadGlossary, termFinder, wordingsOf } from '@/lib/content'
import type { Term, TermFinder } from '@/lib/content'
import type { TopicRow } from '@/lib/db'
import { topicText } from './card-content'
import type { Language } from './review-api'

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
 * The terms of the glossary, in the order of the reader's language.
 *
 * @param query - what a term, one of its wordings or its line has to contain, in either language; empty for all
 */
export async function readTerms(language: Language, query: string): Promise<readonly TermView[]> {
  const { terms } = await glossary()
  const sought = query.trim().toLowerCase()
  return inOrder(
    terms.filter((term) => textsOf(term).some((text) => text.toLowerCase().includes(sought))),
    language,
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

function textsOf(term: Term): string[] {
  return [term.en, term.zh, term.says.en, term.says.zh, ...wordingsOf(term, 'en'), ...wordingsOf(term, 'zh')]
}

function inOrder(terms: readonly Term[], language: Language): TermView[] {
  const other = language === 'en' ? 'zh' : 'en'
  const byName = new Intl.Collator(language)
  return [...terms]
    .sort((a, b) => byName.compare(a[language], b[language]))
    .map((term) => ({ id: term.id, term: term[language], other: term[other], says: term.says[language] }))
}

/** The words of compiled HTML; formulas are no words. */
function withoutTags(html: string): string {
  return html.replace(/<math[\s\S]*?<\/math>/g, ' ').replace(/<[^>]*>/g, '')
}
