import { useTranslations } from 'next-intl'
import { RECALL_FILLS } from './recall'

/** What the colours of recall mean: straw fades, ink holds, a dashed outline was never met. */
export function RecallLegend() {
  const t = useTranslations('recall')
  return (
    <p className="flex items-center gap-2 text-xs text-ink-2">
      <span className="sr-only">{t('legend')}</span>
      <span>{t('fading')}</span>
      <span aria-hidden data-recall className="flex">
        {RECALL_FILLS.map((fill) => (
          <span key={fill} className={`h-3 w-3 sm:w-4 ${fill}`} />
        ))}
      </span>
      <span>{t('holds')}</span>
      <span aria-hidden className="ml-2 h-3 w-4 border border-dashed border-edge" />
      <span>{t('never')}</span>
    </p>
  )
}
