import { entryStamp } from '@/app/_ui/entry-stamp'
import { careForDevice, clockSkewMs, openOutbox } from '@/app/_ui/outbox'
import { noteLost, reloadIfStale } from '@/app/_ui/stale'
import type { LogEntry } from '@/lib/memory'
import { ASKED, fetchQueue, isRunningLow, notWanted } from './ahead'
import { fetchInstances } from './fetch-instances'
import { shownInstances } from './fresh-instance'
import { isAtLimit } from './limit'
import { listenToKeys } from './listen-to-keys'
import { newsOf } from './news-of'
import { reviewAddress } from './scope-query'
import { packOnDevice } from './pack-on-device'
import { actsOf } from './session-acts'
import { beginSession } from './session-begin'
import type { OpenDevice } from './session-control'
import type { Stamp } from './session-entry'
import { reduce, type SessionEvent } from './session-state'
import type { PooledItem } from './session-types'
import { resumeSession, storeSession } from './stored-session'
import { tabKey } from './tab-key'
import { farUndo } from './undo-far'

/** How long the end waits for late cards before it says that it is the end. */
const LONGEST_SEARCH_MS = 2_000
const SAVE_AFTER_MS = 250
const ASK_AGAIN_MS = 5_000

/**
 * Opens the session on this device: takes up where this tab was, keeps each entry on the device before the card turns,
 * sends what waits, and keeps cards ahead. Loaded by itself, so that the first card need not wait for it.
 */
export const openDevice: OpenDevice = ({ userId, language, scope, first, letters }, screen, control) => {
  const scopeKey = reviewAddress(scope)
  const { view, show } = screen
  const key = tabKey(Date.now())
  /** an entry is being written: a second key meanwhile is the same key held down */
  let turning = false
  let fetching = false
  let closed = false
  /** the person is done: leaving the page must not save the session again */
  let forgotten = false
  /** something was delivered while cards were being fetched */
  let askAgain = false
  let saving: ReturnType<typeof setTimeout> | undefined

  const dispatch = (event: SessionEvent): void => {
    const session = reduce(view().session, event)
    if (session === view().session) return
    show({ session })
  }
  const synchronise = (): void => dispatch({ type: 'synchronised', skewMs: clockSkewMs() })
  const saveSoon = (): void => {
    clearTimeout(saving)
    saving = setTimeout(save, SAVE_AFTER_MS)
  }
  const save = (): void => {
    // the entry being written takes the session after it along; the one on the screen is a step behind
    if (view().ready && !forgotten && !turning)
      void outbox.store.writeSession(storeSession(key, scopeKey, view().session))
  }
  /** Keeps cards on the device as this session has them: what it refers to must be there after a reload. */
  const keepItems = (items: readonly { readonly cardId: string }[]): void => {
    const { studyDay } = view().session.context
    const ids = new Set(items.map(({ cardId }) => cardId))
    const pool = view().session.pool.filter(({ item }) => ids.has(item.cardId))
    void outbox.store.putItems(pool.map(({ item, language }) => ({ cardId: item.cardId, language, studyDay, item })))
  }
  const stamp = (): Stamp => entryStamp(Date.now())

  const commit = async (entry: LogEntry, event: SessionEvent): Promise<void> => {
    if (!view().ready || turning) return
    const before = view().session
    const after = reduce(before, event)
    if (after === before) return
    turning = true
    await outbox.add(entry, storeSession(key, scopeKey, after))
    turning = false
    dispatch(event)
    if (event.type === 'undone') show({ endedAt: null })
    for (const message of newsOf(event, before)) outbox.tell(message)
    // the session is on the device as it stands after this card
    if ((event.type === 'rated' || event.type === 'left') && reloadIfStale()) return
    void lookAhead(false)
  }

  /** Keeps cards ahead; asks again after a delivery even if the server had no more, for an answer can free new cards. */
  const lookAhead = async (delivered: boolean): Promise<void> => {
    const { session } = view()
    askAgain = fetching && (askAgain || delivered)
    const wanted = isRunningLow(session) && (!session.exhausted || delivered)
    if (closed) return
    if (fetching || !wanted) return settleEnd()
    fetching = true
    if (session.current === null && view().end !== 'over') show({ end: 'searching' })
    const { store } = outbox
    const answer =
      (await fetchQueue(language, scope, notWanted(session, await store.entries()))) ??
      (await pack.next(session.pool.map(({ item }) => item.cardId)))
    fetching = false
    if (answer === null) {
      settleEnd()
      setTimeout(() => void lookAhead(false), ASK_AGAIN_MS)
      return
    }
    synchronise()
    dispatch({ type: 'received', answer, language, asked: ASKED, now: Date.now() })
    keepItems(answer.items)
    if (askAgain) return lookAhead(true)
    settleEnd()
  }
  const settleEnd = (): void => {
    if (fetching || view().session.current !== null) return
    // an answer on its way may still free a card, but none for a session that is as long as it was to be
    const isWaiting = view().outbox.waiting > 0 && view().outbox.trouble === null && !isAtLimit(view().session)
    const end = (): void => {
      const isOver = view().session.exhausted || isAtLimit(view().session)
      show({ end: isOver ? 'over' : 'unreachable', endedAt: view().endedAt ?? Date.now() })
      // asked once a session is done, when the browser has a reason to say yes
      if (view().session.steps.length > 0 && 'storage' in navigator) void navigator.storage.persist()
    }
    if (!isWaiting) return end()
    setTimeout(() => {
      if (view().session.current === null && view().end === 'searching') end()
    }, LONGEST_SEARCH_MS)
  }

  const drawMore = async ({ item, language: its }: PooledItem): Promise<void> => {
    const { session } = view()
    const shown = shownInstances(session, item.cardId).toReversed()
    const order = new Set([...shown, ...item.instances.keys()])
    const seeds = [...order].flatMap((place) => item.instances[place]?.seed ?? [])
    const instances = await fetchInstances(item.cardId, item.cardVersion, its, seeds)
    dispatch({ type: 'drew', cardId: item.cardId, instances })
    keepItems([item])
  }

  const forget = (): void => {
    forgotten = true
    clearTimeout(saving)
    void outbox.store.dropSession(key)
  }

  const takeUp = async (): Promise<void> => {
    const { store } = outbox
    const [stored, items] = await Promise.all([store.readSession(key), store.items()])
    const instead = await pack.insteadOf(first)
    if (instead !== null)
      dispatch({ type: 'replaced', state: beginSession(instead, language, ASKED, view().session.limit) })
    synchronise()
    const now = Date.now()
    const resumed = stored && resumeSession(stored, items, view().session, { scope: scopeKey, language, now })
    if (resumed) dispatch({ type: 'replaced', state: resumed })
    else dispatch({ type: 'began', now })
    const own = new Set(view().session.steps.map(({ cardId }) => cardId))
    // a list from the pack has left them out, but for those that are due again
    const answered = instead === null ? await pack.answeredSince(first) : []
    const elsewhere = answered.filter((cardId) => !own.has(cardId))
    dispatch({ type: 'elsewhere', cardIds: elsewhere, now })
    dispatch({ type: 'dismissed' })
    keepItems(view().session.pool.map(({ item }) => item))
    show({ ready: true })
    void store.sweep(view().session.context.studyDay)
    void lookAhead(false)
  }

  const outbox = openOutbox(userId, {
    onAnswer(answer) {
      synchronise()
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
  const pack = packOnDevice(outbox.store, language, scope)
  const stopCaring = careForDevice(userId, outbox)
  const stopCounting = outbox.subscribe(() => {
    show({ outbox: outbox.status() })
    settleEnd()
  })
  // what is written before an answer changes the view without an event of the reducer here
  const stopSaving = screen.subscribe(saveSoon)
  const onlineAgain = (): void => void lookAhead(true)
  const stopKeys = listenToKeys(control, letters)
  // a session may go on without a line: what draws pictures must be here before the first card that has one
  import('@/app/_ui/plate').catch(noteLost)
  import('@/app/_ui/figure').catch(noteLost)
  addEventListener('online', onlineAgain)
  addEventListener('pagehide', save)
  void takeUp()

  return {
    ...actsOf({
      view,
      show,
      dispatch,
      commit,
      stamp,
      outbox,
      far: farUndo({ view, show, language, dispatch, commit, stamp, outbox }),
      lookAhead: () => void lookAhead(false),
      drawMore,
      forget,
    }),
    close() {
      closed = true
      save()
      clearTimeout(saving)
      removeEventListener('online', onlineAgain)
      removeEventListener('pagehide', save)
      stopKeys()
      stopSaving()
      stopCounting()
      stopCaring()
      outbox.close()
    },
  }
}
