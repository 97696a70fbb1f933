import type { ReviewEntry } from '@/lib/memory'
import type { QueueInstance, QueueItem } from '@/lib/study'
import { emptyDraft } from './drafting'
import { pooled } from './session-order'
import type { PooledItem, Practised, SessionState, Showing } from './session-types'
import { check, pause, resume } from './showing'

/**
 * What can happen while an answered card is practised before it is rated: it is asked again in its own place, as often as
 * one likes, and none of it counts.
 */
export type PracticeEvent =
  /** more instances of a card came */
  | { readonly type: 'drew'; readonly cardId: string; readonly instances: readonly QueueInstance[] }
  | { readonly type: 'asked_again'; readonly cardId: string; readonly instance: number; readonly now: number }
  | { readonly type: 'practised'; readonly entry: ReviewEntry; readonly now: number }
  | { readonly type: 'went_back'; readonly now: number }

/** The session after an event of practice; the very same object where it does not fit. */
export function reducePractice(state: SessionState, event: PracticeEvent): SessionState {
  const { current } = state
  if (event.type === 'drew') return draw(state, event.cardId, event.instances)
  const card = current === null ? undefined : pooled(state, current.cardId)
  if (current === null || card === undefined) return state
  switch (event.type) {
    case 'asked_again':
      return event.cardId === current.cardId ? ask(state, current, card, event.instance, event.now) : state
    case 'practised':
      return answer(state, current, card, event.entry, event.now)
    case 'went_back':
      return goBack(state, current, event.now)
  }
}

/** Whether a card can be asked with other numbers. */
export function isPractisable({ kind }: Pick<QueueItem, 'kind'>): boolean {
  return kind === 'numeric' || kind === 'figure'
}

/** The answer for practice that an undo takes back: the last one since the card on the screen was answered. */
export function lastPractised({ current }: Pick<SessionState, 'current'>): Practised | undefined {
  return (current?.behind ?? current)?.practised?.at(-1)
}

/** The question for practice comes back with what was answered, to be answered again. */
export function takePracticeBack(state: SessionState, last: Practised, now: number): SessionState {
  const { current } = state
  if (current === null) return state
  const behind = behindOf(current, now)
  const showing: Showing = {
    ...last.showing,
    judged: null,
    shownAt: now - (last.at - last.showing.shownAt),
    behind: { ...behind, practised: behind.practised?.slice(0, -1) ?? [] },
    turn: nextTurn(current),
  }
  return { ...state, current: showing, notice: { code: 'unpractised' } }
}

/** An answer for practice that was taken back stands again. */
export function practiseAgain(state: SessionState, cardId: string, again: Practised, now: number): SessionState {
  const { current } = state
  if (current?.cardId !== cardId) return state
  const behind = behindOf(current, now)
  const practised = [...(behind.practised ?? []), again]
  const showing: Showing = { ...again.showing, behind: { ...behind, practised }, turn: nextTurn(current) }
  return { ...state, current: showing, notice: { code: 'redone', rating: null } }
}

function draw(state: SessionState, cardId: string, instances: readonly QueueInstance[]): SessionState {
  const card = pooled(state, cardId)
  if (card === undefined) return state
  const known = new Set(card.item.instances.map(questionOf))
  const fresh = instances.filter((instance) => !known.has(questionOf(instance)))
  if (fresh.length === 0) return state
  const item = { ...card.item, instances: [...card.item.instances, ...fresh] }
  return { ...state, pool: state.pool.map((each) => (each === card ? { ...each, item } : each)) }
}

const questionOf = ({ values, order }: QueueInstance): string => JSON.stringify([values, order])

function ask(state: SessionState, current: Showing, { item }: PooledItem, place: number, now: number): SessionState {
  const instance = item.instances[place]
  const isAnswered = current.judged !== null || current.behind !== undefined
  if (instance === undefined || !isAnswered || !isPractisable(item)) return state
  const asked: Showing = {
    cardId: item.cardId,
    instance: place,
    shownAt: now,
    draft: emptyDraft(item.kind, instance),
    hints: 0,
    retries: 0,
    problem: null,
    judged: null,
    doubted: null,
    behind: behindOf(current, now),
    turn: nextTurn(current),
  }
  return { ...state, current: asked, notice: null }
}

function answer(
  state: SessionState,
  current: Showing,
  card: PooledItem,
  entry: ReviewEntry,
  now: number,
): SessionState {
  if (current.behind === undefined || current.judged !== null || entry.cardId !== current.cardId) return state
  const { behind, ...showing } = check(state, current, card, now)
  if (behind === undefined || showing.judged === null) return state
  const practised = [...(behind.practised ?? []), { entryId: entry.id, showing, at: now }]
  return {
    ...state,
    current: { ...showing, behind: { ...behind, practised } },
    heads: { ...state.heads, [entry.cardId]: entry.id },
    undone: [],
    notice: null,
  }
}

function goBack(state: SessionState, current: Showing, now: number): SessionState {
  if (current.behind === undefined) return state
  return { ...state, current: { ...resume(current.behind, now), turn: nextTurn(current) }, notice: null }
}

/** The answered card lies aside meanwhile: the time spent on practice is none of its own. */
function behindOf(current: Showing, now: number): Showing {
  return current.behind ?? { ...pause(current, now), doubted: null }
}

function nextTurn({ turn = 0 }: Showing): number {
  return turn + 1
}
