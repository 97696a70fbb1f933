import type { OutboxStatus } from '@/app/_ui/outbox'
import type { Rating } from '@/lib/memory'
import type { Language, QueueAnswer } from '@/lib/study'
import type { Scope } from './read-scope'
import type { Draft, Note, SessionState } from './session-types'

export interface SessionProps {
  readonly userId: string
  readonly language: Language
  readonly scope: Scope
  /** what the page carries: the first cards */
  readonly first: QueueAnswer
  /** how many cards the page asked for */
  readonly asked: number
  /** false: single-letter keys are off */
  readonly letters: boolean
}

/** What the screen draws. */
export interface SessionView {
  readonly session: SessionState
  readonly outbox: OutboxStatus
  /** false until the device's own memory of the session was read: nothing can be answered before */
  readonly ready: boolean
  /** nothing is left to show: whether more may still come, nothing will, or the server does not answer */
  readonly end: 'searching' | 'over' | 'unreachable'
  /** when the end came onto the screen; cards that come later wait until the person goes on. Null during the session */
  readonly endedAt: number | null
  readonly dialog?: Dialog | null
}

/** What lies over the session, one at a time. */
export type Dialog =
  | { readonly kind: 'note'; readonly cardId: string; readonly wrong: boolean }
  | { readonly kind: 'info'; readonly cardId: string }

/** The view of a session and who looks at it. */
export interface SessionStore {
  readonly view: () => SessionView
  /** the view that the server drew */
  readonly firstView: () => SessionView
  readonly show: (change: Partial<SessionView>) => void
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * Where one can go from an answered card beside rating it: the same card with other numbers or with the same ones, for
 * practice, and back from there; the next question that may follow on an open one.
 */
export type Further = 'another' | 'same' | 'back' | 'follow_up'

/** What a person does that is judged, kept or sent. */
export interface SessionActs {
  readonly hint: () => void
  readonly check: () => void
  readonly tick: (point: number) => void
  readonly rate: (rating: Rating) => void
  readonly cancelDoubt: () => void
  readonly goFurther: (way: Further) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly flag: () => void
  readonly bury: () => void
  readonly suspend: () => void
  /** Opens what is to lie over the session, for the card on the screen; null puts it away. */
  readonly open: (dialog: Dialog['kind'] | 'wrong' | null) => void
  /** Says why the card on the screen has its turn. */
  readonly sayWhy: () => void
  /** Keeps the person's words about a card. */
  readonly note: (cardId: string, note: Note) => void
  /** Leaves the end for a card that came late. */
  readonly goOn: () => void
  /** Goes on past the end that the person had set, for so many cards. */
  readonly extend: (cards: number) => void
  /** Gives the answers that lie on this device to the person as a file. */
  readonly exportKept: () => void
  /** Forgets where the session stood; its answers are in the log. */
  readonly finish: () => void
}

/** The session on this device: everything that comes after the first paint. */
export interface SessionDevice extends SessionActs {
  readonly close: () => void
}

/** The session outside React: what a key or a tap does. */
export interface SessionController extends SessionActs, Pick<SessionStore, 'view' | 'firstView' | 'subscribe'> {
  /**
   * Takes the session up on this device; call it in the browser.
   *
   * @param open - opens the device's part, which is loaded by itself
   * @returns what ends it
   */
  readonly start: (open: OpenDevice) => () => void
  readonly draft: (draft: Draft) => void
  /** Picks an option by its place as shown; where several may be right, picks it or lets it go. */
  readonly pick: (option: number) => void
}

/** Opens the session on this device, on the view that a page began with. */
export type OpenDevice = (props: SessionProps, store: SessionStore, control: SessionController) => SessionDevice
