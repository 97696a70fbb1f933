import type { LogEntry } from '@/lib/memory'
import type { Language, QueueItem, QueuePack } from '@/lib/study'
import type { Refusal } from './batch'

/** An entry that the server refused, kept whole so that it can be shown and exported. */
export interface KeptEntry extends Refusal {
  readonly entry: LogEntry
  readonly keptAt: number
}

/** A card as it was fetched: plain data in one language, of one study day. */
export interface StoredItem {
  readonly cardId: string
  readonly language: Language
  readonly studyDay: number
  readonly item: QueueItem
}

/** Where a session stands. The outbox stores it beside the entry that brought it there and does not look inside. */
export interface StoredSession {
  readonly key: string
  readonly studyDay: number
  readonly state: unknown
}

/**
 * What stays on the device for one person: answers on their way, refused ones, fetched cards, sessions, and the pack for
 * the days ahead.
 *
 * There are two: IndexedDB, and the page's memory where a browser refuses IndexedDB.
 */
export interface Store {
  /** whether what is written outlives the page */
  readonly durable: boolean
  /** Writes an entry, and the session it belongs to, in one transaction that is on the disk when the promise resolves. */
  addEntry(entry: LogEntry, session?: StoredSession): Promise<void>
  /** entries on their way, oldest first */
  entries(): Promise<readonly LogEntry[]>
  /** Takes delivered entries out, and moves refused ones to the kept. */
  settle(leaving: readonly string[], kept: readonly KeptEntry[]): Promise<void>
  kept(): Promise<readonly KeptEntry[]>
  /** entries that the server has and the pack does not know of, oldest first */
  sent(): Promise<readonly LogEntry[]>
  putItems(items: readonly StoredItem[]): Promise<void>
  items(): Promise<readonly StoredItem[]>
  writeSession(session: StoredSession): Promise<void>
  readSession(key: string): Promise<StoredSession | null>
  dropSession(key: string): Promise<void>
  /** Forgets sessions and cards of earlier days. */
  sweep(studyDay: number): Promise<void>
  /** Keeps a pack in place of the one before it. @param known - ids of delivered entries that it is made with */
  putPack(language: Language, pack: QueuePack, known: readonly string[]): Promise<void>
  /** When the server made the pack that is here, by its clock; null where there is none. The pack itself is not read. */
  packMadeAt(language: Language): Promise<number | null>
  pack(language: Language): Promise<QueuePack | null>
  /** Forgets everything but answers on their way and refused ones. */
  forgetCards(): Promise<void>
}
