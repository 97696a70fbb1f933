import { store, type CardRow, type UserId } from '@/lib/db'
import type { Absence } from '@/lib/i18n'
import { effectiveEntries, leechFigures, modelOf, recallOn, type LeechFigures, type StoredEntry } from '@/lib/memory'
import { absenceOf, isDue, todaysList, type Reason } from '@/lib/plan'
import { addDays, dayDate, wallClock, type Day } from '@/lib/time'
import { historyOf, type CardHistory } from './card-history'
import { catalogue } from './catalogue'
import { loadDay, type LoadedDay } from './load-day'
import { mistakeSentence } from './mistake-sentence'
import { lastNote } from './notes'
import { plainQuestion } from './card-content'
import { questionLine } from './question-line'
import type { Reader } from './reader'
import type { CardKind, Html, Language } from './review-api'
import { flatten, outlineOf } from './topic-outline'
import { topicPath } from './topic-path'

/** How a card stands in a person's memory. Dates are those of study days, times on the reader's clock. */
export interface CardStanding {
  readonly phase: 'new' | 'learning' | 'review' | 'relearning'
  /** recall as it is shown everywhere, 0 … 1; null where the card was never met */
  readonly recall: number | null
  /** days until recall falls to 90 %; null where the card was never met */
  readonly stability: number | null
  /** 1 … 10; null where the card was never met */
  readonly difficulty: number | null
  readonly reps: number
  readonly lapses: number
  readonly lastDate: string | null
  readonly dueDate: string | null
  /** of a step within a day */
  readonly dueTime: string | null
  readonly isDue: boolean
  readonly suspended: boolean
  readonly flagged: boolean
  /** null where it is not buried any more */
  readonly buriedUntil: string | null
}

/** A mistake made again and again with a card. */
export interface CardMistake {
  readonly id: string
  readonly times: number
  /** as the newest answer was told it; null where that has no words */
  readonly html: Html | null
  /** the newest answer */
  readonly answerId: string
}

/** Everything about a card that its person may want to know. */
export interface CardInfo {
  readonly v: 1
  /** as it is called now */
  readonly cardId: string
  readonly kind: CardKind
  readonly level: number
  readonly retired: boolean
  readonly topic: readonly { readonly id: string; readonly label: string }[]
  /** in a line; of a card with numbers as it was asked last */
  readonly question: string
  readonly standing: CardStanding
  /** where it stands on today's list and why; null where it does not */
  readonly why: { readonly reason: Reason; readonly place: number; readonly of: number } | null
  /** why it is not on today's list */
  readonly absence: Absence | null
  /** null where the card keeps well enough */
  readonly leech: LeechFigures | null
  readonly note: { readonly text: string; readonly wrong: boolean; readonly date: string } | null
  /** most frequent first */
  readonly mistakes: readonly CardMistake[]
  readonly prerequisites: readonly { readonly id: string; readonly label: string; readonly recall: number | null }[]
  readonly history: CardHistory
  /** the reader's date, so that dates of another year say theirs */
  readonly today: string
  /** the study day until which one buries */
  readonly tomorrow: Day
}

/**
 * A card's memory, marks and history.
 *
 * @param cardId - as it is called now or was before
 * @param before - the entry behind which the page of the history begins; the newest page where there is none of that id
 * @returns null where there is no such card
 */
export async function cardInfo(
  userId: UserId,
  cardId: string,
  reader: Reader,
  before?: string,
): Promise<CardInfo | null> {
  const card = (await catalogue()).card.get(cardId)
  if (card === undefined) return null
  const [day, rows] = await Promise.all([loadDay(userId, reader), store().log.ofCards(userId, [card.id, ...card.was])])
  const effective = effectiveEntries(rows)
  const options = { numeric: card.kind === 'numeric' }
  const state = day.states.get(card.id)
  const [question, mistakes, history] = await Promise.all([
    questionOf(card, effective, day, reader.language),
    mistakesOf(effective, reader.language),
    historyOf(rows, { card, day, reader, before }),
  ])
  const note = lastNote(effective)
  return {
    v: 1,
    cardId: card.id,
    kind: card.kind,
    level: card.level,
    retired: card.retired,
    topic: topicPath(card.topicId, day.catalogue, reader.language),
    question,
    standing: standingOf(card.id, day, reader),
    ...placeOf(card, day, reader),
    leech: state?.leech === true ? leechFigures(rows, day.input.models, options) : null,
    note: note && { text: note.entry.text, wrong: note.entry.wrong, date: clockOf(note, day).date },
    mistakes,
    prerequisites: prerequisitesOf(card, day, reader.language),
    history,
    today: dayDate(day.time.studyDay),
    tomorrow: addDays(day.time.studyDay, 1),
  }
}

function standingOf(cardId: string, day: LoadedDay, reader: Reader): CardStanding {
  const state = day.states.get(cardId)
  const { studyDay, zone } = day.time
  const isMet = state?.met === true
  const date = (of: Day | null | undefined): string | null => (of === null || of === undefined ? null : dayDate(of))
  const buried = state?.buriedUntilDay ?? null
  return {
    phase: state?.phase ?? 'new',
    recall: isMet ? recallOn(state, studyDay, modelOf(day.input.models, state.modelId)) : null,
    stability: isMet ? state.stability : null,
    difficulty: isMet ? state.difficulty : null,
    reps: state?.reps ?? 0,
    lapses: state?.lapses ?? 0,
    lastDate: date(state?.lastDay),
    dueDate: date(state?.dueDay),
    dueTime: state?.dueAt == null ? null : wallClock(state.dueAt, zone).time,
    isDue: state !== undefined && isDue(state, studyDay, reader.now),
    suspended: state?.suspended ?? false,
    flagged: state?.flagged ?? false,
    buriedUntil: buried !== null && buried > studyDay ? dayDate(buried) : null,
  }
}

function placeOf(card: CardRow, day: LoadedDay, { language }: Reader): Pick<CardInfo, 'why' | 'absence'> {
  if (card.retired) return { why: null, absence: { code: 'retired' } }
  const list = todaysList(day.input)
  const place = list.items.findIndex(({ cardId }) => cardId === card.id)
  const item = list.items[place]
  if (item) return { why: { reason: item.reason, place: place + 1, of: list.items.length }, absence: null }
  const absence = absenceOf(card.id, day.input, list)
  if (absence === null) return { why: null, absence: null }
  return {
    why: null,
    absence: {
      code: absence.code,
      ...('day' in absence ? { date: dayDate(absence.day as Day) } : {}),
      ...('at' in absence ? { time: wallClock(absence.at, day.time.zone).time } : {}),
      ...('better' in absence ? { better: absence.better } : {}),
      ...('days' in absence ? { days: absence.days } : {}),
      ...('gain' in absence ? { gain: absence.gain } : {}),
      ...('topicId' in absence ? { topic: day.catalogue.topic.get(absence.topicId)?.[language] ?? '' } : {}),
    },
  }
}

/** With the numbers it was asked with last, so that one knows it again. */
async function questionOf(
  card: CardRow,
  effective: readonly StoredEntry[],
  day: LoadedDay,
  language: Language,
): Promise<string> {
  const last = effective.findLast(({ entry }) => entry.type === 'review')?.entry
  return last?.type === 'review' ? questionLine(last, card.id, day.catalogue, language) : plainQuestion(card, language)
}

async function mistakesOf(effective: readonly StoredEntry[], language: Language): Promise<CardMistake[]> {
  const found = new Map<string, { times: number; newest: Extract<StoredEntry['entry'], { type: 'review' }> }>()
  for (const { entry } of effective) {
    if (entry.type !== 'review' || entry.misconception === undefined) continue
    found.set(entry.misconception, { times: (found.get(entry.misconception)?.times ?? 0) + 1, newest: entry })
  }
  const mistakes = await Promise.all(
    [...found].map(async ([id, { times, newest }]) => ({
      id,
      times,
      html: await mistakeSentence(id, newest, language),
      answerId: newest.id,
    })),
  )
  return mistakes.sort((a, b) => b.times - a.times)
}

function prerequisitesOf(card: CardRow, day: LoadedDay, language: Language): CardInfo['prerequisites'] {
  const wanted = day.catalogue.topic.get(card.topicId)?.prerequisites ?? []
  if (wanted.length === 0) return []
  const nodes = flatten(outlineOf(day.catalogue, day.measures, language))
  return nodes.filter(({ id }) => wanted.includes(id)).map(({ id, label, recall }) => ({ id, label, recall }))
}

const clockOf = ({ effectiveAt }: StoredEntry, { time }: LoadedDay) => wallClock(effectiveAt, time.zone)
