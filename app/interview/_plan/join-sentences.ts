import type { Language } from '@/lib/i18n'

/** Sentences one after the other: with a space between, in Chinese without. Empty ones are left out. */
export function joinSentences(language: Language, ...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(language === 'zh' ? '' : ' ')
}
