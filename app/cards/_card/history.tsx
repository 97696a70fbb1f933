import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { MistakeSentence } from '@/app/_ui/mistake-sentence'
import { RATING_NAMES } from '@/app/review/rating-names'
import { explanationSentences, formatDate, formatDays, formatDuration, type Language } from '@/lib/i18n'
import type { CardInfo, HistoryAct, HistoryEntry } from '@/lib/study'

interface HistoryProps {
  readonly info: CardInfo
  /** takes an entry back or does it again; absent where nothing is done about entries */
  readonly undo?: (entry: HistoryEntry, name: string) => ReactNode
}

/** What happened to the card, newest first; every answer with how its interval came about. */
export function History({ info, undo }: HistoryProps) {
  const t = useTranslations('card')
  const { entries } = info.history
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="text-md">
        {t('history')}
      </h2>
      {entries.length === 0 ? (
        <p className="mt-2 text-ink-2">{t('historyNone')}</p>
      ) : (
        <ol className="mt-2 border-t border-line text-sm">
          {entries.map((entry) => (
            <Line key={entry.id} entry={entry} today={info.today} undo={undo} />
          ))}
        </ol>
      )}
    </section>
  )
}

interface LineProps {
  readonly entry: HistoryEntry
  readonly today: string
  readonly undo: HistoryProps['undo']
}

function Line({ entry, today, undo }: LineProps) {
  const t = useTranslations('card')
  const language = useLocale()
  const { act, undone, forgotten } = entry
  const name = useName(act, today)
  const isOff = undone || forgotten
  return (
    <li className="history-line border-b border-line py-2">
      <p className="text-xs leading-[1.4rem] text-ink-3 tabular-nums">
        <time dateTime={`${entry.date}T${entry.time}`}>
          {formatDate(language, entry.date, today)} <span className="history-time">{entry.time}</span>
        </time>
      </p>
      <div className="min-w-0">
        <p className={isOff ? 'text-ink-3' : ''}>
          {act.type === 'review' ? (
            <Link href={`/answers/${entry.id}`} prefetch={false} className="link">
              {undone ? <s>{name}</s> : name}
            </Link>
          ) : (
            <span className="font-semibold">{undone ? <s>{name}</s> : name}</span>
          )}
          <Details act={act} language={language} />
          {undone ? ` · ${t('undone')}` : forgotten ? ` · ${t('beforeReset')}` : null}
        </p>
        {act.type === 'note' && act.text !== '' ? (
          <p className="mt-0.5 whitespace-pre-line text-ink-2">{act.text}</p>
        ) : null}
        {act.type === 'review' && act.mistake !== null ? (
          <div className="mt-0.5 text-ink-2">
            <MistakeSentence id={act.mistake.id} html={act.mistake.html} />
          </div>
        ) : null}
        {act.type === 'review' && act.explanation !== null ? (
          <Explained explanation={act.explanation} today={today} />
        ) : null}
      </div>
      {undo === undefined || entry.target === null ? null : <div className="history-act">{undo(entry, name)}</div>}
    </li>
  )
}

/** What an entry is called in one word or two. */
function useName(act: HistoryAct, today: string): string {
  const t = useTranslations('card')
  const ratings = useTranslations('rating')
  const language = useLocale()
  switch (act.type) {
    case 'review':
      return ratings(RATING_NAMES[act.rating])
    case 'suspend':
      return t('didSuspend', { on: act.on ? 'yes' : 'no' })
    case 'flag':
      return t('didFlag', { on: act.on ? 'yes' : 'no' })
    case 'bury':
      return t('didBury', { on: act.on ? 'yes' : 'no', date: formatDate(language, act.untilDate, today) })
    case 'note':
      return t(act.wrong ? 'didNoteWrong' : act.text === '' ? 'didNoteNone' : 'didNote')
    case 'reset':
      return t('didReset')
    case 'setDue':
      return t('didSetDue', { date: formatDate(language, act.date, today) })
    case 'reschedule':
      return t('didReschedule', { date: formatDate(language, act.date, today), reason: act.reason })
    case 'start':
      return t('didStart', { stability: formatDays(language, act.stability) })
  }
}

function Details({ act, language }: { readonly act: HistoryAct; readonly language: Language }) {
  const t = useTranslations('card')
  const answers = useTranslations('answer')
  if (act.type !== 'review') return null
  const { mode } = act
  const facts = [
    answers(act.verdict),
    formatDuration(language, act.spentMs / 1000),
    ...(mode === 'cram' ? [t('practice')] : mode === 'ahead' || mode === 'plan' || mode === 'mock' ? [t(mode)] : []),
  ]
  return <span className="text-ink-2 tabular-nums">{` · ${facts.join(' · ')}`}</span>
}

type Explanation = NonNullable<Extract<HistoryAct, { type: 'review' }>['explanation']>

function Explained({ explanation, today }: { readonly explanation: Explanation; readonly today: string }) {
  const t = useTranslations('card')
  const words = useTranslations()
  const language = useLocale()
  const sentences = explanationSentences(language, explanation, today)
  return (
    <details className="history-why">
      <summary>{t('explain')}</summary>
      <div className="max-w-measure space-y-1 pb-1 text-ink-2 tabular-nums">
        {sentences.map(({ key, values }) => (
          <p key={key}>{words(key, values)}</p>
        ))}
      </div>
    </details>
  )
}
