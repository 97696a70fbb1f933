import { useLocale, useTranslations } from 'next-intl'
import { htmlLanguage, otherLanguage, type Language } from '@/lib/i18n'
import type { QueueInstance } from '@/lib/study'

interface TermsUsedProps {
  readonly terms: QueueInstance['after']['terms']
  /** `lang` of the card where it is not the page's */
  readonly lang?: string | undefined
}

/**
 * The terms of the glossary that a card uses, as one quiet line. Nothing at all when it uses none.
 *
 * Plain links: a page that is not loaded anew does not mark the target of its address.
 */
export function TermsUsed({ terms = [], lang }: TermsUsedProps) {
  const t = useTranslations('review')
  const locale = useLocale() as Language
  if (terms.length === 0) return null
  // of two languages a card that is not in the page's has that as its other
  const other = htmlLanguage(lang === undefined ? otherLanguage(locale) : locale)
  return (
    <div className="text-xs leading-6 text-ink-3">
      <h2 className="inline font-normal">{t('termsUsed')}</h2>
      <ul className="inline">
        {terms.map(({ id, label, other: name }, n) => (
          <li key={id} className="inline">
            <span lang={other} title={name}>
              <a
                lang={lang ?? htmlLanguage(locale)}
                href={`/glossary#${id}`}
                className="whitespace-nowrap text-ink underline decoration-edge"
              >
                {label}
              </a>
            </span>
            {n < terms.length - 1 ? '\u00a0· ' : ''}
          </li>
        ))}
      </ul>
    </div>
  )
}
