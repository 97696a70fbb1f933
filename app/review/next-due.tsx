'use no memo'

import { useTranslations } from 'next-intl'
import type { QueueAnswer } from '@/lib/study'

/** When the next cards are due, once today has none left. */
export function NextDue({ next, studyDay }: { next: QueueAnswer['next'] | undefined; studyDay: number }) {
  const t = useTranslations('review')
  const days = next === undefined ? 0 : next.studyDay - studyDay
  if (next === undefined || days < 1) return null
  return <p>{days === 1 ? t('nextTomorrow', { cards: next.count }) : t('nextIn', { cards: next.count, days })}</p>
}
