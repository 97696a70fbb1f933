import type { CardStateRow, UserId } from '@/lib/db'
import { balanceOf, modelOf, nextStates, recallAt, type CardMemory } from '@/lib/memory'
import {
  aheadList,
  cramList,
  namedList,
  nextDue,
  todaysList,
  withFirst,
  type PlanCard,
  type TodayInput,
  type TodaysItem,
  type TodaysList,
} from '@/lib/plan'
import { drawInstances } from './draw-instance'
import { isBelow } from './is-below'
import { loadDay, type LoadedDay } from './load-day'
import { nextList } from './next-list'
import { withNotes } from './notes'
import { queueState } from './queue-state'
import type { Reader } from './reader'
import type { CardKind, QueueAnswer, QueueItem } from './review-api'
import { siblingDays } from './sibling-days'
import { topicPath } from './topic-path'
import { wayBack } from './way-back'

export interface QueueRequest extends Reader {
  /** how many cards to draw */
  readonly count: number
  /** cards the browser holds already, or has answered since */
  readonly not?: readonly string[]
  readonly filter?: QueueFilter
  /** this card comes before all others, whatever the limits and the filter say */
  readonly first?: string
}

/** What a list is narrowed to; each part narrows further. */
export interface QueueFilter {
  /** with all below it */
  readonly topic?: string
  /** of the topic's own cards, without those below it */
  readonly own?: true
  readonly kind?: CardKind
  readonly level?: 1 | 2 | 3
  readonly flagged?: true
  readonly leeches?: true
  /** these cards, in this order, whatever the limits and the other parts say */
  readonly only?: readonly string[]
  /** instead of today's list: what comes up on later days, or everything at hand for practice */
  readonly way?: 'ahead' | 'cram'
}

/** Today's list, or the one asked for, as the browser needs it: the next cards, drawn, with what each button would do. */
export async function queue(userId: UserId, request: QueueRequest): Promise<QueueAnswer> {
  const day = await loadDay(userId, request)
  const cards = isNarrowed(request) ? day.input.cards.filter(wanted(day, request)) : day.input.cards
  const { input } = request.filter?.way === undefined ? await wayBack(userId, day.input) : day
  const list = listFor({ ...input, cards, allCards: input.cards }, day, request)
  const held = new Set(request.not)
  if (request.first !== undefined) held.delete(request.first)
  const left = list.items.filter(({ cardId }) => !held.has(cardId))
  const chosen = left.slice(0, request.count)
  const drawn = await drawInstances(
    userId,
    chosen.map(({ cardId }) => cardId),
    day,
    request.language,
  )
  const items = chosen.flatMap((item) => itemOf(item, day, request, drawn.get(item.cardId) ?? []))
  // said once nothing is left; to plan another day takes its time
  const next = chosen.length === left.length ? nextList(day, cards) : nextDue(cards, day.states, day.time.studyDay)
  const { settings, time } = day
  const { general, numeric } = day.model
  return {
    v: 1,
    serverNow: request.now,
    studyDay: time.studyDay,
    rolloverAt: time.rolloverAt,
    model: {
      id: general.id,
      weights: general.weights,
      retention: settings.retention,
      steps: settings.steps,
      relearningSteps: settings.relearningSteps,
      maxIntervalDays: settings.maxIntervalDays,
    },
    ...(numeric.id === general.id ? {} : { numericModel: { id: numeric.id, weights: numeric.weights } }),
    counts: list.counts,
    load: day.load(),
    items: await withNotes(userId, items, day.catalogue),
    ...(next ? { next } : {}),
  }
}

function listFor(input: TodayInput, day: LoadedDay, { filter, first }: QueueRequest): TodaysList {
  if (filter?.only !== undefined) return namedList(idsNow(filter.only, day), input)
  const make = { ahead: aheadList, cram: cramList, today: todaysList }[filter?.way ?? 'today']
  const list = make(input)
  const named = first === undefined ? undefined : day.catalogue.card.get(first)?.id
  const card = day.input.cards.find(({ id }) => id === named)
  return card === undefined ? list : withFirst(list, card, input, filter?.way === 'cram')
}

/** Cards by the names they have now. */
function idsNow(ids: readonly string[], { catalogue }: LoadedDay): readonly string[] {
  return ids.map((id) => catalogue.card.get(id)?.id ?? id)
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
  const siblings = siblingDays(card.id, day)
  const model = card.kind === 'numeric' ? day.model.numeric : day.model.general
  return [
    {
      cardId: card.id,
      cardVersion: card.version,
      kind: card.kind,
      level: card.level,
      topic: topicPath(card.topicId, day.catalogue, reader.language),
      flagged: state?.flagged ?? false,
      ...(state?.leech ? { leech: true } : {}),
      ...(siblings.length > 0 ? { siblingDays: siblings } : {}),
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
        balance: balanceOf(day.load(), siblings),
      }),
    },
  ]
}

function recallNow(state: CardMemory | CardStateRow | null, day: LoadedDay): number | null {
  return state?.met ? recallAt(state, day.time.studyDay, modelOf(day.input.models, state.modelId)) : null
}

function isNarrowed({ filter = {} }: QueueRequest): boolean {
  const { way: _, ...parts } = filter
  return Object.values(parts).some((part) => part !== undefined)
}

function wanted(day: LoadedDay, { filter = {} }: QueueRequest): (card: PlanCard) => boolean {
  if (filter.only !== undefined) {
    const named = new Set(idsNow(filter.only, day))
    return ({ id }) => named.has(id)
  }
  const { topic, own, kind, level, flagged, leeches } = filter
  return ({ id, topicId, kind: itsKind }) => {
    const state = day.states.get(id)
    return (
      (kind === undefined || itsKind === kind) &&
      (level === undefined || day.catalogue.card.get(id)?.level === level) &&
      (flagged === undefined || state?.flagged === true) &&
      (leeches === undefined || state?.leech === true) &&
      (topic === undefined || (own ? topicId === topic : isBelow(topicId, topic, day.catalogue)))
    )
  }
}
