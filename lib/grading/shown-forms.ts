import type { AnswerKey } from './answer-key'

/** What belongs in each blank, as it is shown in a language: one form of those that are accepted. */
export function shownForms({ accepted = [], shown = [] }: AnswerKey, language: string): string[] {
  return accepted.map(([first = ''], place) => shown[place]?.[language === 'zh' ? 'zh' : 'en'] ?? first)
}
