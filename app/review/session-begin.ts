import type { Language, QueueAnswer } from '@/lib/study'
import { firstSight } from './drafting'
import type { Limit, SessionState } from './session-types'

/** A session at its beginning: the first cards that the page carries, the first of them on the screen. */
export function beginSession(answer: QueueAnswer, language: Language, asked: number, limit: Limit = {}): SessionState {
  const { items, ...context } = answer
  const { learning, review, new: fresh, plan } = answer.counts
  const [first] = items
  return {
    context,
    skewMs: 0,
    pool: items.map((item) => ({ item, language })),
    steps: [],
    current: first === undefined ? null : firstSight([], { item: first, language }, answer.serverNow),
    shelved: [],
    elsewhere: [],
    heads: {},
    flags: {},
    notes: {},
    marks: [],
    undone: [],
    leeches: [],
    limit,
    expected: learning + review + fresh + plan,
    exhausted: items.length < asked,
    notice: null,
  }
}
