import type { CardStateRow, UserId } from '@/lib/db'
import { modelOf, nextStates, recallAt, type CardMemory } from '@/lib/memory'
import { nextDue, todaysList, type TodaysItem } from '@/lib/plan'
import { drawInstances } from './draw-instance'
import { isBelow } from './is-below'
import { loadDay, type LoadedDay } from './load-day'
import { queueState } from './queue-state'
import type { Reader } from './reader'
import type { CardKind, QueueAnswer, QueueItem } from './review-api'
import { topicPath } from './topic-path'

export interface QueueRequest extends Reader {
  /** how many cards to draw */
  readonly count: number
  /** cards the browser holds already, or has answered since */
  readonly not?: readonly string[]
  /** a topic with all below it, or one kind of card */
  readonly filter?: { readonly topic?: string; readonly kind?: CardKind }
}

/** Today's list as the browser needs it: the next cards, drawn, with what each button would do. */
export async function queue(userId: UserId, request: QueueRequest): Promise<QueueAnswer> {
  const day = await loadDay(userId, request)
  const list = todaysList({ ...day.input, cards: day.input.cards.filter(wanted(day, request)) })
  const held = new Set(request.not)
  const chosen = list.items.filter(({ cardId }) => !held.has(cardId)).slice(0, request.count)
  const drawn = await drawInstances(
    userId,
    chosen.map(({ cardId }) => cardId),
    day,
    request.language,
  )
  const next = nextDue(day.input.cards, day.states, day.time.studyDay)
  const { settings, time } = day
  return {
    v: 1,
    serverNow: request.now,
    studyDay: time.studyDay,
    rolloverAt: time.rolloverAt,
    model: {
      id: day.model.general.id,
      weights: day.model.general.weights,
      retention: settings.retention,
      steps: settings.steps,
      relearningSteps: settings.relearningSteps,
      maxIntervalDays: settings.maxIntervalDays,
    },
    counts: list.counts,
    items: chosen.flatMap((item) => itemOf(item, day, request, drawn.get(item.cardId) ?? [])),
    ...(next ? { next } : {}),
  }
}

/** One card of a list as the browser needs it; none where the card is not in the catalogue. */
export function itemOf(
  item: TodaysItem,
  day: LoadedDay,
  reader: Reader,
  instances: QueueItem['instances'],
): QueueItem[] {
  const card = day.catalogue.card.get(item.cardId)
  if (!card) return []
  const state = day.states.get(item.cardId) ?? null
  const { settings, time } = day
  const model = card.kind === 'numeric' ? day.model.numeric : day.model.general
  return [
    {
      cardId: card.id,
      cardVersion: card.version,
      kind: card.kind,
      level: card.level,
      topic: topicPath(card.topicId, day.catalogue, reader.language),
      flagged: state?.flagged ?? false,
      mode: item.mode,
      headId: state?.headId ?? null,
      recall: recallNow(state, day),
      why: item.reason,
      instances,
      state: queueState(state),
      next: nextStates(state, {
        cardId: card.id,
        now: reader.now,
        studyDay: time.studyDay,
        rolloverAt: time.rolloverAt,
        model,
        retention: settings.retention,
        steps: settings.steps,
        relearningSteps: settings.relearningSteps,
        maxIntervalDays: settings.maxIntervalDays,
      }),
    },
  ]
}

function recallNow(state: CardMemory | CardStateRow | null, day: LoadedDay): number | null {
  return state?.met ? recallAt(state, day.time.studyDay, modelOf(day.input.models, state.modelId)) : null
}

function wanted(day: LoadedDay, { filter }: QueueRequest): (card: { topicId: string; kind: string }) => boolean {
  const below = filter?.topic
  return ({ topicId, kind }) =>
    (filter?.kind === undefined || kind === filter.kind) &&
    (below === undefined || isBelow(topicId, below, day.catalogue))
}
