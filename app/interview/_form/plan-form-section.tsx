import { getLocale, getTranslations } from 'next-intl/server'
import { formatWeekday } from '@/lib/i18n'
import type { InterviewPlanView, WeightedTopic } from '@/lib/study'
import { PlanForm } from './plan-form'
import { WEEKDAY_FIELDS, WEIGHT_PREFIX, WEIGHTS } from './read-plan-form'
import { SENTENCE_FIELDS } from './sentence-fields'

interface PlanFormSectionProps {
  /** the plan to change; null for a new one */
  plan: InterviewPlanView | null
  roles: readonly { readonly id: string; readonly name: string }[]
  topics: readonly WeightedTopic[]
  /** of today */
  date: string
}

/** The form of a plan with its words, filled with the plan that is changed. */
export async function PlanFormSection({ plan, roles, topics, date }: PlanFormSectionProps) {
  const [t, language] = await Promise.all([getTranslations('interview.form'), getLocale()])
  const values = valuesOf(plan)
  return (
    <PlanForm
      words={{
        sentence: t('sentence', SENTENCE_FIELDS),
        fields: { date: t('date'), role: t('role'), minutes: t('minutes'), target: t('target') },
        more: t('more'),
        name: t('name'),
        nameNote: t('nameNote'),
        weekdays: t('weekdays'),
        weekdaysNote: t('weekdaysNote'),
        weekdayNames: WEEKDAY_FIELDS.map((_, weekday) => {
          const name = formatWeekday(language, weekday)
          return language === 'zh' ? name.replace('星期', '周') : name.slice(0, 3)
        }),
        daysOff: t('daysOff'),
        daysOffNote: t('daysOffNote'),
        weights: {
          title: t('weights'),
          note: t('weightsNote'),
          asRole: t('asRole'),
          levels: WEIGHTS.map((weight) => t(`weight${weight}`)),
          below: t('below'),
        },
        save: plan === null ? t('make') : t('change'),
        saving: plan === null ? t('making') : t('changing'),
      }}
      values={values}
      roles={[{ id: '', name: t('anyRole') }, ...roles]}
      topics={topics}
      isUnfolded={Object.keys(values).some((field) => !(field in SENTENCE_FIELDS) && field !== 'id')}
      earliest={date}
    />
  )
}

/** The minutes of most days stand in the sentence, the others in their own fields. */
function valuesOf(plan: InterviewPlanView | null): Record<string, string> {
  if (plan === null) return { minutes: '20', target: '90' }
  const { id, name, date, role, minutesByWeekday, daysOff, target, topicWeights } = plan
  const minutes = usualMinutes(minutesByWeekday)
  return {
    id,
    date,
    role: role ?? '',
    minutes: String(minutes),
    target: target === null ? '' : String(Math.round(target * 100)),
    ...(name === '' ? {} : { name }),
    ...(daysOff.length === 0 ? {} : { daysOff: daysOff.join(', ') }),
    ...Object.fromEntries(
      WEEKDAY_FIELDS.flatMap((field, weekday) => {
        const own = minutesByWeekday[weekday] ?? minutes
        return own === minutes ? [] : [[field, String(own)]]
      }),
    ),
    ...Object.fromEntries(
      Object.entries(topicWeights).map(([topic, weight]) => [WEIGHT_PREFIX + topic, String(weight)]),
    ),
  }
}

/** The minutes that most weekdays have; of two as frequent ones the greater. */
export function usualMinutes(minutesByWeekday: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const minutes of minutesByWeekday) if (minutes > 0) counts.set(minutes, (counts.get(minutes) ?? 0) + 1)
  const [usual] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])
  return usual?.[0] ?? 20
}
