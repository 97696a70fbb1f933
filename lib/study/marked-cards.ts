import { store, type CardRow, type UserId } from '@/lib/db'
import { modelOf, recallOn } from '@/lib/memory'
import { dayDate } from '@/lib/time'
import { plainQuestion } from './card-content'
import { catalogue, type Catalogue } from './catalogue'
import { notesByCard } from './notes'
import type { Reader } from './reader'
import type { CardKind } from './review-api'
import { settingsOf } from './settings'
import { studyTime } from './study-time'

/** What a person, or the memory, has said of a card. */
export const MARKS = ['flagged', 'noted', 'wrong', 'suspended', 'buried', 'leech'] as const

export type Mark = (typeof MARKS)[number]

export interface MarkedCard {
  readonly cardId: string
  readonly kind: CardKind
  /** in a line */
  readonly question: string
  readonly topicId: string
  readonly topicLabel: string
  readonly marks: readonly Mark[]
  /** null where there is none, or no words */
  readonly note: string | null
  /** where it is buried until a day */
  readonly buriedUntil: string | null
  /** 0 … 1; null where the card was never met */
  readonly recall: number | null
}

export interface MarkedCards {
  readonly counts: Readonly<Record<Mark | 'all', number>>
  /** of one page, in the order of the map */
  readonly cards: readonly MarkedCard[]
  /** the place of the first among all of this mark, from 1; 0 where there is none */
  readonly from: number
  /** the next page, counted from 1; null where this is the last */
  readonly nextPage: number | null
  /** the reader's date */
  readonly today: string
}

/** Rows on a page. */
const PAGE = 60

/**
 * The cards that a person flagged, wrote on, called wrong, suspended or buried, and those that do not stick.
 *
 * @param mark - those with this mark alone; all of them where it is absent
 * @param page - from 1
 */
export async function markedCards(userId: UserId, reader: Reader, mark?: Mark, page = 1): Promise<MarkedCards> {
  const [cards, settings] = await Promise.all([catalogue(), settingsOf(userId)])
  const [time, rows, notes, models] = await Promise.all([
    studyTime(userId, settings, reader),
    store().states.all(userId),
    notesByCard(userId, cards),
    store().models.all(userId),
  ])
  const states = new Map(rows.map((row) => [row.cardId, row]))
  const marked = [...new Set(cards.card.values())].flatMap((card) => {
    const state = states.get(card.id)
    const note = notes.get(card.id)
    const has: Record<Mark, boolean> = {
      flagged: state?.flagged === true,
      noted: note !== undefined && note.text !== '',
      wrong: note?.wrong === true,
      suspended: state?.suspended === true,
      buried: state !== undefined && state.buriedUntilDay !== null && state.buriedUntilDay > time.studyDay,
      leech: state?.leech === true,
    }
    const marks = MARKS.filter((one) => has[one])
    return marks.length === 0 ? [] : [{ card, state, note, marks }]
  })
  const wanted = mark === undefined ? marked : marked.filter(({ marks }) => marks.includes(mark))
  const start = (page - 1) * PAGE
  const shown = inMapOrder(wanted, cards).slice(start, start + PAGE)
  const countOf = (one: Mark): number => marked.filter(({ marks }) => marks.includes(one)).length
  return {
    counts: {
      all: marked.length,
      flagged: countOf('flagged'),
      noted: countOf('noted'),
      wrong: countOf('wrong'),
      suspended: countOf('suspended'),
      buried: countOf('buried'),
      leech: countOf('leech'),
    },
    cards: await Promise.all(
      shown.map(async ({ card, state, note, marks }) => ({
        cardId: card.id,
        kind: card.kind,
        question: await plainQuestion(card, reader.language),
        topicId: card.topicId,
        topicLabel: cards.topic.get(card.topicId)?.[reader.language] ?? '',
        marks,
        note: note === undefined || note.text === '' ? null : note.text,
        buriedUntil: marks.includes('buried') && state?.buriedUntilDay != null ? dayDate(state.buriedUntilDay) : null,
        recall: state?.met === true ? recallOn(state, time.studyDay, modelOf(models, state.modelId)) : null,
      })),
    ),
    from: shown.length === 0 ? 0 : start + 1,
    nextPage: start + PAGE < wanted.length ? page + 1 : null,
    today: dayDate(time.studyDay),
  }
}

function inMapOrder<Item extends { readonly card: CardRow }>(items: readonly Item[], cards: Catalogue): Item[] {
  const places = new Map(cards.topics.map(({ id }, place) => [id, place]))
  const placeOf = ({ topicId }: CardRow): number => places.get(topicId) ?? places.size
  return [...items].sort(
    (a, b) =>
      placeOf(a.card) - placeOf(b.card) || a.card.position - b.card.position || (a.card.id < b.card.id ? -1 : 1),
  )
}
