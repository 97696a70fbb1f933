import Link from 'next/link'
import { useTranslations } from 'next-intl'

/** From the plan to practice under the conditions of the day. */
export function MockWay() {
  const t = useTranslations('mock')
  return (
    <section aria-labelledby="mock" className="mt-12 max-w-measure border-t border-line pt-6">
      <h2 id="mock" className="text-lg">
        {t('title')}
      </h2>
      <p className="mt-1 text-ink-2">{t('lede')}</p>
      <p className="mt-4">
        <Link href="/interview/mock" className="button-quiet w-full md:w-auto">
          {t('wayIn')}
        </Link>
      </p>
    </section>
  )
}
