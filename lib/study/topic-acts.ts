import { store, type UserId } from '@/lib/db'
import { wallClock } from '@/lib/time'
import { catalogue } from './catalogue'
import { cardsBelow } from './cards-below'
import { statesOf } from './known-states'
import type { LoadedDay } from './load-day'

/** What can be done with all cards of a topic at once. */
export const TOPIC_ACTS = ['suspend', 'resume', 'reset'] as const
export type TopicAct = (typeof TOPIC_ACTS)[number]

/** The topic's own cards, or those of all topics below as well. */
export const ACT_SCOPES = ['own', 'below'] as const
export type ActScope = (typeof ACT_SCOPES)[number]

/** The last such act on cards of a topic, which can be taken back as one. */
export interface LastTopicAct {
  /** what an undo names */
  readonly batch: string
  readonly act: TopicAct
  /** how many cards it counts for */
  readonly cards: number
  /** on the reader's calendar and clock: `2026-11-24`, `14:05` */
  readonly date: string
  readonly time: string
}

export interface TopicActs {
  /** how many cards each act would change */
  readonly counts: Readonly<Record<ActScope, Readonly<Record<TopicAct, number>>>>
  readonly last: LastTopicAct | null
}

/** Acts that are looked through for the last one of a topic. */
const NEWEST = 12

/** What can be done with a topic's cards, and what was done last. */
export async function topicActs(userId: UserId, topicId: string, day: LoadedDay): Promise<TopicActs> {
  const cards = cardsBelow(day.catalogue, topicId)
  const below = new Set(cards.map(({ id }) => id))
  const count = (scope: ActScope, act: TopicAct): number =>
    cards.filter(isChanged({ topicId, scope, act }, day.states)).length
  const counts = (scope: ActScope): Record<TopicAct, number> => ({
    suspend: count(scope, 'suspend'),
    resume: count(scope, 'resume'),
    reset: count(scope, 'reset'),
  })
  const batches = await store().acts.batches(userId, NEWEST)
  const last = batches.find(({ cardIds }) => cardIds.every((id) => below.has(day.catalogue.card.get(id)?.id ?? id)))
  return {
    counts: { own: counts('own'), below: counts('below') },
    last:
      last === undefined
        ? null
        : {
            batch: last.batch,
            act: last.entry.type === 'reset' ? 'reset' : 'on' in last.entry && last.entry.on ? 'suspend' : 'resume',
            cards: last.cardIds.length,
            ...wallClock(last.effectiveAt, day.time.zone),
          },
  }
}

interface Asked {
  readonly topicId: string
  readonly scope: ActScope
  readonly act: TopicAct
}

/** The cards that an act on a topic would change now, for whoever is to write it into the log; null without such a topic. */
export async function cardsOfAct(userId: UserId, asked: Asked): Promise<readonly string[] | null> {
  const [cards, states] = await Promise.all([catalogue(), statesOf(userId)])
  if (!cards.topic.has(asked.topicId)) return null
  return cardsBelow(cards, asked.topicId)
    .filter(isChanged(asked, states))
    .map(({ id }) => id)
}

function isChanged({ topicId, scope, act }: Asked, states: LoadedDay['states']) {
  return (card: { readonly id: string; readonly topicId: string }): boolean => {
    if (scope === 'own' && card.topicId !== topicId) return false
    const state = states.get(card.id)
    if (act === 'reset') return state?.met === true
    return (state?.suspended ?? false) === (act === 'resume')
  }
}
