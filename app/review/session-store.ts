import { beginSession } from './session-begin'
import type { SessionProps, SessionStore, SessionView } from './session-control'

/** Makes the view that a page begins with: its first card, and nothing known of this device yet. */
export function createStore({ language, first, asked, scope }: SessionProps): SessionStore {
  const listeners = new Set<() => void>()
  const firstView: SessionView = {
    session: beginSession(first, language, asked, scope),
    outbox: { waiting: 0, kept: 0, trouble: null, durable: true },
    ready: false,
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
