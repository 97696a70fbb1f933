import { reduceDraft, type DraftEvent } from './drafting'
import type { SessionActs } from './session-acts'
import type { SessionDevice } from './session-device'
import { createStore, type SessionProps, type SessionStore } from './session-store'
import type { Draft } from './session-types'

/** The session outside React: what a key or a tap does. */
export interface SessionController extends SessionActs, Pick<SessionStore, 'view' | 'firstView' | 'subscribe'> {
  /** Takes the session up on this device; call it in the browser, once. Gives back what ends it. */
  readonly start: () => () => void
  readonly draft: (draft: Draft) => void
  /** Picks an option by its place as shown; where several may be right, picks it or lets it go. */
  readonly pick: (option: number) => void
  readonly hint: () => void
}

/**
 * Makes the session of a page. Writing and picking work at once; judging, keeping and sending are loaded after the first
 * paint, and what is asked of them before waits for that moment.
 */
export function createSession(props: SessionProps): SessionController {
  const store = createStore(props)
  let device: Promise<SessionDevice> | null = null
  const later = (act: (device: SessionDevice) => void): void => void device?.then(act)
  const write = (event: DraftEvent): void => {
    const session = reduceDraft(store.view().session, event)
    if (session !== store.view().session) store.show({ session })
  }
  const control: SessionController = {
    view: store.view,
    firstView: store.firstView,
    subscribe: store.subscribe,
    start() {
      const opening = import('./session-device').then(({ openDevice }) => openDevice(props, store, control))
      device = opening
      return () => void opening.then((opened) => opened.close())
    },
    draft: (draft) => write({ type: 'drafted', draft }),
    pick: (option) => write({ type: 'picked', option }),
    hint: () => write({ type: 'hinted' }),
    check: () => later((opened) => opened.check()),
    tick: (point) => later((opened) => opened.tick(point)),
    rate: (rating) => later((opened) => opened.rate(rating)),
    cancelDoubt: () => later((opened) => opened.cancelDoubt()),
    undo: () => later((opened) => opened.undo()),
    flag: () => later((opened) => opened.flag()),
    bury: () => later((opened) => opened.bury()),
    suspend: () => later((opened) => opened.suspend()),
    goOn: () => later((opened) => opened.goOn()),
    exportKept: () => later((opened) => opened.exportKept()),
    finish: () => later((opened) => opened.finish()),
  }
  return control
}
