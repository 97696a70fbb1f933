import { useTranslations } from 'next-intl'
import type { QueueAnswer } from '@/lib/study'
import { NextDue } from './next-due'

interface NothingDueProps {
  readonly first: QueueAnswer
  /** the session was narrowed to a topic or a kind */
  readonly isNarrowed: boolean
}

/** What stands in place of a card where the day's list is empty: relief, and what comes next. Drawn by the server. */
export function NothingDue({ first, isNarrowed }: NothingDueProps) {
  const t = useTranslations('review')
  return (
    <div className="summary">
      <h1 className="text-xl">{isNarrowed ? t('nothingInScope') : t('nothingDue')}</h1>
      <div className="mt-3 text-ink-2">
        <NextDue next={first.next} studyDay={first.studyDay} />
      </div>
      <div className="mt-8 flex flex-wrap gap-4">
        <a href="/" className="button">
          {t('done')}
        </a>
        <a href="/map" className="button-quiet">
          {t('openMap')}
        </a>
      </div>
    </div>
  )
}
