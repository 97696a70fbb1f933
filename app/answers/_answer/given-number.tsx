import { useTranslations } from 'next-intl'
import { Icon } from '@/app/_ui/icon'
import { writeNumber } from '@/app/review/write-number'
import type { GivenProps } from './given-props'

/** The number as it was written: ticked, or struck through beside the one it should have been. */
export function GivenNumber({ answer, asked }: GivenProps) {
  const t = useTranslations('review')
  const isRight = answer.verdict === 'right'
  const { value = '', unit } = asked.key
  const typed = answer.given.text?.trim() ?? ''
  return (
    <dl className="flex flex-wrap gap-x-10 gap-y-3">
      <div className="min-w-0">
        <dt className="text-sm text-ink-2">{t('youWrote')}</dt>
        <dd>
          {isRight ? (
            <strong className="number-shown inline-flex max-w-full items-center gap-3 font-bold">
              <span className="min-w-0 break-words">{typed}</span>
              <Icon name="right" size={20} weight={2.1} />
            </strong>
          ) : (
            <s className="number-shown struck break-words">{typed}</s>
          )}
          {answer.readAs === null ? null : (
            <span className="block text-sm text-ink-2">{t('readAs', { value: writeNumber(answer.readAs) })}</span>
          )}
        </dd>
      </div>
      <div className="min-w-0">
        <dt className="text-sm text-ink-2">{t('answerIs')}</dt>
        <dd className="number-shown font-bold break-words">
          {writeNumber(value)}
          {unit === undefined ? null : <span className="ms-2 text-md font-normal text-ink-2">{unit}</span>}
        </dd>
      </div>
    </dl>
  )
}
