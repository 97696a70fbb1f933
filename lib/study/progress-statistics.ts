import type { CardMemory } from '@/lib/memory'
import {
  answerHours,
  answersOfLog,
  calibrationOf,
  CalibrationSums,
  mistakeCounts,
  predictionsOf,
  ratingShares,
  retentionTable,
  type Answer,
  type AnswerHour,
  type Calibration,
  type LogLine,
  type MistakeCount,
  type RatingShares,
  type RetentionRow,
} from '@/lib/plan'
import type { Day } from '@/lib/time'
import type { Catalogue } from './catalogue'

/** What a log says as a whole. */
export interface ProgressStatistics {
  readonly answers: number
  readonly retention: readonly RetentionRow[]
  readonly calibration: Calibration
  /** by kind of card */
  readonly byKind: ReadonlyMap<string, Calibration>
  /** by top topic */
  readonly byTopic: ReadonlyMap<string, Calibration>
  readonly hours: readonly AnswerHour[]
  readonly mistakes: readonly MistakeCount[]
  readonly shares: RatingShares
}

interface Known {
  readonly lines: readonly LogLine[]
  readonly today: Day
  readonly catalogue: Catalogue
  readonly answers: readonly Answer[]
  readonly groups: Groups
  readonly statistics: ProgressStatistics
}

/** By the first line, which is the same object as long as the log grows at its end, as logs do. */
const known = new WeakMap<LogLine, Known>()

/**
 * The statistics of a log on a study day. As long as neither changes they are computed once; where the log has grown, only
 * the answers of the cards that the new entries concern are worked out again, and the calibrations that they belong to.
 */
export function statisticsOf(lines: readonly LogLine[], catalogue: Catalogue, today: Day): ProgressStatistics {
  const [first] = lines
  const found = first && known.get(first)
  const before = found?.catalogue === catalogue ? found : undefined
  if (before !== undefined && before.lines === lines && before.today === today) return before.statistics
  const made = (before && grown(before, lines)) ?? anew(lines, catalogue)
  const statistics = summed(made, today)
  if (first !== undefined) known.set(first, { ...made, lines, today, catalogue, statistics })
  return statistics
}

type Made = Pick<Known, 'answers' | 'groups'>

function anew(lines: readonly LogLine[], catalogue: Catalogue): Made {
  const answers = answersOfLog(lines, (id) => catalogue.card.get(id)?.id ?? id)
  const predictions = predictionsOf(answers)
  return { answers, groups: eachGroup((of) => calibrated(divided(predictions, GROUPED[of](catalogue)))) }
}

/** What was made of a log that has grown since; null where it has to be made anew. */
function grown({ lines: before, answers, groups, catalogue }: Known, lines: readonly LogLine[]): Made | null {
  const growth = growthOf(before, lines, catalogue)
  if (growth === null) return null
  const { changed, added: fresher, isAppended } = growth
  const names = new Set([...changed].flatMap((id) => [id, ...(catalogue.card.get(id)?.was ?? [])]))
  const bearing = lines.filter(({ cardId }) => cardId === null || names.has(cardId))
  const few = answersOfLog(bearing, (id) => catalogue.card.get(id)?.id ?? id)
  // what was answered last changes nothing of what was answered before
  const fresh = isAppended ? few.filter(({ id }) => fresher.has(id)) : few
  const isKept = ({ cardId }: { readonly cardId: string }): boolean => !changed.has(cardId)
  const predictions = predictionsOf(fresh)
  return {
    answers: isAppended ? answers.concat(fresh) : merged(answers.filter(isKept), fresh),
    groups: eachGroup((of) => {
      const groupOf = GROUPED[of](catalogue)
      const more = divided(predictions, groupOf)
      if (isAppended) return new Map([...groups[of], ...added(groups[of], more)])
      const touched = new Map(
        [...new Set([...changed].flatMap((cardId) => groupOf(cardId) ?? []))].map((id) => {
          const known = groups[of].get(id)?.predictions ?? []
          return [id, known.filter(isKept).concat(more.get(id) ?? [])] as const
        }),
      )
      return new Map([...groups[of], ...calibrated(touched)].filter(([, { predictions: all }]) => all.length > 0))
    }),
  }
}

/** What was added to a log. */
interface Growth {
  /** the cards that it concerns */
  readonly changed: ReadonlySet<string>
  /** the ids of its entries */
  readonly added: ReadonlySet<string>
  /** answers alone, and later than all that was there */
  readonly isAppended: boolean
}

/**
 * How a log has grown; null where that may concern any card, or where more happened than adding.
 *
 * @param before - its lines, as far as they were not read again, are the same objects in the new log
 */
function growthOf(before: readonly LogLine[], lines: readonly LogLine[], { card }: Catalogue): Growth | null {
  let same = 0
  while (same < before.length && before[same] === lines[same]) same += 1
  const read = new Set(before.slice(same).map(({ id }) => id))
  const changed = new Set<string>()
  const added = new Set<string>()
  let isAppended = true
  for (const { id, cardId, type } of lines.slice(same)) {
    if (read.delete(id)) {
      isAppended &&= added.size === 0
      continue
    }
    if (cardId === null) return null
    isAppended &&= type === 'review'
    added.add(id)
    changed.add(card.get(cardId)?.id ?? cardId)
  }
  return read.size === 0 ? { changed, added, isAppended } : null
}

/** Both in the order of the replay, by (at, id), and so is what comes out. */
function merged(some: readonly Answer[], few: readonly Answer[]): Answer[] {
  const all: Answer[] = []
  let next = 0
  for (const answer of some) {
    for (let one = few[next]; one !== undefined && isEarlier(one, answer); one = few[next]) {
      all.push(one)
      next += 1
    }
    all.push(answer)
  }
  for (const one of few.slice(next)) all.push(one)
  return all
}

const isEarlier = (a: Answer, b: Answer): boolean => a.at < b.at || (a.at === b.at && a.id < b.id)

function summed({ answers, groups }: Made, today: Day): ProgressStatistics {
  const calibrations = (of: keyof Groups) =>
    new Map([...groups[of]].map(([id, { calibration }]) => [id, calibration] as const))
  return {
    answers: answers.length,
    retention: retentionTable(answers, today),
    calibration: groups.all.get(ALL)?.calibration ?? calibrationOf([]),
    byKind: calibrations('byKind'),
    byTopic: calibrations('byTopic'),
    hours: answerHours(answers),
    mistakes: mistakeCounts(answers),
    shares: ratingShares(answers),
  }
}

type CardPrediction = ReturnType<typeof predictionsOf>[number]

interface Group {
  readonly predictions: readonly CardPrediction[]
  /** of these predictions; they go on with the group that follows when it grows */
  readonly sums: CalibrationSums
  readonly calibration: Calibration
}

/** The predictions by what their cards belong to, each part with its calibration. */
type Groups = Readonly<Record<keyof typeof GROUPED, ReadonlyMap<string, Group>>>

/** What a card belongs to; predictions of cards that belong to nothing are left out. */
const GROUPED = {
  all: () => () => ALL,
  byKind:
    ({ card }: Catalogue) =>
    (cardId: string) =>
      card.get(cardId)?.kind,
  byTopic: (catalogue: Catalogue) => {
    const topOf = topTopics(catalogue)
    return (cardId: string) => topOf(catalogue.card.get(cardId)?.topicId)
  },
} satisfies Record<string, (catalogue: Catalogue) => (cardId: string) => string | undefined>

const ALL = 'all'

const eachGroup = (make: (of: keyof Groups) => ReadonlyMap<string, Group>): Groups => ({
  all: make('all'),
  byKind: make('byKind'),
  byTopic: make('byTopic'),
})

function divided(
  predictions: readonly CardPrediction[],
  groupOf: (cardId: string) => string | undefined,
): ReadonlyMap<string, readonly CardPrediction[]> {
  const groups = new Map<string, CardPrediction[]>()
  for (const one of predictions) {
    const id = groupOf(one.cardId)
    if (id === undefined) continue
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [one])
    else group.push(one)
  }
  return groups
}

const calibrated = (groups: ReadonlyMap<string, readonly CardPrediction[]>): ReadonlyMap<string, Group> =>
  new Map([...groups].map(([id, predictions]) => [id, groupFrom(predictions, new CalibrationSums(predictions))]))

/** The groups that get more at their end: what is summed up is not passed over again. */
function added(
  groups: ReadonlyMap<string, Group>,
  more: ReadonlyMap<string, readonly CardPrediction[]>,
): ReadonlyMap<string, Group> {
  return new Map(
    [...more].map(([id, fresh]) => {
      const before = groups.get(id)
      const sums = before?.sums ?? new CalibrationSums()
      return [id, groupFrom((before?.predictions ?? []).concat(fresh), sums.add(fresh))]
    }),
  )
}

const groupFrom = (predictions: readonly CardPrediction[], sums: CalibrationSums): Group => ({
  predictions,
  sums,
  calibration: sums.calibration(),
})

/** The top topic above each topic. */
function topTopics({ topic }: Catalogue): (topicId: string | undefined) => string | undefined {
  const tops = new Map<string, string>()
  for (const id of topic.keys()) {
    let top = id
    for (let parent = topic.get(top)?.parentId; typeof parent === 'string'; parent = topic.get(top)?.parentId)
      top = parent
    tops.set(id, top)
  }
  return (topicId) => (topicId === undefined ? undefined : tops.get(topicId))
}

/** The states of the cards that stand, in the order of the map. */
export function statesInUse({ cards }: Catalogue, states: ReadonlyMap<string, CardMemory>): readonly CardMemory[] {
  const before = inUse.get(states)
  if (before?.cards === cards) return before.inUse
  const found: CardMemory[] = []
  for (const { id } of cards) {
    const state = states.get(id)
    if (state !== undefined) found.push(state)
  }
  inUse.set(states, { cards, inUse: found })
  return found
}

/** By the states, which are never changed but replaced. */
const inUse = new WeakMap<
  ReadonlyMap<string, CardMemory>,
  { readonly cards: Catalogue['cards']; readonly inUse: readonly CardMemory[] }
>()
