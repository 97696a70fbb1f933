import { useLocale, useTranslations } from 'next-intl'
import { shownForms } from '@/lib/grading'
import type { VerdictProps } from './card-props'
import { Question } from './question'
import { Verdict } from './verdict'

/** The sentence with what was written in its blanks: ticked, or struck through before what belongs there. */
export function ClozeVerdict(props: VerdictProps) {
  const { instance, showing, judged, icons } = props
  const t = useTranslations('review')
  const blanks = showing.draft.kind === 'blanks' ? showing.draft.blanks : []
  const isRight = judged.verdict === 'right'
  const forms = shownForms(instance.key, useLocale())
  return (
    <>
      <Question
        instance={instance}
        blank={(place) => {
          const typed = blanks[place]?.trim() ?? ''
          if (judged.perBlank[place] === true) {
            return (
              <span className="blank-ticked">
                <strong className="blank-right">{typed}</strong>
                {icons.right}
                <span className="sr-only">{t('right')}</span>
              </span>
            )
          }
          return (
            <>
              {/* a blank left empty must not look like one that is right */}
              <s className={typed === '' ? 'struck text-ink-3' : 'struck'}>
                {typed === '' ? t('nothing') : typed}
              </s>{' '}
              <strong className="blank-right">{forms[place]}</strong>
            </>
          )
        }}
      />
      <Verdict isRight={isRight} icon={icons.right} className="mt-6">
        {isRight ? null : (
          <span className="sr-only">
            {t('answerIs')} {forms.join(', ')}
          </span>
        )}
      </Verdict>
    </>
  )
}
