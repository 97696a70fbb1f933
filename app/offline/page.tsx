import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Front } from '@/app/_ui/front'

export async function generateMetadata() {
  return { title: (await getTranslations('device'))('needsConnection') }
}

/** What the service worker shows in place of a page that it does not keep. */
export default async function OfflinePage() {
  const t = await getTranslations('device')
  return (
    <Front>
      <section className="pt-8 md:pt-16">
        <h1 className="text-2xl">{t('needsConnection')}</h1>
        <p className="mt-3 max-w-measure text-md text-ink-2">{t('needsConnectionText')}</p>
        <p className="mt-6 flex flex-wrap gap-3">
          <Link href="/review" prefetch={false} className="button">
            {t('review')}
          </Link>
          <Link href="/" prefetch={false} className="button-quiet">
            {t('today')}
          </Link>
        </p>
      </section>
    </Front>
  )
}
