import { store, type UserId } from '@/lib/db'
import { paceOf, type Pace } from '@/lib/plan'
import type { Catalogue } from './catalogue'

/** People whose pace is remembered; it changes slowly, so once a study day is enough. */
const REMEMBERED = 1_000
const remembered = new Map<string, Pace>()

/** A person's own seconds a card, by kind and outcome, as of the beginning of this study day. */
export async function paceOfUser(userId: UserId, studyDay: number, cards: Catalogue): Promise<Pace> {
  const key = `${userId} ${studyDay}`
  const known = remembered.get(key)
  if (known) return known
  const kinds = new Map([...cards.card].map(([id, { kind }]) => [id, kind]))
  const pace = paceOf(await store().log.timedAnswers(userId), kinds)
  if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value ?? '')
  remembered.set(key, pace)
  return pace
}
