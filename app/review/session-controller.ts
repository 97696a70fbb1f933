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
  const control: SessionController = {
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
    hint: () => write({ type: 'hinted' }),
    ...later(ask),
  }
  return control
}

/** Everything that the device's part does. */
const ACTS: Readonly<Record<keyof SessionActs, true>> = {
  check: true,
  tick: true,
  rate: true,
  cancelDoubt: true,
  goFurther: true,
  undo: true,
  redo: true,
  flag: true,
  bury: true,
  suspend: true,
  open: true,
  sayWhy: true,
  note: true,
  goOn: true,
  extend: true,
  exportKept: true,
  finish: true,
}

/** The same acts, each done as soon as there is a device to do it. */
function later(ask: (act: (device: SessionDevice) => void) => void): SessionActs {
  const act =
    (name: keyof SessionActs) =>
    (...given: readonly unknown[]): void =>
      ask((device) => (device[name] as (...given: readonly unknown[]) => void)(...given))
  return Object.fromEntries(Object.keys(ACTS).map((name) => [name, act(name as keyof SessionActs)])) as never
}
