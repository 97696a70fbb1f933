import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ViewTransition, type ReactNode } from 'react'
import { theme } from '@/app/_server/theme'
import { Look } from './look'
import { Mark } from './mark'

/** What stands around the screens in front of the app: greeting, sign-in, a page that is not there. */
export async function Front({ children }: { children: ReactNode }) {
  const [t, app] = await Promise.all([getTranslations('nav'), getTranslations('app')])
  return (
    <ViewTransition default="none" enter="page" exit="page">
      <div className="mx-auto flex min-h-dvh max-w-[72rem] flex-col px-4 md:px-10">
        <a href="#content" className="skip">
          {t('skip')}
        </a>
        <header className="flex items-center justify-between gap-4 py-4 md:py-6">
          <Link href="/" aria-label={t('home')} className="flex min-h-11 items-center gap-2.5 rounded">
            <Mark />
            <span className="text-md font-bold">{app('name')}</span>
          </Link>
          <Look theme={await theme()} />
        </header>
        <main id="content" className="flex-1 pb-16">
          {children}
        </main>
      </div>
    </ViewTransition>
  )
}
