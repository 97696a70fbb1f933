import { z } from 'zod'
import { LIMITS } from '@/lib/limits'

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*'
const topicId = z
  .string()
  .max(300)
  .regex(new RegExp(`^${SLUG}(?:/${SLUG})*$`))
const line = z.string().min(1).max(300)
// the two characters mark holes in the renderer
const text = z
  .string()
  .max(LIMITS.fieldCharacters.limit)
  .regex(/^[^\uE000\uE001]+$/)

const TopicRoleSchema = z.enum(['topic', 'claim', 'question', 'reference'])
export type TopicRole = z.output<typeof TopicRoleSchema>

/** content/map.yaml: the mind map, node by node in its own order. */
export const MapFileSchema = z.strictObject({
  format: z.literal(1),
  nodes: z.array(
    z.strictObject({
      id: topicId,
      zh: line,
      en: line,
      role: TopicRoleSchema,
      weight: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      prerequisites: z.array(topicId).max(20).default([]),
    }),
  ),
})

const CitationSchema = z.strictObject({
  key: z.string().min(1),
  /** section, figure or heading; empty for the whole of it */
  where: z.string().max(200).default(''),
})

/** Where in a source something is said. */
export type Citation = z.output<typeof CitationSchema>

/** content/topics/<topic id>.yaml: the text of one topic. */
export const TopicFileSchema = z.strictObject({
  format: z.literal(1),
  topic: topicId,
  text: z.strictObject({ en: text, zh: text }),
  sources: z.array(CitationSchema).max(30).default([]),
})

const SourceSchema = z.strictObject({
  authors: z.array(line).min(1),
  /** absent for documentation, which changes */
  year: z.int().min(1900).max(2100).exactOptional(),
  title: line,
  venue: line,
  url: z.url({ protocol: /^https?$/ }).exactOptional(),
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/)
    .exactOptional(),
  arxiv: z
    .string()
    .regex(/^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/)
    .exactOptional(),
})

/** A paper, book or page that is cited. */
export type Source = z.output<typeof SourceSchema>

/** content/sources.yaml: what is cited, by key. */
export const SourcesFileSchema = z.strictObject({
  format: z.literal(1),
  sources: z.record(z.string().regex(new RegExp(`^${SLUG}$`)), SourceSchema),
})

const TermSchema = z.strictObject({
  id: z.string().regex(new RegExp(`^${SLUG}$`)),
  en: line,
  zh: line,
  /** other wordings by which it is found in texts */
  also: z
    .strictObject({ en: z.array(line).max(20).default([]), zh: z.array(line).max(20).default([]) })
    .default({ en: [], zh: [] }),
  /** the word is used in its ordinary sense as well */
  everyday: z.boolean().default(false),
  says: z.strictObject({ en: line, zh: line }),
})

/** A term of the glossary, with a line on what it is. */
export type Term = z.output<typeof TermSchema>

/** content/glossary.yaml: the terms of the deck in both languages. */
export const GlossaryFileSchema = z.strictObject({ format: z.literal(1), terms: z.array(TermSchema) })

/** content/alike.yaml: pairs of cards whose questions read alike, and why they are two all the same. */
export const AlikeFileSchema = z.strictObject({
  format: z.literal(1),
  pairs: z.array(z.strictObject({ cards: z.tuple([z.string(), z.string()]), why: line })),
})

/** content/first.yaml: the cards a newcomer meets first, in order. */
export const FirstFileSchema = z.strictObject({ format: z.literal(1), cards: z.array(z.string()).max(20) })

const RoleSchema = z.strictObject({
  en: line,
  zh: line,
  /** factor on the map's own weight, for a topic and all below it */
  weights: z.record(topicId, z.number().min(0).max(3)),
})

/** What an interview for a role asks more of, and less. */
export type Role = z.output<typeof RoleSchema>

/** content/roles.yaml: presets of an interview plan, by id. */
export const RolesFileSchema = z.strictObject({
  format: z.literal(1),
  roles: z.record(z.string().regex(new RegExp(`^${SLUG}$`)), RoleSchema),
})
export type RolesFile = z.output<typeof RolesFileSchema>
