/** One answered question of a mock interview, as the sums need it. */
export interface MockResult {
  readonly topicId: string
  /** of a full answer, 0 … 1: points of the rubric, or right and wrong */
  readonly share: number
  readonly rating: number
  /** predicted chance of recall before it; null for a card never met */
  readonly recall: number | null
  readonly thinkingMs: number
  readonly answeringMs: number
}

/** What some questions came to. */
export interface MockTotals {
  readonly questions: number
  /** mean share of a full answer; null where nothing was asked */
  readonly share: number | null
  readonly thinkingMs: number
  readonly answeringMs: number
  /** of the cards that had been met before: how many there were, how many held, and how many were expected to */
  readonly met: number
  readonly held: number
  readonly expected: number
  /** half the width of the 80 % band around what was expected */
  readonly band: number
}

/** 80 % of a normal distribution lie within so many standard deviations. */
const BAND = 1.28

/** The sums of a mock interview, or of a part of it. A card holds where its rating is above Again. */
export function mockTotals(results: readonly MockResult[]): MockTotals {
  const met = results.flatMap(({ recall, rating }) => (recall === null ? [] : [{ recall, rating }]))
  const of = (value: (result: MockResult) => number): number => results.reduce((sum, result) => sum + value(result), 0)
  return {
    questions: results.length,
    share: results.length === 0 ? null : of(({ share }) => share) / results.length,
    thinkingMs: of(({ thinkingMs }) => thinkingMs),
    answeringMs: of(({ answeringMs }) => answeringMs),
    met: met.length,
    held: met.filter(({ rating }) => rating > 1).length,
    expected: met.reduce((sum, { recall }) => sum + recall, 0),
    band: BAND * Math.sqrt(met.reduce((sum, { recall }) => sum + recall * (1 - recall), 0)),
  }
}

/** The sums by topic, in the order in which the topics came up. */
export function mockTotalsByTopic(results: readonly MockResult[]): { topicId: string; totals: MockTotals }[] {
  const topics = [...new Set(results.map(({ topicId }) => topicId))]
  return topics.map((topicId) => ({
    topicId,
    totals: mockTotals(results.filter((result) => result.topicId === topicId)),
  }))
}
