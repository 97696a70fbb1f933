import { sendEntries } from '@/app/_ui/send-entries'
import { newId } from '@/app/_ui/uuid'
import type { ActScope, TopicAct } from '@/lib/study'

/** What a button of the topic's acts does: something to its cards, or an undo of what was done. */
export type TopicDeed =
  | { readonly do: TopicAct; readonly topicId: string; readonly scope: ActScope }
  | { readonly do: 'undo'; readonly batch: string }

/** What came of it. */
export type DeedResult = 'done' | 'refused' | 'unreachable'

/**
 * Does it: asks which cards there are, and writes an entry for each under one batch, which is one step to undo. Loaded when a
 * button is pressed.
 *
 * @param onWaiting - told when entries are kept on the device for now
 */
export async function doTopicAct(userId: string, deed: TopicDeed, onWaiting: () => void): Promise<DeedResult> {
  if (deed.do === 'undo') return sent(await sendEntries(userId, [{ type: 'undo', target: deed.batch }], onWaiting))
  const cards = await cardsOf(deed)
  if (cards === null) return 'unreachable'
  if (cards.length === 0) return 'done'
  const batch = newId(Date.now())
  const entries = cards.map((cardId) =>
    deed.do === 'reset'
      ? ({ type: 'reset', cardId, batch } as const)
      : ({ type: 'suspend', cardId, on: deed.do === 'suspend', batch } as const),
  )
  return sent(await sendEntries(userId, entries, onWaiting))
}

async function cardsOf({ do: act, topicId, scope }: Exclude<TopicDeed, { readonly do: 'undo' }>) {
  const query = new URLSearchParams({ topic: topicId, scope, act })
  const answer = await fetch(`/api/topics/cards?${query.toString()}`).catch(() => null)
  return answer?.ok === true ? ((await answer.json()) as { cards: readonly string[] }).cards : null
}

const sent = (status: 'stored' | 'refused'): DeedResult => (status === 'stored' ? 'done' : 'refused')
