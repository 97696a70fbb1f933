import type { CardRow, UserId } from '@/lib/db'
import { modelOf, recallOn } from '@/lib/memory'
import { isDue } from '@/lib/plan'
import { dayDate } from '@/lib/time'
import { plainQuestion, topicText } from './card-content'
import { termsOfTopic } from './glossary'
import { loadDay, type LoadedDay } from './load-day'
import { mistakesBelow } from './mistakes-below'
import { notesByCard } from './notes'
import type { ActivityDays } from './progress-view'
import type { Reader } from './reader'
import { topicActs } from './topic-acts'
import { historyOfTopic } from './topic-history'
import { flatten, outlineOf } from './topic-outline'
import { topicPath } from './topic-path'
import type { TopicCardRow, TopicNode, TopicView } from './views'

/**
 * One topic: its text, its cards, how they stand, how that came about and how it fades. Null when there is no such topic.
 *
 * @param back - days that its history goes back
 */
export async function topicPage(
  userId: UserId,
  topicId: string,
  reader: Reader,
  back: ActivityDays = 30,
): Promise<TopicView | null> {
  const day = await loadDay(userId, reader)
  const topic = day.catalogue.topic.get(topicId)
  if (!topic) return null
  const nodes = new Map(flatten(outlineOf(day.catalogue, day.measures, reader.language)).map((node) => [node.id, node]))
  const node = nodes.get(topicId)
  if (!node) return null
  const known = (ids: readonly string[]): TopicNode[] => ids.flatMap((id) => nodes.get(id) ?? [])
  const text = topicText(topic, reader.language)
  const cards = day.catalogue.cards.filter((card) => card.topicId === topicId)
  const notes = await notesByCard(
    userId,
    day.catalogue,
    cards.map(({ id }) => id),
  )
  const [rows, mistakes, terms, history, acts] = await Promise.all([
    Promise.all(cards.map((card) => cardRow(card, day, reader, notes.get(card.id)))),
    mistakesBelow(userId, topicId, day, reader.language),
    termsOfTopic(topic, reader.language),
    historyOfTopic(userId, topicId, day, back),
    topicActs(userId, topicId, day),
  ])
  return {
    node,
    path: topicPath(topicId, day.catalogue, reader.language),
    zh: topic.zh,
    en: topic.en,
    textHtml: text.html,
    prerequisites: known(topic.prerequisites),
    buildsOn: known(
      day.catalogue.topics.filter(({ prerequisites }) => prerequisites.includes(topicId)).map(({ id }) => id),
    ),
    sources: text.sources,
    terms,
    cards: rows,
    mistakes,
    history,
    acts,
  }
}

async function cardRow(
  card: CardRow,
  day: LoadedDay,
  reader: Reader,
  note: { readonly wrong: boolean } | undefined,
): Promise<TopicCardRow> {
  const state = day.states.get(card.id)
  const { studyDay } = day.time
  const buried = state?.buriedUntilDay ?? null
  const base = {
    cardId: card.id,
    kind: card.kind,
    level: card.level,
    question: await plainQuestion(card, reader.language),
    suspended: state?.suspended ?? false,
    flagged: state?.flagged ?? false,
    leech: state?.leech ?? false,
    buriedUntil: buried !== null && buried > studyDay ? dayDate(buried) : null,
    note: note === undefined ? null : { wrong: note.wrong },
  }
  if (!state?.met) {
    const never = {
      recall: null,
      phase: 'new',
      dueDay: null,
      dueDate: null,
      isDue: false,
      stabilityDays: null,
    } as const
    return { ...base, ...never, reps: 0, lapses: 0 }
  }
  return {
    ...base,
    recall: recallOn(state, studyDay, modelOf(day.input.models, state.modelId)),
    phase: state.phase,
    dueDay: state.dueDay,
    dueDate: state.dueDay === null ? null : dayDate(state.dueDay),
    isDue: isDue(state, studyDay, reader.now),
    reps: state.reps,
    lapses: state.lapses,
    stabilityDays: state.stability,
  }
}
