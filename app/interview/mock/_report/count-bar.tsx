import { useTranslations } from 'next-intl'
import { useLive } from '../use-live'
import { useReport } from './report-store'

/** The ratings go into the log when the person says so, and come out of it again. */
export function CountBar() {
  const t = useTranslations('mock')
  const { all, isCounted, sending, count, takeBack } = useReport()
  const isLive = useLive()
  if (all.length === 0) return null
  const isTakenBack = all.some(({ standing }) => standing === 'taken_back')
  const said = isCounted ? 'counted' : isTakenBack ? 'takenBack' : 'notCounted'
  return (
    <section aria-labelledby="counting" className="mock-count no-print">
      <h2 id="counting" className="text-md">
        {t('counting')}
      </h2>
      <p role="status" className={`mt-1 ${sending === 'failed' ? 'text-seal' : 'text-ink-2'}`}>
        {sending === 'no' ? t(said, { ratings: all.length }) : t(`count_${sending}`)}
      </p>
      <p className="mt-4">
        {isCounted ? (
          <button
            type="button"
            onClick={takeBack}
            disabled={!isLive}
            aria-disabled={sending === 'sending'}
            className="button-quiet"
          >
            {t('takeBack')}
          </button>
        ) : (
          <button
            type="button"
            onClick={count}
            disabled={!isLive}
            aria-disabled={sending === 'sending'}
            className="button"
          >
            {t('count', { ratings: all.length })}
          </button>
        )}
      </p>
    </section>
  )
}

/** Prints the page. */
export function PrintButton() {
  const t = useTranslations('mock')
  const isLive = useLive()
  return (
    <button type="button" onClick={() => window.print()} disabled={!isLive} className="button-quiet no-print">
      {t('print')}
    </button>
  )
}
