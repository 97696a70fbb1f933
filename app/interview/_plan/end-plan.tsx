import { useTranslations } from 'next-intl'
import { endThisPlan } from './actions'

/** Ends a plan, once what that does and does not do has been read. */
export function EndPlan({ planId }: { planId: string }) {
  const t = useTranslations('interview.end')
  return (
    <details className="no-print mt-12 border-t border-line pt-2">
      <summary className="w-fit min-h-11 content-center text-ink-2 hover:text-ink">{t('summary')}</summary>
      <form action={endThisPlan} className="mt-1 flex flex-wrap items-center gap-x-6 gap-y-3">
        <input type="hidden" name="plan" value={planId} />
        <p className="max-w-measure text-sm text-ink-2">{t('text')}</p>
        <button className="button-quiet">{t('button')}</button>
      </form>
    </details>
  )
}
