import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { htmlLanguage, type Language } from '@/lib/i18n'

interface TopicPathProps {
  /** from the top of the map down */
  path: readonly { readonly id: string; readonly label: string }[]
}

/** The way from the map down to where one is, each step a link. */
export function TopicPath({ path }: TopicPathProps) {
  const t = useTranslations('topic')
  const lang = htmlLanguage(useLocale() as Language)
  return (
    <nav aria-label={t('path')} className="no-print text-sm text-ink-2">
      <ol className="flex flex-wrap items-center">
        <li>
          <Link href="/map" className="inline-flex min-h-9 items-center hover:underline">
            {t('map')}
          </Link>
        </li>
        {path.map((step) => (
          <li key={step.id} className="flex items-center">
            <span aria-hidden className="px-2 text-ink-3">
              ›
            </span>
            <Link
              href={`/topics/${step.id}`}
              prefetch={false}
              lang={lang}
              className="inline-flex min-h-9 items-center hover:underline"
            >
              {step.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
