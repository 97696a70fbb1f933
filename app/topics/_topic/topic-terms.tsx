import { useTranslations } from 'next-intl'
import type { TermView } from '@/lib/study'

/** The terms of the glossary that the text above uses. Nothing at all when it uses none. */
export function TopicTerms({ terms }: { terms: readonly TermView[] }) {
  const t = useTranslations('topic')
  if (terms.length === 0) return null
  return (
    <section aria-labelledby="terms">
      <h2 id="terms" className="text-md">
        {t('terms')}
      </h2>
      <ul className="mt-2 flex max-w-measure flex-wrap gap-x-4 border-t border-line pt-1 text-sm">
        {terms.map(({ id, term, says }) => (
          <li key={id}>
            {/* a plain link: a page that is not loaded anew does not mark the target of its address */}
            <a href={`/glossary#${id}`} title={says} className="link inline-flex min-h-9 items-center">
              {term}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
