import type { StoredItem, StoredSession } from '@/app/_ui/outbox'
import type { Language } from '@/lib/study'
import type { PooledItem, SessionState, Showing, Undone } from './session-types'
import { showNext } from './show-next'
import { resume } from './showing'

/** Raised when the shape below changes: a session of another version is not taken up again. */
const VERSION = 2

interface Saved {
  readonly version: typeof VERSION
  /** what the session was narrowed to, and where it ends */
  readonly scope: string
  readonly state: Omit<SessionState, 'pool'> & { readonly pool: readonly string[] }
}

/** The session as it lies on the device: its cards by id, for they are stored once, when they arrive. */
export function storeSession(key: string, scope: string, state: SessionState): StoredSession {
  const pool = state.pool.map(({ item }) => item.cardId)
  const saved: Saved = { version: VERSION, scope, state: { ...state, pool } }
  return { key, studyDay: state.context.studyDay, state: saved }
}

/**
 * Takes a stored session up again on a fresh page.
 *
 * Cards that were answered stay in the language they were answered in. Those still to come are taken from the page, in
 * its language; a card on the screen keeps its answer if its question is the same one. What the fresh page does not
 * bring and has another language is fetched again.
 *
 * @param fresh - the session that the page began with
 * @param items - cards stored on the device
 * @returns null where the stored session is of another day, scope or version, is over, or cannot be read
 */
export function resumeSession(
  stored: StoredSession,
  items: readonly StoredItem[],
  fresh: SessionState,
  { scope, language, now }: { readonly scope: string; readonly language: Language; readonly now: number },
): SessionState | null {
  const saved = readSaved(stored.state)
  if (saved === null || saved.scope !== scope || stored.studyDay !== fresh.context.studyDay) return null
  // it had come to its end, and now there are cards: another session
  if (saved.state.current === null && fresh.current !== null) return null
  const answered = new Set(saved.state.steps.map(({ cardId }) => cardId))
  const byId = new Map(items.map(({ cardId, item, language }) => [cardId, { item, language }]))
  const old = saved.state.pool.flatMap((cardId) => byId.get(cardId) ?? [])
  const kept = old.filter(({ item, language: its }) => answered.has(item.cardId) || its === language)
  const known = new Set(kept.map(({ item }) => item.cardId))
  const pool = [...kept, ...fresh.pool.filter(({ item }) => !known.has(item.cardId))]
  const steps = saved.state.steps.filter(({ cardId }) => pool.some(({ item }) => item.cardId === cardId))
  if (steps.length === 0 && saved.state.current === null) return null
  const state: SessionState = {
    ...saved.state,
    context: fresh.context,
    skewMs: fresh.skewMs,
    pool: putCurrentFirst(pool, saved.state.current?.cardId, answered),
    steps,
    shelved: saved.state.shelved.flatMap((showing) => inPool(showing, pool, old) ?? []),
    undone: saved.state.undone.filter((act) => isThere(act, pool, old)),
    exhausted: false,
    notice: null,
  }
  const current =
    saved.state.current === null
      ? null
      : (inPool(saved.state.current, pool, old) ?? behindInPool(saved.state.current, pool, old, now))
  return current === null ? showNext({ ...state, current: null }, now) : { ...state, current }
}

/** A showing with its card as it is now, or null where that asks something else by now. What was practised and is gone goes from it. */
function inPool(showing: Showing, pool: readonly PooledItem[], old: readonly PooledItem[]): Showing | null {
  if (!isSameQuestion(showing, pool, old)) return null
  const { behind, practised, ...rest } = inLanguageOf(pool, showing)
  const answered = behind === undefined ? undefined : inPool(behind, pool, old)
  if (answered === null) return null
  const kept = practised?.filter((answer) => isSameQuestion(answer.showing, pool, old))
  return { ...rest, ...(kept ? { practised: kept } : {}), ...(answered ? { behind: answered } : {}) }
}

/** Whether what was taken back can still be done again: its card and its question are the same. */
function isThere(act: Undone, pool: readonly PooledItem[], old: readonly PooledItem[]): boolean {
  if (act.kind === 'step') return pool.some(({ item }) => item.cardId === act.step.cardId)
  return act.kind !== 'practice' || isSameQuestion(act.practised.showing, pool, old)
}

/** The answered card behind a question for practice that is no longer there: it still waits for its rating. */
function behindInPool(
  { behind }: Showing,
  pool: readonly PooledItem[],
  old: readonly PooledItem[],
  now: number,
): Showing | null {
  const answered = behind === undefined ? null : inPool(behind, pool, old)
  return answered === null ? null : resume(answered, now)
}

/** Names the recognised mistakes of an answer in the words of the card as it is now. */
function inLanguageOf(pool: readonly PooledItem[], showing: Showing): Showing {
  const wrong = pool.find(({ item }) => item.cardId === showing.cardId)?.item.instances[showing.instance]?.key.wrong
  if (showing.judged === null || wrong === undefined) return showing
  const misconceptions = showing.judged.misconceptions.map(({ id, html }) => ({
    id,
    html: wrong.find((mistake) => mistake.id === id)?.html ?? html,
  }))
  return { ...showing, judged: { ...showing.judged, misconceptions } }
}

/** Looks a stored value over before it is trusted: another version of this program may have written it. */
function readSaved(value: unknown): Saved | null {
  if (typeof value !== 'object' || value === null) return null
  const { version, scope, state } = value as Partial<Saved>
  const lists = [
    state?.pool,
    state?.steps,
    state?.shelved,
    state?.elsewhere,
    state?.marks,
    state?.undone,
    state?.leeches,
  ]
  const isSound = version === VERSION && typeof scope === 'string' && lists.every((list) => Array.isArray(list))
  return isSound ? (value as Saved) : null
}

/** A card that was on the screen comes first again, in whichever language it now has. */
function putCurrentFirst(
  pool: readonly PooledItem[],
  currentId: string | undefined,
  answered: ReadonlySet<string>,
): readonly PooledItem[] {
  if (currentId === undefined || answered.has(currentId)) return pool
  return [
    ...pool.filter(({ item }) => item.cardId === currentId),
    ...pool.filter(({ item }) => item.cardId !== currentId),
  ]
}

/** Whether a showing still has its card, with the same numbers in the same order. */
function isSameQuestion(
  { cardId, instance }: { readonly cardId: string; readonly instance: number },
  pool: readonly PooledItem[],
  old: readonly PooledItem[],
): boolean {
  const now = pool.find(({ item }) => item.cardId === cardId)?.item.instances[instance]
  const then = old.find(({ item }) => item.cardId === cardId)?.item.instances[instance]
  return now !== undefined && then !== undefined && questionOf(now) === questionOf(then)
}

function questionOf({ seed, values, order }: PooledItem['item']['instances'][number]): string {
  return JSON.stringify([seed, values, order])
}
