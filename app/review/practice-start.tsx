import { useTranslations } from 'next-intl'
import { KeyNames } from '@/app/_ui/key-names'
import type { AnsweredProps } from './card-props'
import { isPractisable } from './practice'

/** Under an answer that waits for its rating: the same card once more, with other numbers or the same. */
export function PracticeStart({ item, showing, control }: AnsweredProps) {
  const t = useTranslations('review')
  if (!isPractisable(item) || showing.behind !== undefined) return null
  const { practised = [] } = showing
  const right = practised.filter((answer) => answer.showing.judged?.verdict === 'right').length
  return (
    <div className="-my-2">
      <div className="-ms-1 flex flex-wrap gap-x-6">
        <button
          type="button"
          onClick={() => control.goFurther('another')}
          aria-keyshortcuts="N"
          className="quiet-button"
        >
          {t('another')}
          <KeyNames keys={['N']} />
        </button>
        <button type="button" onClick={() => control.goFurther('same')} aria-keyshortcuts="R" className="quiet-button">
          {t('same')}
          <KeyNames keys={['R']} />
        </button>
      </div>
      {practised.length === 0 ? null : (
        <p className="text-sm text-ink-3">{t('practised', { count: practised.length, right })}</p>
      )}
    </div>
  )
}
