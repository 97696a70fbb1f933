import type { Outbox } from '@/app/_ui/outbox'
import type { LogEntry } from '@/lib/memory'
import type { Language } from '@/lib/study'
import { fetchCard, undoneIds } from './ahead'
import { plainHtml } from './plain-html'
import type { SessionStore } from './session-control'
import type { Stamp } from './session-entry'
import { pooled } from './session-order'
import type { SessionEvent } from './session-state'
import type { FarEntry } from './session-types'
import { isLeaving } from './undoing'

interface Hands extends Pick<SessionStore, 'view' | 'show'> {
  readonly language: Language
  readonly dispatch: (event: SessionEvent) => void
  readonly commit: (entry: LogEntry, event: SessionEvent) => Promise<void>
  readonly stamp: () => Stamp
  readonly outbox: Outbox
}

export interface FarUndo {
  /** Takes back the newest thing that was done before this session or on another device. */
  readonly undo: () => Promise<void>
  /** Brings the card of such an entry as it stands, once the server has heard what was taken back or done again. */
  readonly bring: (far: FarEntry) => Promise<void>
}

const PATIENCE_MS = 15_000
/** The card comes at once where the line is good; after this long it waits for its turn in the list. */
const LONGEST_DELIVERY_MS = 5_000
const ASKED = 20
const MARKS_AND_ACTS: ReadonlySet<string> = new Set(['review', 'suspend', 'bury', 'flag', 'note'])

/** Undo beyond the session: across reloads and devices, as deep as the log goes. */
export function farUndo({ view, show, language, dispatch, commit, stamp, outbox }: Hands): FarUndo {
  /** a second key meanwhile asks for the same */
  let asking = false
  const isDelivered = async (): Promise<boolean> => (await outbox.store.entries()).length === 0

  const find = async (): Promise<FarEntry | 'none' | 'unreachable'> => {
    const waiting = await outbox.store.entries()
    const own = newestWaiting(waiting)
    if (own !== null) return { ...own, question: await questionOf(own.cardId) }
    const told = await fetchUndoable(language)
    if (told === null) return 'unreachable'
    const undone = undoneIds(waiting)
    return told.find(({ id }) => !undone.has(id)) ?? 'none'
  }
  const questionOf = async (cardId: string): Promise<string> => {
    const kept = (await outbox.store.items()).find((stored) => stored.cardId === cardId)?.item
    const item = pooled(view().session, cardId)?.item ?? kept
    return plainHtml(item?.instances[0]?.question ?? '')
  }
  const bring = async (far: FarEntry): Promise<void> => {
    const from = Date.now()
    while (!(await isDelivered()) && Date.now() - from < LONGEST_DELIVERY_MS) await pause(100)
    const fetched = (await isDelivered()) ? await fetchCard(language, far.cardId) : null
    const known = pooled(view().session, far.cardId)
    const item = fetched ?? known?.item
    if (item === undefined) return
    dispatch({
      type: 'brought',
      item,
      language: fetched ? language : (known?.language ?? language),
      far,
      now: Date.now(),
    })
    if (isLeaving(far)) show({ endedAt: null })
  }
  return {
    bring,
    async undo() {
      if (asking) return
      asking = true
      const far = await find().finally(() => {
        asking = false
      })
      if (typeof far === 'string') {
        return dispatch({ type: 'noticed', notice: { code: far === 'none' ? 'nothing_to_undo' : 'undo_unreachable' } })
      }
      const entry = { v: 1, ...stamp(), type: 'undo', target: far.id } as const
      await commit(entry, { type: 'undone_far', entry, far })
      await bring(far)
    },
  }
}

/** The newest act among entries on their way that nothing there takes back: the server has not heard of it. */
export function newestWaiting(waiting: readonly LogEntry[]): FarEntry | null {
  const undone = undoneIds(waiting)
  const last = waiting.findLast((entry) => MARKS_AND_ACTS.has(entry.type) && !undone.has(entry.id))
  if (last === undefined || !('cardId' in last)) return null
  const { id, type, cardId } = last
  return { id, type, cardId, question: '', ...(last.type === 'review' ? { rating: last.rating } : {}) }
}

/** What the person's log holds that can be taken back, newest first; null where the server does not answer as agreed. */
async function fetchUndoable(language: Language): Promise<readonly FarEntry[] | null> {
  try {
    const query = new URLSearchParams({ n: String(ASKED), lang: language })
    const response = await fetch(`/api/reviews/undoable?${query}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!response.ok) return null
    const { v, entries } = (await response.json()) as { v?: unknown; entries?: unknown }
    return v === 1 && Array.isArray(entries) ? (entries as readonly FarEntry[]) : null
  } catch {
    return null
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
