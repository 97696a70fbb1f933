import { reduceDraft, type DraftEvent } from './drafting'
import type { SessionActs, SessionController, SessionDevice, SessionProps } from './session-control'
import { createStore } from './session-store'

/**
 * Makes the session of a page. Writing and picking work at once; judging, keeping and sending are loaded after the first
 * paint, and what is asked of them before waits for that moment.
 */
export function createSession(props: SessionProps): SessionController {
  const store = createStore(props)
  let device: SessionDevice | null = null
  let early: ((device: SessionDevice) => void)[] = []
  const ask = (act: (device: SessionDevice) => void): void => {
    if (device === null) early.push(act)
    else act(device)
  }
  const write = (event: DraftEvent): void => {
    const session = reduceDraft(store.view().session, event)
    if (session !== store.view().session) store.show({ session })
  }
  const own: Omit<SessionController, keyof SessionActs> = {
    view: store.view,
    firstView: store.firstView,
    subscribe: store.subscribe,
    start(open) {
      const opened = open(props, store, control)
      device = opened
      const acts = early
      early = []
      for (const act of acts) act(opened)
      return () => {
        device = null
        opened.close()
      }
    },
    draft: (draft) => write({ type: 'drafted', draft }),
    pick: (option) => write({ type: 'picked', option }),
  }
  // whatever is not its own is an act of the device: a list of them would have to be loaded with the first card
  const control = new Proxy(own as SessionController, {
    get: (_, name: keyof SessionController) =>
      name in own
        ? own[name as keyof typeof own]
        : (...given: readonly unknown[]) =>
            ask((device) => (device[name as keyof SessionActs] as (...given: readonly unknown[]) => void)(...given)),
  })
  return control
}
