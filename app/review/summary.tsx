import { useLocale, useTranslations } from 'next-intl'
import { useLayoutEffect, useRef } from 'react'
import { formatDuration, formatInterval, type Language } from '@/lib/i18n'
import { CardProse } from './card-prose'
import { FEW, FurtherWays } from './further-ways'
import { isAtLimit } from './limit'
import { NextDue } from './next-due'
import { waitingCards } from './next-card'
import type { Scope } from './read-scope'
import { serverTime } from './server-time'
import { unansweredItems } from './session-order'
import { summaryOf } from './session-summary'
import type { SessionController, SessionView } from './session-control'
import { TakeBack } from './take-back'

interface SummaryProps {
  readonly view: SessionView
  readonly scope: Scope
  readonly control: SessionController
}

/** The end: what held, what slipped, what comes next, and how one may go on. */
export function Summary({ view, scope, control }: SummaryProps) {
  const t = useTranslations('review')
  const language = useLocale() as Language
  const headline = useRef<HTMLHeadingElement>(null)
  const { session, end, endedAt } = view
  const isSearching = end === 'searching'
  useLayoutEffect(() => headline.current?.focus(), [isSearching])
  if (isSearching) return <p className="summary text-ink-2">{t('searching')}</p>
  const { cards, seconds, held, slips } = summaryOf(session)
  const hasMore = isAtLimit(session) && (!session.exhausted || unansweredItems(session).length > 0)
  return (
    <div className="summary">
      <h1 ref={headline} tabIndex={-1} className="text-xl">
        {t('summary', { cards, time: formatDuration(language, seconds), held })}
      </h1>
      {scope.way === 'cram' ? <p className="mt-3 text-ink-2">{t('cramNote')}</p> : null}
      {end === 'unreachable' ? <p className="mt-3 text-ink-2">{t('unreachable')}</p> : null}
      {slips.length === 0 ? null : (
        <section aria-labelledby="slipped" className="mt-8">
          <h2 id="slipped" className="text-md">
            {t('slipped')}
          </h2>
          <ul className="mt-2 border-b border-line">
            {slips.map(({ cardId, topic, mistake }) => (
              <li key={cardId} className="border-t border-line py-2.5">
                {topic}
                {mistake === null ? null : <CardProse html={mistake} className="text-sm text-ink-2" />}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="mt-6 text-ink-2">
        <Waiting view={view} now={endedAt ?? 0} language={language} />
        <NextDue next={session.context.next} studyDay={session.context.studyDay} />
      </div>
      <div className="mt-8 flex flex-wrap gap-4">
        {session.current === null ? null : (
          <button type="button" onClick={control.goOn} className="button">
            {t('goOn')}
          </button>
        )}
        <a href="/" onClick={control.finish} className={session.current === null ? 'button' : 'button-quiet'}>
          {t('done')}
        </a>
        {hasMore ? (
          <button type="button" onClick={() => control.extend(FEW)} className="button-quiet">
            {t('fewMore')}
          </button>
        ) : (
          <a href="/map" className="button-quiet">
            {t('openMap')}
          </a>
        )}
      </div>
      <TakeBack session={session} control={control} />
      {hasMore ? null : <FurtherWays scope={scope} />}
    </div>
  )
}

function Waiting({ view, now, language }: { view: SessionView; now: number; language: Language }) {
  const t = useTranslations('review')
  const waiting = waitingCards(view.session)
  const [first] = waiting
  if (first === undefined) return null
  const interval = formatInterval(language, {
    seconds: Math.max(60, (first.dueAt - serverTime(view.session, now)) / 1_000),
  })
  return <p>{t('waiting', { cards: waiting.length, interval })}</p>
}
