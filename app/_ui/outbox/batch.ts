import type { EntryRefusal, RecordAnswer } from '@/lib/study'

/** What a batch may hold; the numbers stand in `lib/limits`. */
export interface BatchBounds {
  readonly entries: number
  readonly bytes: number
}

/**
 * The entries of the next request: the oldest first, as many as the bounds allow.
 *
 * An entry that is larger than a whole batch goes alone, so that it cannot hold up the ones behind it for ever.
 *
 * @param waiting - entries in the order they were made
 * @param sizeOf - an entry's length in the body, in bytes
 */
export function nextBatch<Entry>(
  waiting: readonly Entry[],
  bounds: BatchBounds,
  sizeOf: (entry: Entry) => number,
): readonly Entry[] {
  let bytes = 0
  let count = 0
  for (const entry of waiting) {
    // one byte for the comma between two entries
    bytes += sizeOf(entry) + 1
    if (count > 0 && (count >= bounds.entries || bytes > bounds.bytes)) break
    count += 1
  }
  return waiting.slice(0, count)
}

/** A refused entry, as it is shown and exported: nothing that a person answered is dropped. */
export interface Refusal {
  readonly id: string
  readonly code: EntryRefusal
  readonly detail: string
}

/** What an answer of the server means for the entries that were sent. */
export interface Settlement {
  /** ids that the server has: they leave the device */
  readonly leaving: readonly string[]
  /** ids that it will never take: kept apart */
  readonly refused: readonly Refusal[]
}

/**
 * Reads which entries may leave: only those that a result names, and only ones that were sent.
 *
 * What no result names stays and is sent again; a result for an entry that was not in the request is ignored.
 */
export function settle(sent: readonly { readonly id: string }[], results: RecordAnswer['results']): Settlement {
  const ids = new Set(sent.map((entry) => entry.id))
  const named = results.filter((result) => ids.has(result.id))
  return {
    leaving: named.filter(({ status }) => status === 'stored' || status === 'already').map(({ id }) => id),
    refused: named
      .filter(({ status }) => status === 'refused')
      .map(({ id, code, detail }) => ({ id, code: code ?? 'malformed', detail: detail ?? '' })),
  }
}
