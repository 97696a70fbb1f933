import { useLocale, useTranslations } from 'next-intl'
import { formatDuration, formatInterval, type Language } from '@/lib/i18n'
import { CardProse } from './card-prose'
import type { SessionController } from './session-controller'
import { waitingCards } from './session-order'
import { summaryOf } from './session-progress'
import type { SessionView } from './session-runtime'

interface SummaryProps {
  readonly view: SessionView
  readonly control: SessionController
  /** the session was narrowed to a topic or a kind */
  readonly isNarrowed: boolean
  readonly now: number
}

/** The end: what held, what slipped, what comes next. */
export function Summary({ view, control, isNarrowed, now }: SummaryProps) {
  const t = useTranslations('review')
  const language = useLocale() as Language
  const { session, end } = view
  const { cards, seconds, held, slips } = summaryOf(session)
  if (end === 'searching') return <p className="summary text-ink-2">{t('searching')}</p>
  const time = formatDuration(language, seconds)
  const nothing = isNarrowed ? t('nothingInScope') : t('nothingDue')
  return (
    <div className="summary">
      <h1 data-focus="" tabIndex={-1} className="text-xl">
        {cards === 0 ? nothing : t('summary', { cards, time, held })}
      </h1>
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
      <Ahead view={view} now={now} language={language} />
      <div className="mt-8 flex flex-wrap gap-4">
        {session.current === null ? null : (
          <button type="button" onClick={control.goOn} className="button">
            {t('goOn')}
          </button>
        )}
        <a
          href="/"
          onClick={() => void control.finish()}
          className={session.current === null ? 'button' : 'button-quiet'}
        >
          {t('done')}
        </a>
        <a href="/map" className="button-quiet">
          {t('openMap')}
        </a>
      </div>
    </div>
  )
}

function Ahead({ view, now, language }: { view: SessionView; now: number; language: Language }) {
  const t = useTranslations('review')
  const { session } = view
  const waiting = waitingCards(session)
  const { next, studyDay } = session.context
  const days = next === undefined ? 0 : next.studyDay - studyDay
  const [first] = waiting
  return (
    <div className="mt-6 text-ink-2">
      {first === undefined ? null : (
        <p>
          {t('waiting', {
            cards: waiting.length,
            interval: formatInterval(language, { seconds: Math.max(60, (first.dueAt - now) / 1_000) }),
          })}
        </p>
      )}
      {next === undefined || days < 1 ? null : (
        <p>{days === 1 ? t('nextTomorrow', { cards: next.count }) : t('nextIn', { cards: next.count, days })}</p>
      )}
    </div>
  )
}
