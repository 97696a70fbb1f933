import { useTranslations } from 'next-intl'
import type { OutboxStatus } from '@/app/_ui/outbox'
import type { Notice } from './session-types'
import { RATING_NAMES } from './rating-names'

interface StatusLineProps {
  readonly notice: Notice | null
  readonly outbox: OutboxStatus
  readonly onExport: () => void
}

/** What happened by itself: undone, answered elsewhere, answers that wait. A line that is always there, never a dialog. */
export function StatusLine({ notice, outbox, onExport }: StatusLineProps) {
  const t = useTranslations('review')
  const rating = useTranslations('rating')
  return (
    <>
      <p role="status">
        {notice === null
          ? null
          : notice.code === 'undone'
            ? t('undone', { rating: rating(RATING_NAMES[notice.rating]) })
            : notice.code === 'returned'
              ? t('returned')
              : notice.code === 'unpractised'
                ? t('unpractised')
                : t('otherTab')}
      </p>
      <OutboxLine outbox={outbox} onExport={onExport} />
    </>
  )
}

function OutboxLine({ outbox, onExport }: { readonly outbox: OutboxStatus; readonly onExport: () => void }) {
  const t = useTranslations('review')
  const unsent = useTranslations('unsent')
  const { waiting, kept, trouble, durable } = outbox
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
        unsent('waiting', { count: waiting })
      ) : kept > 0 ? (
        <>
          {unsent('kept', { count: kept })}{' '}
          <button type="button" onClick={onExport} className="link">
            {t('export')}
          </button>
        </>
      ) : durable ? null : (
        t('fleeting')
      )}
    </p>
  )
}
