import { store, type UserId } from '@/lib/db'
import { paceOf, studyHabits, type Pace, type StudyHabits } from '@/lib/plan'
import type { Catalogue } from './catalogue'

/** How a person studies: their seconds a card, by kind and outcome, and what a plan counts on. */
export interface OwnWays {
  readonly pace: Pace
  readonly habits: StudyHabits
}

/** People whose ways are remembered; they change slowly, so once a study day is enough. */
const REMEMBERED = 1_000
const remembered = new Map<string, OwnWays>()

/** A person's own ways, as of the first time on this study day that somebody asks. */
export async function ownWays(userId: UserId, studyDay: number, cards: Catalogue): Promise<OwnWays> {
  const key = `${userId} ${studyDay}`
  const known = remembered.get(key)
  if (known) return known
  const kinds = new Map([...cards.card].map(([id, { kind }]) => [id, kind]))
  const answers = await store().log.timedAnswers(userId)
  const ways = { pace: paceOf(answers, kinds), habits: studyHabits(answers, kinds) }
  if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value ?? '')
  remembered.set(key, ways)
  return ways
}
