import type { OutboxStatus } from '@/app/_ui/outbox'
import type { Language, QueueAnswer } from '@/lib/study'
import type { Scope } from './read-scope'
import type { AnsweredParts } from './answered-parts'
import { beginSession } from './session-begin'
import type { SessionState } from './session-types'

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
  /** what draws an answered card and the end; loaded after the first paint, and before anything is judged */
  readonly parts: AnsweredParts | null
  /** nothing is left to show: whether more may still come, nothing will, or the server does not answer */
  readonly end: 'searching' | 'over' | 'unreachable'
  /** when the end came onto the screen; cards that come later wait until the person goes on. Null during the session */
  readonly endedAt: number | null
}

/** The view of a session and who looks at it. */
export interface SessionStore {
  readonly view: () => SessionView
  /** the view that the server drew */
  readonly firstView: () => SessionView
  readonly show: (change: Partial<SessionView>) => void
  readonly subscribe: (listener: () => void) => () => void
}

/** Makes the view that a page begins with: its first card, and nothing known of this device yet. */
export function createStore({ language, first, asked }: SessionProps): SessionStore {
  const listeners = new Set<() => void>()
  const firstView: SessionView = {
    session: beginSession(first, language, asked),
    outbox: { waiting: 0, kept: 0, trouble: null, durable: true },
    ready: false,
    parts: null,
    end: first.items.length === 0 ? 'over' : 'searching',
    endedAt: null,
  }
  let view = firstView
  return {
    view: () => view,
    firstView: () => firstView,
    show(change) {
      view = { ...view, ...change }
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
