import { formatDate } from './dates'
import type { Language } from './languages'
import type { Sentence } from './messages'
import { formatPercent } from './numbers'

/**
 * Why a card is on today's list, in words. An unknown code gets no sentence: a reason is an extra.
 *
 * @param reason - as `plan` gives it: a code, and its numbers (recall as 0 … 1)
 */
export function reasonSentence(
  language: Language,
  { code, values }: { readonly code: string; readonly values: Readonly<Record<string, number | string>> },
): Sentence | null {
  const number = (name: string): number => Number(values[name] ?? 0)
  const percent = formatPercent(language, number('recall'))
  const planned = () => {
    const date = String(values['date'] ?? '')
    return {
      // an interview is soon: its year goes without saying
      date: formatDate(language, date, date),
      seen: formatPercent(language, number('seen')),
      weight: number('weight'),
      seconds: number('seconds'),
    }
  }
  switch (code) {
    case 'learning_due':
      return number('lapsed') === 1
        ? { key: 'reason.relearning', values: {} }
        : { key: 'reason.learning', values: { step: number('step') + 1 } }
    case 'learning_soon':
      return { key: 'reason.soon', values: { minutes: Math.max(1, Math.ceil(number('minutes'))) } }
    case 'due':
      return number('overdueDays') > 0
        ? { key: 'reason.overdue', values: { days: number('overdueDays'), percent } }
        : { key: 'reason.due', values: { percent } }
    case 'due_chosen':
      return { key: 'reason.chosen', values: { percent } }
    case 'new_first':
      return { key: 'reason.first', values: { place: number('place') } }
    case 'new_next':
      return { key: 'reason.next', values: {} }
    case 'ahead':
      return { key: 'reason.ahead', values: { days: number('days'), percent } }
    case 'plan_known':
      return { key: 'reason.planKnown', values: { ...planned(), alone: formatPercent(language, number('alone')) } }
    case 'plan_new':
      return { key: 'reason.planNew', values: planned() }
    case 'cram':
      return { key: 'reason.cram', values: { percent } }
    case 'cram_new':
      return { key: 'reason.cramNew', values: {} }
    case 'first':
      return { key: 'reason.asked', values: {} }
    default:
      return null
  }
}
