import { readDays } from '@/app/progress/read-days'
import { ACTIVITY_DAYS, type ActivityDays } from '@/lib/study'
import { readCardSorting, type CardSorting } from './card-order'

/** What the address of a topic's page asks for beyond the topic. */
export interface TopicAsked {
  /** days that the curve goes back */
  readonly days: ActivityDays
  /** of the cards; null is the order of the map */
  readonly sort: CardSorting | null
  /** all cards of a long table */
  readonly allCards: boolean
  /** the answer that the list of answers goes on behind */
  readonly before: string | undefined
}

/** Reads the query of the address; what is not understood is as if it were not there. */
export function readTopicAsked(query: Readonly<Record<string, string | string[] | undefined>>): TopicAsked {
  const { before, sort } = query
  return {
    days: readDays(query['days']),
    sort: readCardSorting(typeof sort === 'string' ? sort : undefined),
    allCards: query['cards'] === 'all',
    before: typeof before === 'string' ? before : undefined,
  }
}

/**
 * The address of the page as asked, apart from what changes.
 *
 * @param part - where on the page it leads
 */
export function topicAddress(
  topicId: string,
  asked: TopicAsked,
  changes: Partial<TopicAsked>,
  part: string,
): `/topics/${string}` {
  const { days, sort, allCards, before } = { ...asked, ...changes }
  const query = new URLSearchParams({
    ...(days === ACTIVITY_DAYS[0] ? {} : { days: String(days) }),
    ...(sort === null ? {} : { sort: `${sort.reversed ? '-' : ''}${sort.by}` }),
    ...(allCards ? { cards: 'all' } : {}),
    ...(before === undefined ? {} : { before }),
  }).toString()
  return `/topics/${topicId}${query === '' ? '' : `?${query}`}#${part}`
}
