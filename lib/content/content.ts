import type { Bilingual, Card } from '@/lib/card'
import type { Citation, Role, Source, Term, TopicRole } from './file-schemas'

/** A node of the mind map, with its text where it has one. */
export interface Topic {
  readonly id: string
  /** null for one at the top of the map */
  readonly parentId: string | null
  /** from 0, in the order of the map */
  readonly position: number
  /** the user's own line, verbatim */
  readonly zh: string
  readonly en: string
  readonly role: TopicRole
  /** 1 … 3: how often interviewers ask */
  readonly weight: number
  readonly prerequisites: readonly string[]
  readonly text?: Bilingual
  readonly sources: readonly Citation[]
}

/** A card of the built-in deck. */
export interface ContentCard {
  readonly card: Card
  /** first 16 hex digits of the SHA-256 of `body` */
  readonly version: string
  /** canonical JSON */
  readonly body: string
  readonly topicId: string
  /** from 0: by topic in the order of the map, then by place in the file */
  readonly position: number
  /** relative to the content folder */
  readonly file: string
}

/** Everything under content/, checked. */
export interface Content {
  readonly topics: readonly Topic[]
  readonly cards: readonly ContentCard[]
  /** ids of a newcomer's first cards, in order */
  readonly first: readonly string[]
  readonly sources: ReadonlyMap<string, Source>
  readonly glossary: readonly Term[]
  /** pairs of ids of cards whose questions may read alike */
  readonly alike: readonly (readonly [string, string])[]
  /** presets of an interview plan, by id */
  readonly roles: ReadonlyMap<string, Role>
}
