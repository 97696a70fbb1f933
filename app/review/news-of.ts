import type { TabMessage } from '@/app/_ui/outbox'
import type { SessionEvent } from './session-state'
import type { SessionState } from './session-types'
import { isLeaving } from './undoing'

/** What the other tabs should hear of an act here: that a card left, or that it is back. */
export function newsOf(event: SessionEvent, before: SessionState): readonly TabMessage[] {
  switch (event.type) {
    case 'rated':
    case 'left':
      return [{ type: 'answered', cardId: event.entry.cardId }]
    case 'undone': {
      const step = before.steps.at(-1)
      return step?.entryId === event.entry.target ? [{ type: 'undone', cardId: step.cardId }] : []
    }
    case 'undone_far':
      return isLeaving(event.far) ? [{ type: 'undone', cardId: event.far.cardId }] : []
    case 'redone': {
      const last = before.undone.at(-1)
      if (last?.kind === 'step') return [{ type: 'answered', cardId: last.step.cardId }]
      return last?.kind === 'far' && isLeaving(last.entry) ? [{ type: 'answered', cardId: last.entry.cardId }] : []
    }
    default:
      return []
  }
}
