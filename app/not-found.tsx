import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Front } from './_ui/front'

export async function generateMetadata() {
  return { title: (await getTranslations('notFound'))('title') }
}

export default async function NotFound() {
  const t = await getTranslations('notFound')
  return (
    <Front>
      <section className="pt-8 md:pt-16">
        <h1 className="text-2xl">{t('title')}</h1>
        <p className="mt-3 max-w-measure text-md text-ink-2">{t('text')}</p>
        <p className="mt-6 flex flex-wrap gap-3">
          <Link href="/" className="button">
            {t('today')}
          </Link>
          <Link href="/map" className="button-quiet">
            {t('map')}
          </Link>
        </p>
      </section>
    </Front>
  )
}
