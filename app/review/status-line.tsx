import { useTranslations } from 'next-intl'
import type { OutboxStatus } from '@/app/_ui/outbox'
import type { Scope } from './read-scope'
import type { SessionView } from './session-control'
import { useNoticeWords } from './use-notice-words'

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
