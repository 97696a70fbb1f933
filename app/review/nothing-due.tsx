import { useTranslations } from 'next-intl'
import type { QueueAnswer } from '@/lib/study'
import { FurtherWays } from './further-ways'
import { NextDue } from './next-due'
import type { Scope } from './read-scope'

interface NothingDueProps {
  readonly first: QueueAnswer
  /** what the session was narrowed to */
  readonly scope: Scope
}

/** What stands in place of a card where the day's list is empty: relief, and what comes next. Drawn by the server. */
export function NothingDue({ first, scope }: NothingDueProps) {
  const t = useTranslations('review')
  return (
    <div className="summary">
      <h1 className="text-xl">{t(titleOf(scope))}</h1>
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
      <FurtherWays scope={scope} />
    </div>
  )
}

function titleOf({ cards: _cards, minutes: _minutes, ...filter }: Scope) {
  if (filter.way === 'ahead') return 'nothingAhead'
  if (filter.way === 'cram') return 'nothingToCram'
  return Object.keys(filter).length > 0 ? 'nothingInScope' : 'nothingDue'
}
