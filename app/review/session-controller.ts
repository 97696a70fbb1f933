import type { Rating } from '@/lib/memory'
import { exportKept } from './export-kept'
import { buryEntry, flagEntry, reviewEntry, suspendEntry, undoEntry } from './session-entry'
import { createRuntime, type SessionProps, type SessionRuntime } from './session-runtime'
import type { Draft, SessionState } from './session-types'

/** The session outside React: what a key or a tap does, in which order it is kept, sent and shown. */
export interface SessionController extends Pick<
  SessionRuntime,
  'view' | 'firstView' | 'subscribe' | 'start' | 'goOn' | 'finish'
> {
  readonly draft: (draft: Draft) => void
  /** Picks an option by its place as shown; where several may be right, picks it or lets it go. */
  readonly pick: (option: number) => void
  readonly check: () => void
  readonly hint: () => void
  readonly tick: (point: number) => void
  readonly rate: (rating: Rating) => void
  readonly cancelDoubt: () => void
  readonly undo: () => void
  readonly flag: () => void
  readonly bury: () => void
  readonly suspend: () => void
  /** Gives refused answers to the person as a file. */
  readonly exportKept: () => void
}

/** Makes the session of a page; it touches nothing outside before `start` is called in the browser. */
export function createSession(props: SessionProps): SessionController {
  const { dispatch, commit, stamp, kept, view, ...runtime } = createRuntime(props)
  return {
    ...runtime,
    view,
    exportKept: () => void kept().then(exportKept),
    draft: (draft) => dispatch({ type: 'drafted', draft }),
    pick: (option) => dispatch({ type: 'picked', option }),
    check: () => dispatch({ type: 'checked', now: Date.now() }),
    hint: () => dispatch({ type: 'hinted' }),
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
  }
}

/** A wrong number rated above Again is asked about once, in case the key was hit by habit. */
function isDoubtful({ pool, current }: SessionState, rating: Rating): boolean {
  if (current === null || current.doubted !== null || rating === 1) return false
  const kind = pool.find(({ item }) => item.cardId === current.cardId)?.item.kind
  return kind === 'numeric' && current.judged?.verdict === 'wrong'
}
