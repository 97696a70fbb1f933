import { useLocale, useTranslations } from 'next-intl'
import { Icon } from '@/app/_ui/icon'
import { shownForms } from '@/lib/grading'
import type { GivenProps } from './given-props'

/** What was written in each gap: ticked, or struck through before what belongs there. */
export function GivenBlanks({ answer, asked }: GivenProps) {
  const t = useTranslations('review')
  const language = useLocale()
  return (
    <dl className="border-b border-line">
      {shownForms(asked.key, language).map((form, place) => {
        const typed = answer.given.blanks?.[place]?.trim() ?? ''
        return (
          <div key={place} className="flex flex-wrap items-baseline gap-x-6 gap-y-1 border-t border-line py-3">
            <dt className="w-20 text-sm text-ink-2">{t('blank', { n: place + 1 })}</dt>
            <dd className="flex min-w-0 flex-wrap items-center gap-x-3 break-words">
              {answer.perBlank[place] === true ? (
                <>
                  <strong>{typed}</strong>
                  <Icon name="right" size={16} weight={2.1} />
                </>
              ) : (
                <>
                  {typed === '' ? (
                    <span className="text-ink-3">{t('nothing')}</span>
                  ) : (
                    <s className="struck">{typed}</s>
                  )}
                  <strong>{form}</strong>
                </>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
