import {
  clockSkewMs,
  deviceId,
  openOutbox,
  QUIET,
  type KeptEntry,
  type Outbox,
  type OutboxStatus,
} from '@/app/_ui/outbox'
import { newId } from '@/app/_ui/uuid'
import type { LogEntry } from '@/lib/memory'
import type { Language, QueueAnswer } from '@/lib/study'
import { answeredCardIds, ASKED, fetchQueue, isRunningLow, notWanted, type Scope } from './ahead'
import type { Stamp } from './session-entry'
import { beginSession, reduce, type SessionEvent } from './session-state'
import type { SessionState } from './session-types'
import { resumeSession, storeSession } from './stored-session'
import { tabKey } from './tab-key'

export interface SessionProps {
  readonly userId: string
  readonly language: Language
  readonly scope: Scope
  /** what the page carries: the first cards */
  readonly first: QueueAnswer
  /** how many cards the page asked for */
  readonly asked: number
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
}

/** What holds a session, keeps it on the device and fetches ahead; the acts of a person are put on top. */
export interface SessionRuntime {
  readonly view: () => SessionView
  readonly firstView: () => SessionView
  readonly subscribe: (listener: () => void) => () => void
  readonly start: () => () => void
  readonly dispatch: (event: SessionEvent) => void
  /** Keeps an entry on the device, then turns the card; the server hears of it meanwhile. */
  readonly commit: (entry: LogEntry, event: SessionEvent) => Promise<void>
  readonly stamp: () => Stamp
  /** Leaves the end for a card that came late. */
  readonly goOn: () => void
  /** Answers that the server refused. */
  readonly kept: () => Promise<readonly KeptEntry[]>
  /** Forgets where the session stood; its answers are in the log. */
  readonly finish: () => Promise<void>
}

/** How long the end waits for late cards before it says that it is the end. */
const LONGEST_SEARCH_MS = 2_000
const SAVE_AFTER_MS = 250
const ASK_AGAIN_MS = 5_000

/** Makes what holds the session of a page; it touches nothing outside before `start`. */
export function createRuntime({ userId, language, scope, first, asked }: SessionProps): SessionRuntime {
  const listeners = new Set<() => void>()
  const firstView: SessionView = {
    session: beginSession(first, language, asked),
    outbox: QUIET,
    ready: false,
    end: first.items.length === 0 ? 'over' : 'searching',
    endedAt: null,
  }
  const scopeKey = JSON.stringify([scope.topic ?? null, scope.kind ?? null])
  let view = firstView
  let outbox: Outbox | null = null
  let key = 'page'
  /** an entry is being written: a second key meanwhile is the same key held down */
  let turning = false
  let fetching = false
  /** the person is done: leaving the page must not save the session again */
  let forgotten = false
  /** something was delivered while cards were being fetched */
  let askAgain = false
  let saving: ReturnType<typeof setTimeout> | undefined

  const show = (change: Partial<SessionView>): void => {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }
  const dispatch = (event: SessionEvent): void => {
    const session = reduce(view.session, event)
    if (session === view.session) return
    show({ session })
    saveSoon()
  }
  const saveSoon = (): void => {
    clearTimeout(saving)
    saving = setTimeout(save, SAVE_AFTER_MS)
  }
  const save = (): void => {
    // the entry being written takes the session after it along; the one on the screen is a step behind
    if (view.ready && !forgotten && !turning) void outbox?.store.writeSession(storeSession(key, scopeKey, view.session))
  }
  const stamp = (): Stamp => {
    const at = Date.now()
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
    return { id: newId(at), at, skewMs: clockSkewMs(), zone, device: deviceId(at) }
  }

  const commit = async (entry: LogEntry, event: SessionEvent): Promise<void> => {
    if (outbox === null || !view.ready || turning) return
    const after = reduce(view.session, event)
    if (after === view.session) return
    turning = true
    await outbox.add(entry, storeSession(key, scopeKey, after))
    turning = false
    dispatch(event)
    if (event.type === 'undone') show({ endedAt: null })
    if (event.type === 'rated' || event.type === 'left') outbox.tell({ type: 'answered', cardId: event.entry.cardId })
    const back = event.type === 'undone' ? view.session.current : null
    if (back !== null) outbox.tell({ type: 'undone', cardId: back.cardId })
    void lookAhead(false)
  }

  /** Keeps cards ahead; asks again after a delivery even if the server had no more, for an answer can free new cards. */
  const lookAhead = async (delivered: boolean): Promise<void> => {
    const { session } = view
    askAgain = fetching && (askAgain || delivered)
    const wanted = isRunningLow(session) && (!session.exhausted || delivered)
    if (outbox === null || fetching || !wanted) return settleEnd()
    fetching = true
    if (session.current === null && view.end !== 'over') show({ end: 'searching' })
    const { store } = outbox
    const answer = await fetchQueue(language, scope, notWanted(session, await store.entries()))
    fetching = false
    if (answer === null) {
      settleEnd()
      setTimeout(() => void lookAhead(false), ASK_AGAIN_MS)
      return
    }
    const { studyDay } = answer
    void store.putItems(answer.items.map((item) => ({ cardId: item.cardId, language, studyDay, item })))
    dispatch({ type: 'received', answer, language, asked: ASKED, now: Date.now() })
    if (askAgain) return lookAhead(true)
    settleEnd()
  }
  const settleEnd = (): void => {
    if (fetching || view.session.current !== null) return
    const isWaiting = view.outbox.waiting > 0 && view.outbox.trouble === null
    const end = (): void => {
      show({ end: view.session.exhausted ? 'over' : 'unreachable', endedAt: view.endedAt ?? Date.now() })
      // asked once a session is done, when the browser has a reason to say yes
      if (view.session.steps.length > 0 && 'storage' in navigator) void navigator.storage.persist()
    }
    if (!isWaiting) return end()
    setTimeout(() => {
      if (view.session.current === null && view.end === 'searching') end()
    }, LONGEST_SEARCH_MS)
  }

  const takeUp = async (opened: Outbox): Promise<void> => {
    const { store } = opened
    const { studyDay } = first
    await store.putItems(first.items.map((item) => ({ cardId: item.cardId, language, studyDay, item })))
    const [stored, items, entries] = await Promise.all([store.readSession(key), store.items(), store.entries()])
    const now = Date.now()
    const resumed = stored && resumeSession(stored, items, view.session, { scope: scopeKey, language, now })
    if (resumed) dispatch({ type: 'replaced', state: resumed })
    else dispatch({ type: 'began', now })
    const own = new Set(view.session.steps.map(({ cardId }) => cardId))
    const elsewhere = answeredCardIds(entries).filter((cardId) => !own.has(cardId))
    dispatch({ type: 'elsewhere', cardIds: elsewhere, now })
    dispatch({ type: 'dismissed' })
    show({ ready: true })
    void store.sweep(studyDay)
    void lookAhead(false)
  }

  const start = (): (() => void) => {
    key = tabKey(Date.now())
    const opened = openOutbox(userId, {
      onAnswer(answer) {
        dispatch({ type: 'recorded', states: answer.states })
        void lookAhead(true)
      },
      onTabMessage(message) {
        const now = Date.now()
        if (message.type === 'answered') dispatch({ type: 'elsewhere', cardIds: [message.cardId], now })
        if (message.type === 'undone') dispatch({ type: 'returned', cardId: message.cardId, now })
        void lookAhead(message.type === 'delivered')
      },
    })
    outbox = opened
    const unsubscribe = opened.subscribe(() => {
      show({ outbox: opened.status() })
      settleEnd()
    })
    const onlineAgain = (): void => void lookAhead(true)
    addEventListener('online', onlineAgain)
    addEventListener('pagehide', save)
    void takeUp(opened)
    return () => {
      save()
      clearTimeout(saving)
      removeEventListener('online', onlineAgain)
      removeEventListener('pagehide', save)
      unsubscribe()
      opened.close()
      outbox = null
    }
  }

  return {
    view: () => view,
    firstView: () => firstView,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start,
    dispatch,
    commit,
    stamp,
    goOn: () => show({ endedAt: null }),
    kept: async () => (await outbox?.store.kept()) ?? [],
    async finish() {
      forgotten = true
      clearTimeout(saving)
      await outbox?.store.dropSession(key)
    },
  }
}
