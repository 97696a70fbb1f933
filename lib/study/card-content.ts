import { createHash } from 'node:crypto'
import { z } from 'zod'
import { CardSchema, type Card } from '@/lib/card'
import type { CompiledCard } from '@/lib/content'
import { store, type CardRow, type CardVersionRow, type TopicRow } from '@/lib/db'
import { plainText } from '@/lib/prose'
import type { Html, Language } from './review-api'

/** A card's content and what the renderer made of it. */
export interface CardContent {
  readonly card: Card
  readonly compiled: CompiledCard
}

/** Versions held in memory: content never changes under a version, so what was read once holds. */
const HELD = 2_000
const held = new Map<string, CardContent>()

/**
 * The content of the given cards in their present versions, by card id.
 *
 * @throws if a version is not in the database: the loader writes a card and its version together
 */
export async function contentOf(cards: readonly CardRow[]): Promise<ReadonlyMap<string, CardContent>> {
  const found = new Map<string, CardContent>()
  const missing: CardRow[] = []
  for (const card of cards) {
    const content = held.get(keyOf(card.id, card.version))
    if (content) found.set(card.id, content)
    else missing.push(card)
  }
  if (missing.length > 0) {
    const rows = await store().cards.versions(missing.map(({ id, version }) => ({ cardId: id, version })))
    for (const row of rows) found.set(row.cardId, hold(row, CardSchema.parse(JSON.parse(row.body))))
  }
  for (const { id, version } of cards)
    if (!found.has(id)) throw new Error(`version ${version} of card ${id} is not kept`)
  return found
}

/** The content of one version of a card, also of one long past; null where that version was never here, or is read no longer. */
export async function contentOfVersion(cardId: string, version: string): Promise<CardContent | null> {
  const known = held.get(keyOf(cardId, version))
  if (known) return known
  const row = await store().cards.version(cardId, version)
  if (row === null) return null
  // the rules for cards may have grown stricter since
  const read = CardSchema.safeParse(JSON.parse(row.body))
  return read.success ? hold(row, read.data) : null
}

function hold(row: CardVersionRow, card: Card): CardContent {
  // compiled by our own renderer and kept by version: its shape is the compiler's
  const content = { card, compiled: JSON.parse(row.compiled) as CompiledCard }
  if (held.size >= HELD) held.delete(held.keys().next().value ?? '')
  held.set(keyOf(row.cardId, row.version), content)
  return content
}

/** A card's question as one line of text, holes shown as `…`: for lists. */
export async function plainQuestion(card: CardRow, language: Language): Promise<string> {
  const content = (await contentOf([card])).get(card.id)
  const text = content?.compiled.texts['question']?.[language]
  return text ? withGaps(plainText(text.text)) : ''
}

/** A plain text whose blanks are shown as `…`. */
export const withGaps = (text: string): string => text.replace(/\{\{\d\}\}/g, '…')

const TopicTextSchema = z.object({
  en: z.string().nullable(),
  zh: z.string().nullable(),
  sources: z.array(z.string()),
})

/** A topic's page as it was compiled, in one language. */
export function topicText(
  topic: TopicRow,
  language: Language,
): { html: Html | null; sources: readonly { html: Html }[] } {
  if (topic.text === null) return { html: null, sources: [] }
  const text = TopicTextSchema.parse(JSON.parse(topic.text))
  return { html: text[language], sources: text.sources.map((html) => ({ html })) }
}

const keyOf = (cardId: string, version: string): string =>
  `${createHash('sha256')
    .update(process.env['DATABASE_URL'] ?? '')
    .digest('base64url')
    .slice(0, 8)} ${cardId} ${version}`
