import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { dismissHint } from './dismiss-hint'

/** Said once, after the first session: how a guest keeps the answers for good. */
export function GuestHint() {
  const t = useTranslations('today')
  return (
    <section aria-labelledby="hint" className="mt-8 border border-line bg-plate px-5 pt-4 pb-2">
      <h2 id="hint" className="text-md">
        {t('hintTitle')}
      </h2>
      <p className="mt-1 max-w-measure text-ink-2">{t('hintText')}</p>
      <form action={dismissHint} className="mt-1 flex flex-wrap gap-x-6">
        <Link href="/settings#account" className="link flex min-h-11 items-center">
          {t('hintAction')}
        </Link>
        <button type="submit" className="min-h-11 text-ink-2 hover:text-ink">
          {t('hintDismiss')}
        </button>
      </form>
    </section>
  )
}
