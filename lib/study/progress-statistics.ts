import type { CardMemory } from '@/lib/memory'
import {
  answerHours,
  answersOfLog,
  calibrationOf,
  mistakeCounts,
  predictionsOf,
  ratingShares,
  retentionTable,
  type Answer,
  type AnswerHour,
  type Calibration,
  type LogLine,
  type MistakeCount,
  type Prediction,
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
  readonly today: Day
  readonly catalogue: Catalogue
  readonly statistics: ProgressStatistics
}

/** By the lines themselves, which are the same array as long as the log has not changed. */
const known = new WeakMap<readonly LogLine[], Known>()

/** The statistics of a log on a study day, computed once as long as neither changes. */
export function statisticsOf(lines: readonly LogLine[], catalogue: Catalogue, today: Day): ProgressStatistics {
  const before = known.get(lines)
  if (before !== undefined && before.today === today && before.catalogue === catalogue) return before.statistics
  const answers = answersOfLog(lines, (id) => catalogue.card.get(id)?.id ?? id)
  const statistics = computed(answers, catalogue, today)
  known.set(lines, { today, catalogue, statistics })
  return statistics
}

function computed(answers: readonly Answer[], catalogue: Catalogue, today: Day): ProgressStatistics {
  const predictions = predictionsOf(answers)
  const topOf = topTopics(catalogue)
  return {
    answers: answers.length,
    retention: retentionTable(answers, today),
    calibration: calibrationOf(predictions),
    byKind: groupedBy(predictions, (cardId) => catalogue.card.get(cardId)?.kind),
    byTopic: groupedBy(predictions, (cardId) => topOf(catalogue.card.get(cardId)?.topicId)),
    hours: answerHours(answers),
    mistakes: mistakeCounts(answers),
    shares: ratingShares(answers),
  }
}

/** Calibration by what a card belongs to; cards that belong to nothing are left out. */
function groupedBy(
  predictions: readonly (Prediction & { readonly cardId: string })[],
  groupOf: (cardId: string) => string | undefined,
): Map<string, Calibration> {
  const groups = new Map<string, Prediction[]>()
  for (const one of predictions) {
    const id = groupOf(one.cardId)
    if (id === undefined) continue
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [one])
    else group.push(one)
  }
  return new Map([...groups].map(([id, group]) => [id, calibrationOf(group)]))
}

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
export function statesInUse({ cards }: Catalogue, states: ReadonlyMap<string, CardMemory>): CardMemory[] {
  return cards.flatMap(({ id }) => states.get(id) ?? [])
}
