import type { Outbox } from '@/app/_ui/outbox'
import type { LogEntry, Rating } from '@/lib/memory'
import { exportKept } from './export-kept'
import { buryEntry, flagEntry, reviewEntry, suspendEntry, undoEntry, type Stamp } from './session-entry'
import { pooled } from './session-order'
import type { SessionEvent } from './session-state'
import type { SessionActs, SessionStore } from './session-control'
import type { SessionState } from './session-types'

interface Hands extends Pick<SessionStore, 'view' | 'show'> {
  readonly dispatch: (event: SessionEvent) => void
  /** Keeps an entry on the device, then turns the card; the server hears of it meanwhile. */
  readonly commit: (entry: LogEntry, event: SessionEvent) => Promise<void>
  readonly stamp: () => Stamp
  readonly outbox: Outbox
  /** Forgets where the session stood, and saves it no more. */
  readonly forget: () => void
}

/** Turns acts into entries of the log and events of the session. */
export function actsOf({ view, show, dispatch, commit, stamp, outbox, forget }: Hands): SessionActs {
  return {
    check: () => dispatch({ type: 'checked', now: Date.now() }),
    tick: (point) => dispatch({ type: 'ticked', point }),
    rate(rating) {
      const { session } = view()
      if (isDoubtful(session, rating)) return dispatch({ type: 'doubted', rating })
      const entry = reviewEntry(session, rating, stamp())
      if (entry !== null) void commit(entry, { type: 'rated', entry, now: entry.at })
    },
    cancelDoubt: () => dispatch({ type: 'doubted', rating: null }),
    undo() {
      const entry = undoEntry(view().session, stamp())
      if (entry !== null) void commit(entry, { type: 'undone', entry, now: entry.at })
    },
    flag() {
      const entry = flagEntry(view().session, stamp())
      if (entry !== null) void commit(entry, { type: 'flagged', entry })
    },
    bury() {
      const entry = buryEntry(view().session, stamp())
      if (entry !== null) void commit(entry, { type: 'left', entry, now: entry.at })
    },
    suspend() {
      const entry = suspendEntry(view().session, stamp())
      if (entry !== null) void commit(entry, { type: 'left', entry, now: entry.at })
    },
    goOn: () => show({ endedAt: null }),
    exportKept: () => void outbox.store.kept().then(exportKept),
    finish: forget,
  }
}

/** A wrong number rated above Again is asked about once, in case the key was hit by habit. */
function isDoubtful(session: SessionState, rating: Rating): boolean {
  const { current } = session
  if (current === null || current.doubted !== null || rating === 1) return false
  return pooled(session, current.cardId)?.item.kind === 'numeric' && current.judged?.verdict === 'wrong'
}
