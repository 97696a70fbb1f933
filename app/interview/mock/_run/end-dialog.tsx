import { useTranslations } from 'next-intl'
import type { Ref } from 'react'

interface EndDialogProps {
  readonly ref: Ref<HTMLDialogElement>
  /** questions answered so far */
  readonly answered: number
  readonly onEnd: () => void
}

/** Asked before an interview is ended early: there is no way back into it. */
export function EndDialog({ ref, answered, onEnd }: EndDialogProps) {
  const t = useTranslations('mock')
  return (
    <dialog ref={ref} aria-labelledby="end-title" closedby="any" className="mock-dialog">
      <h2 id="end-title" className="text-lg">
        {t('endTitle')}
      </h2>
      <p className="mt-2 text-ink-2">{t('endNote', { answered })}</p>
      <form method="dialog" className="mt-6 flex flex-wrap gap-3">
        <button type="submit" className="button">
          {t('endNot')}
        </button>
        <button type="button" onClick={onEnd} className="button-quiet">
          {t('endNow')}
        </button>
      </form>
    </dialog>
  )
}
