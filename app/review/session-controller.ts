import { reduceDraft, type DraftEvent } from './drafting'
import type { SessionController, SessionDevice, SessionProps } from './session-control'
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
    check: () => ask((to) => to.check()),
    tick: (point) => ask((to) => to.tick(point)),
    rate: (rating) => ask((to) => to.rate(rating)),
    cancelDoubt: () => ask((to) => to.cancelDoubt()),
    goFurther: (way) => ask((to) => to.goFurther(way)),
    undo: () => ask((to) => to.undo()),
    flag: () => ask((to) => to.flag()),
    bury: () => ask((to) => to.bury()),
    suspend: () => ask((to) => to.suspend()),
    goOn: () => ask((to) => to.goOn()),
    exportKept: () => ask((to) => to.exportKept()),
    finish: () => ask((to) => to.finish()),
  }
  return control
}
