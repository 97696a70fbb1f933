import { useLocale, useTranslations } from 'next-intl'
import type { OutboxStatus } from '@/app/_ui/outbox'
import { reasonSentence, type Language } from '@/lib/i18n'
import { textWidth } from './plain-html'
import { RATING_NAMES } from './rating-names'
import type { Scope } from './read-scope'
import type { SessionView } from './session-control'
import type { Notice } from './session-types'

interface StatusLineProps {
  readonly view: SessionView
  /** how the session came by its cards, where that is not today's list */
  readonly way: Scope['way']
  readonly onExport: () => void
}

/** What happened by itself: undone, answered elsewhere, answers that wait. A line that is always there, never a dialog. */
export function StatusLine({ view, way, onExport }: StatusLineProps) {
  const t = useTranslations('review')
  const words = useNoticeWords()
  const { notice } = view.session
  return (
    <>
      {notice === null && way !== undefined ? <p>{t(way === 'cram' ? 'cramNote' : 'aheadNote')}</p> : null}
      <p role="status">{notice === null ? null : words(notice)}</p>
      <OutboxLine outbox={view.outbox} onExport={onExport} />
    </>
  )
}

/** A question wider than this is cut: on a phone the line has two of these, and the end of it matters most. */
const MOST_WIDTH = 48

function useNoticeWords(): (notice: Notice) => string | null {
  const t = useTranslations('review')
  const ratings = useTranslations('rating')
  const all = useTranslations()
  const language = useLocale() as Language
  return (notice) => {
    switch (notice.code) {
      case 'undone':
        return t('undone', { rating: ratings(RATING_NAMES[notice.rating]) })
      case 'undone_far': {
        const { question, type, rating } = notice.entry
        const what = question === '' ? '' : shorten(question)
        if (rating !== undefined) return t('undoneFar', { what, rating: ratings(RATING_NAMES[rating]) })
        return t('undoneAct', { what, act: type })
      }
      case 'redone':
        return notice.rating === null
          ? t('redone')
          : t('redoneRating', { rating: ratings(RATING_NAMES[notice.rating]) })
      case 'unmarked':
        return t(notice.act === 'flag' ? 'unflagged' : 'unnoted')
      case 'why': {
        const sentence = reasonSentence(language, notice.why)
        return sentence === null ? t('whyUnknown') : all(sentence.key, sentence.values)
      }
      case 'returned':
        return t('returned')
      case 'unpractised':
        return t('unpractised')
      case 'other_tab':
        return t('otherTab')
      case 'nothing_to_undo':
        return t('nothingToUndo')
      case 'undo_unreachable':
        return t('undoUnreachable')
      case 'noted':
        return t('noted')
    }
  }
}

function shorten(question: string): string {
  if (textWidth(question) <= MOST_WIDTH) return question
  const letters = [...question]
  while (textWidth(letters.join('')) >= MOST_WIDTH) letters.pop()
  return `${letters.join('').replace(/[\s,，、;；:：]+$/, '')}…`
}

function OutboxLine({ outbox, onExport }: { readonly outbox: OutboxStatus; readonly onExport: () => void }) {
  const t = useTranslations('review')
  const unsent = useTranslations('unsent')
  const { waiting, kept, trouble, durable } = outbox
  const way = (
    <button type="button" onClick={onExport} className="link">
      {t('export')}
    </button>
  )
  return (
    <p role="status" className="ms-auto text-end">
      {trouble === 'signed_out' ? (
        <>
          {t('signedOut')}{' '}
          <a href="/sign-in" className="link">
            {t('signIn')}
          </a>
        </>
      ) : trouble === 'other_user' ? (
        t('otherUser')
      ) : waiting > 0 && trouble !== null ? (
        <>
          {unsent('waiting', { count: waiting })} {way}
        </>
      ) : kept > 0 ? (
        <>
          {unsent('kept', { count: kept })} {way}
        </>
      ) : durable ? null : (
        t('fleeting')
      )}
    </p>
  )
}
