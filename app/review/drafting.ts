import type { CardKind, QueueInstance } from '@/lib/study'
import { pooled } from './session-order'
import type { Draft, PooledItem, SessionState, Showing } from './session-types'

/** What can happen to a card before it is answered, and at once. */
export type DraftEvent =
  { readonly type: 'drafted'; readonly draft: Draft } | { readonly type: 'picked'; readonly option: number }

/** The session after something was written or picked; an answered card takes none of it. */
export function reduceDraft(state: SessionState, event: DraftEvent): SessionState {
  return whileAsking(state, (showing, card) => {
    switch (event.type) {
      case 'drafted':
        return { ...showing, draft: event.draft, problem: null }
      case 'picked':
        return pick(showing, card, event.option)
    }
  })
}

/** A card as it comes onto the screen: nothing answered; each later showing takes its next instance. */
export function firstSight(steps: SessionState['steps'], { item }: PooledItem, now: number): Showing {
  const seen = steps.filter(({ cardId, act }) => cardId === item.cardId && act === 'rate').length
  const instance = seen % Math.max(item.instances.length, 1)
  const shown = item.instances[instance]
  return {
    cardId: item.cardId,
    instance,
    shownAt: now,
    draft: shown === undefined ? { kind: 'text', text: '' } : emptyDraft(item.kind, shown),
    hints: 0,
    retries: 0,
    problem: null,
    judged: null,
    doubted: null,
  }
}

/** The empty draft of a card: what its answer control holds at first. */
export function emptyDraft(kind: CardKind, instance: QueueInstance): Draft {
  if (kind === 'choice' || kind === 'figure') return { kind: 'picks', picks: [] }
  if (kind === 'cloze') return { kind: 'blanks', blanks: Array.from({ length: instance.blanks ?? 0 }, () => '') }
  return { kind: 'text', text: '' }
}

/** Whether any number of the options may be right. */
export function isSeveral({ key }: QueueInstance): boolean {
  return (key.right?.length ?? 0) > 1
}

/** Changes the card on the screen; the very same session where nothing changes. */
export function withCurrent(
  state: SessionState,
  change: (showing: Showing, card: PooledItem) => Showing,
): SessionState {
  const card = state.current === null ? undefined : pooled(state, state.current.cardId)
  if (state.current === null || card === undefined) return state
  const current = change(state.current, card)
  return current === state.current ? state : { ...state, current }
}

/** Changes the card on the screen as long as its answer is not shown. */
export function whileAsking(
  state: SessionState,
  change: (showing: Showing, card: PooledItem) => Showing,
): SessionState {
  return state.current?.judged == null ? withCurrent(state, change) : state
}

/** Where several may be right, a second pick lets an option go. */
function pick(showing: Showing, { item }: PooledItem, option: number): Showing {
  const instance = item.instances[showing.instance]
  if (instance?.options?.[option] === undefined || showing.draft.kind !== 'picks') return showing
  const { picks } = showing.draft
  if (!isSeveral(instance)) return { ...showing, draft: { kind: 'picks', picks: [option] } }
  const changed = picks.includes(option) ? picks.filter((one) => one !== option) : [...picks, option]
  return { ...showing, draft: { kind: 'picks', picks: changed } }
}
