import { useTranslations } from 'next-intl'
import type { VerdictProps } from './card-props'
import { writeNumber } from './write-number'

/** The number in the place of its field: ticked, or struck through beside the one it should be. */
export function NumericVerdict({ instance, showing, judged, icons }: VerdictProps) {
  const t = useTranslations('review')
  const typed = showing.draft.kind === 'text' ? showing.draft.text.trim() : ''
  const { value = '', unit } = instance.key
  const readAs = judged.readAs === null ? null : t('readAs', { value: writeNumber(judged.readAs) })
  const answer = (
    <>
      {writeNumber(value)}
      {unit === undefined ? null : <span className="ms-2 text-md font-normal text-ink-2">{unit}</span>}
    </>
  )
  if (judged.verdict === 'right') {
    return (
      <div data-focus="" tabIndex={-1} role="status" className="border-s-[3px] border-ink ps-4">
        <span className="sr-only">{t('saidRight')} </span>
        <p className="number-shown inline-flex items-center gap-3 font-bold">
          <span>{answer}</span>
          {icons.right}
        </p>
        {readAs === null ? null : <p className="text-sm text-ink-2">{readAs}</p>}
      </div>
    )
  }
  return (
    <div data-focus="" tabIndex={-1} role="status">
      <span className="sr-only">{t('saidWrong')} </span>
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        <div>
          <dt className="text-sm text-ink-2">{t('youWrote')}</dt>
          <dd>
            <s className="number-shown struck">{typed}</s>
            {readAs === null ? null : <span className="block text-sm text-ink-2">{readAs}</span>}
          </dd>
        </div>
        <div>
          <dt className="text-sm text-ink-2">{t('answerIs')}</dt>
          <dd className="number-shown font-bold">{answer}</dd>
        </div>
      </dl>
    </div>
  )
}
