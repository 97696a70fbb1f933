import { store, type UserId } from '@/lib/db'
import { streakDays, type CardMemory } from '@/lib/memory'
import { hasAhead, nextDue, todaysList } from '@/lib/plan'
import { dayDate } from '@/lib/time'
import { loadDay } from './load-day'
import { nextList } from './next-list'
import type { Reader } from './reader'
import { flatten, outlineOf } from './topic-outline'
import { wayBack } from './way-back'
import type { TodayView, TopicNode } from './views'

const FADING_SHOWN = 5

/** What the first screen says: what is due, how long it takes, how the map stands. */
export async function today(userId: UserId, reader: Reader): Promise<TodayView> {
  const day = await loadDay(userId, reader)
  const { studyDay } = day.time
  const { input, catchingUp } = await wayBack(userId, day.input)
  const list = todaysList(input)
  const answers = day.input.todays.filter(({ entry }) => entry.type === 'review')
  const map = outlineOf(day.catalogue, day.measures, reader.language)
  const cards = day.input.cards
  // said where nothing is left; to plan another day takes its time
  const next = list.items.length === 0 ? nextList(day, cards) : nextDue(cards, day.states, studyDay)
  const days = (await store().userDays.all(userId)).filter(({ answers }) => answers > 0).map((one) => one.studyDay)
  return {
    studyDay,
    date: dayDate(studyDay),
    streakDays: streakDays(days, studyDay),
    firstVisit: days.length === 0,
    counts: {
      learning: list.counts.learning,
      review: list.counts.review,
      new: list.counts.new,
      plan: list.counts.plan,
    },
    plan:
      input.plan === undefined
        ? null
        : { seconds: list.planSeconds, restSeconds: Math.max(0, list.counts.seconds - list.planSeconds) },
    overLimit: list.overLimit,
    catchingUp,
    seconds: list.counts.seconds,
    paceSeconds: day.input.pace.size > 0 && list.items.length > 0 ? list.counts.seconds / list.items.length : null,
    list: list.items.map(({ cardId, mode }) =>
      mode === 'learn' ? 'learning' : day.states.get(cardId)?.met === true ? 'review' : 'new',
    ),
    answersToday: answers.length,
    besides: {
      ahead: hasAhead(day.input),
      numeric: list.items.filter(({ cardId }) => day.catalogue.card.get(cardId)?.kind === 'numeric').length,
      marked: [...day.states.values()].filter((state) => isMarked(state, studyDay)).length,
    },
    next: next && { ...next, date: dayDate(next.studyDay) },
    map,
    topicCount: day.catalogue.topics.length,
    cardCount: day.catalogue.cards.length,
    fading: fadingTopics(map),
  }
}

function isMarked({ flagged, leech, suspended, buriedUntilDay }: CardMemory, studyDay: number): boolean {
  return flagged || leech || suspended || (buriedUntilDay !== null && buriedUntilDay > studyDay)
}

/** The weakest topics with cards of their own that fade, least recall first. */
function fadingTopics(map: readonly TopicNode[]): readonly TopicNode[] {
  return flatten(map)
    .filter(({ own }) => own.fading > 0 && own.recall !== null)
    .map((node) => ({ ...node, ...node.own }))
    .sort((a, b) => (a.recall ?? 1) - (b.recall ?? 1))
    .slice(0, FADING_SHOWN)
}
