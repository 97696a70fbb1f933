/** What stands in the sentence in the place of each of its fields: characters that no language uses. */
export const SENTENCE_FIELDS = { date: '\uE010', role: '\uE011', minutes: '\uE012', target: '\uE013' } as const

export type SentenceField = keyof typeof SENTENCE_FIELDS
