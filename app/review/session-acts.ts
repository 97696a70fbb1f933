import { exportAnswers, type Outbox } from '@/app/_ui/outbox'
import type { LogEntry, Rating } from '@/lib/memory'
import { freshInstance, hasFresh } from './fresh-instance'
import { isPractisable } from './practice'
import {
  buryEntry,
  flagEntry,
  noteEntry,
  practiceEntry,
  redoEntry,
  reviewEntry,
  suspendEntry,
  undoEntry,
  type Stamp,
} from './session-entry'
import { pooled } from './session-order'
import { reduce, type SessionEvent } from './session-state'
import type { Further, SessionActs, SessionStore } from './session-control'
import type { PooledItem, SessionState } from './session-types'
import type { FarUndo } from './undo-far'
import { isLeaving, lastAct } from './undoing'

interface Hands extends Pick<SessionStore, 'view' | 'show'> {
  readonly dispatch: (event: SessionEvent) => void
  /** Keeps an entry on the device, then turns the card; the server hears of it meanwhile. */
  readonly commit: (entry: LogEntry, event: SessionEvent) => Promise<void>
  readonly stamp: () => Stamp
  readonly outbox: Outbox
  /** what undo does when nothing of this session is left to take back */
  readonly far: FarUndo
  /** Keeps cards ahead. */
  readonly lookAhead: () => void
  /** Fetches a card with other numbers, as far as the server can be reached. */
  readonly drawMore: (card: PooledItem) => Promise<void>
  /** Forgets where the session stood, and saves it no more. */
  readonly forget: () => void
}

/** Turns acts into entries of the log and events of the session. */
export function actsOf({
  view,
  show,
  dispatch,
  commit,
  stamp,
  outbox,
  far,
  lookAhead,
  drawMore,
  forget,
}: Hands): SessionActs {
  /** other numbers are being fetched: a second key meanwhile asks for the same */
  let drawing = false
  const ask = (cardId: string, instance: number): void =>
    dispatch({ type: 'asked_again', cardId, instance, now: Date.now() })
  const another = async (card: PooledItem): Promise<void> => {
    if (drawing) return
    if (!hasFresh(view().session, card)) {
      drawing = true
      await drawMore(card)
      drawing = false
    }
    const { session } = view()
    const now = pooled(session, card.item.cardId)
    if (now === undefined || session.current?.cardId !== now.item.cardId) return
    ask(now.item.cardId, freshInstance(session, now))
    // the next one is at hand before it is asked for
    if (!hasFresh(view().session, now)) void drawMore(now)
  }
  const goFurther = (way: Further): void => {
    const { session } = view()
    const { current } = session
    const card = current === null ? undefined : pooled(session, current.cardId)
    if (current === null || card === undefined) return
    if (way === 'follow_up') return dispatch({ type: 'followed_up' })
    if (way === 'back') return dispatch({ type: 'went_back', now: Date.now() })
    if (!isPractisable(card.item)) return
    if (way === 'same') return ask(current.cardId, current.instance)
    void another(card)
  }
  return {
    hint: () => dispatch({ type: 'hinted' }),
    check() {
      const { session } = view()
      const now = Date.now()
      if (session.current?.behind === undefined) return dispatch({ type: 'checked', now })
      if (session.current.judged !== null) return
      // an answer for practice is in the log as soon as it is judged: nobody rates it
      const checked = reduce(session, { type: 'checked', now })
      const entry = practiceEntry(checked, stamp())
      if (entry === null) dispatch({ type: 'checked', now })
      else void commit(entry, { type: 'practised', entry, now: entry.at })
    },
    tick: (point) => dispatch({ type: 'ticked', point }),
    rate(rating) {
      const { session } = view()
      if (isDoubtful(session, rating)) return dispatch({ type: 'doubted', rating })
      const entry = reviewEntry(session, rating, stamp())
      if (entry !== null) void commit(entry, { type: 'rated', entry, now: entry.at })
    },
    cancelDoubt: () => dispatch({ type: 'doubted', rating: null }),
    goFurther,
    undo() {
      const { session } = view()
      if (isAskedForPractice(session)) return goFurther('back')
      const entry = undoEntry(session, stamp())
      if (entry === null) void far.undo()
      else void commit(entry, { type: 'undone', entry, now: entry.at })
    },
    redo() {
      const { session } = view()
      const entry = redoEntry(session, stamp())
      const last = session.undone.at(-1)
      if (entry === null) return
      const done = commit(entry, { type: 'redone', entry, now: entry.at })
      // what stays on the screen may look otherwise now
      if (last?.kind === 'far' && !isLeaving(last.entry)) void done.then(() => far.bring(last.entry))
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
    open(kind) {
      const { current } = view().session
      if (kind === null) return show({ dialog: null })
      if (current === null) return
      const { cardId } = current
      const isNote = kind === 'note' || kind === 'wrong'
      show({ dialog: isNote ? { kind: 'note', cardId, wrong: kind === 'wrong' } : { kind: 'info', cardId } })
    },
    sayWhy() {
      const { session } = view()
      const why = session.current === null ? undefined : pooled(session, session.current.cardId)?.item.why
      if (why !== undefined) dispatch({ type: 'noticed', notice: { code: 'why', why } })
    },
    note(cardId, note) {
      const entry = noteEntry(cardId, note, stamp())
      void commit(entry, { type: 'noted', entry })
    },
    goOn: () => show({ endedAt: null }),
    extend(cards) {
      dispatch({ type: 'extended', cards, now: Date.now() })
      show({ endedAt: null })
      lookAhead()
    },
    exportKept: () => void exportAnswers(outbox.store),
    finish: forget,
  }
}

/** Whether a question for practice is on the screen and nothing was done since: undo takes the question itself back. */
function isAskedForPractice(session: SessionState): boolean {
  const { current } = session
  if (current?.behind === undefined) return false
  const last = lastAct(session)
  return last?.kind !== 'practice' && !(last?.kind === 'mark' && last.mark.at > current.shownAt)
}

/** A wrong number rated above Again is asked about once, in case the key was hit by habit. */
function isDoubtful(session: SessionState, rating: Rating): boolean {
  const { current } = session
  if (current === null || current.doubted !== null || rating === 1) return false
  return pooled(session, current.cardId)?.item.kind === 'numeric' && current.judged?.verdict === 'wrong'
}
