import type { CardRow, UserId } from '@/lib/db'
import { modelOf, recallOn } from '@/lib/memory'
import { isDue } from '@/lib/plan'
import { dayDate } from '@/lib/time'
import { plainQuestion, topicText } from './card-content'
import { termsOfTopic } from './glossary'
import { loadDay, type LoadedDay } from './load-day'
import { mistakesBelow } from './mistakes-below'
import type { Reader } from './reader'
import { flatten, outlineOf } from './topic-outline'
import { topicPath } from './topic-path'
import type { TopicCardRow, TopicNode, TopicView } from './views'

/** One topic: its text, its cards and how they stand. Null when there is no such topic. */
export async function topicPage(userId: UserId, topicId: string, reader: Reader): Promise<TopicView | null> {
  const day = await loadDay(userId, reader)
  const topic = day.catalogue.topic.get(topicId)
  if (!topic) return null
  const nodes = new Map(flatten(outlineOf(day.catalogue, day.measures, reader.language)).map((node) => [node.id, node]))
  const node = nodes.get(topicId)
  if (!node) return null
  const known = (ids: readonly string[]): TopicNode[] => ids.flatMap((id) => nodes.get(id) ?? [])
  const text = topicText(topic, reader.language)
  const cards = day.catalogue.cards.filter((card) => card.topicId === topicId)
  const [rows, mistakes, terms] = await Promise.all([
    Promise.all(cards.map((card) => cardRow(card, day, reader))),
    mistakesBelow(userId, topicId, day, reader.language),
    termsOfTopic(topic, reader.language),
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
  }
}

async function cardRow(card: CardRow, day: LoadedDay, reader: Reader): Promise<TopicCardRow> {
  const state = day.states.get(card.id)
  const { studyDay } = day.time
  const { id: cardId, kind, level } = card
  const base = { cardId, kind, level, question: await plainQuestion(card, reader.language) }
  if (!state?.met) {
    const suspended = state?.suspended ?? false
    return {
      ...base,
      recall: null,
      phase: 'new',
      dueDay: null,
      dueDate: null,
      isDue: false,
      suspended,
      reps: 0,
      lapses: 0,
      stabilityDays: null,
    }
  }
  return {
    ...base,
    recall: recallOn(state, studyDay, modelOf(day.input.models, state.modelId)),
    phase: state.phase,
    dueDay: state.dueDay,
    dueDate: state.dueDay === null ? null : dayDate(state.dueDay),
    isDue: isDue(state, studyDay, reader.now),
    suspended: state.suspended,
    reps: state.reps,
    lapses: state.lapses,
    stabilityDays: state.stability,
  }
}
