import { getLocale, getTranslations } from 'next-intl/server'
import { formatDate } from '@/lib/i18n'
import type { PlanProblemCode } from '@/lib/study'
import type { FormProblemCode } from './read-plan-form'

interface Problem {
  readonly code: PlanProblemCode | FormProblemCode
  readonly values: Readonly<Record<string, string | number>>
}

/** What is wrong with a field of a plan, and what would be right, in a sentence. */
export async function problemWords({ code, values }: Problem): Promise<string> {
  const [t, language] = await Promise.all([getTranslations('interview.problem'), getLocale()])
  const date = (name: string): string => formatDate(language, String(values[name]), '')
  switch (code) {
    case 'date_unreadable':
    case 'not_a_date':
      return t('date')
    case 'date_past':
      return t('past', { date: date('least') })
    case 'date_too_far':
      return t('tooFar', { date: date('most') })
    case 'minutes_unreadable':
      return t('minutes', { min: values['min'] ?? 1, max: values['max'] ?? 0 })
    case 'target_unreadable':
      return t('target', { min: values['min'] ?? 0, max: values['max'] ?? 0 })
    case 'days_off_unreadable':
      return t('daysOff', { text: String(values['text']) })
    case 'out_of_range':
      return 'most' in values ? t('atMost', { most: Number(values['most']) }) : t('choice')
    case 'no_minutes':
      return t('noMinutes')
    case 'empty_scope':
      return t('emptyScope')
    case 'too_many_plans':
      return t('tooMany', { most: Number(values['most']) })
    case 'unknown_plan':
    case 'plan_ended':
      return t('ended')
    case 'malformed':
    case 'unknown_field':
    case 'unknown_role':
    case 'unknown_topic':
    case 'not_a_choice':
      return t('choice')
  }
}
