import type { Route } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ViewTransition, type ReactNode } from 'react'
import { theme } from '@/app/_server/theme'
import { DeviceMark } from './device-mark'
import { Icon } from './icon'
import { KeyList } from './key-list'
import { KeyNames } from './key-names'
import { Look } from './look'
import { Mark } from './mark'
import { ShellKeys } from './shell-keys'

export type Screen = 'today' | 'map' | 'review' | 'interview' | 'progress' | 'settings'

const SCREENS: readonly { screen: Screen; href: Route }[] = [
  { screen: 'today', href: '/' },
  { screen: 'map', href: '/map' },
  { screen: 'review', href: '/review' },
  { screen: 'interview', href: '/interview' },
  { screen: 'progress', href: '/progress' },
  { screen: 'settings', href: '/settings' },
]

interface ShellProps {
  /** the screen that is shown; null when it is none of those in the navigation */
  screen: Screen | null
  /** false: the person has turned single-letter keys off */
  letters: boolean
  /** whose answers may still lie on this device */
  userId: string
  /** the screen takes all the room there is, and the rail shows icons alone */
  wide?: boolean
  children: ReactNode
}

/** What stands around every screen but the session: a rail on the left, on a phone a bar below. */
export async function Shell({ screen, letters, userId, wide = false, children }: ShellProps) {
  const [t, app] = await Promise.all([getTranslations('nav'), getTranslations('app')])
  const listId = 'key-list'
  return (
    <ViewTransition default="none" enter="page" exit="page">
      <div className={`shell md:grid md:grid-cols-[200px_minmax(0,1fr)] ${wide ? 'shell-wide' : ''}`}>
        <a href="#content" className="skip">
          {t('skip')}
        </a>
        <nav
          aria-label={t('label')}
          className="no-print fixed inset-x-0 bottom-0 z-20 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] md:sticky md:inset-auto md:top-0 md:h-dvh md:border-t-0 md:p-4 md:pb-36"
        >
          <Link
            href="/"
            aria-label={t('home')}
            className="mb-6 hidden min-h-7 items-center gap-2.5 rounded px-1 md:flex"
          >
            <Mark />
            <span className="text-md font-bold">{app('name')}</span>
          </Link>
          <ul className="mx-auto flex max-w-lg justify-around md:block">
            {SCREENS.map(({ screen: name, href }) => (
              <li key={name} className="flex-1">
                <Link
                  href={href}
                  aria-current={name === screen ? 'page' : undefined}
                  title={wide ? t(name) : undefined}
                  className="group flex min-h-16 flex-col items-center justify-center gap-1 text-2xs text-ink-2 hover:text-ink aria-[current]:font-bold aria-[current]:text-ink md:mb-0.5 md:min-h-9 md:flex-row md:justify-start md:gap-3 md:rounded md:px-2 md:text-sm md:aria-[current]:bg-sunk"
                >
                  <span
                    className={
                      name === 'review'
                        ? '-mt-6 grid size-11 place-items-center rounded bg-ink text-paper md:mt-0 md:size-auto md:bg-transparent md:text-inherit'
                        : 'group-aria-[current]:text-seal'
                    }
                  >
                    <Icon name={name} />
                  </span>
                  {t(name)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <main
          id="content"
          className="min-h-dvh min-w-0 border-line px-4 pt-6 pb-12 md:border-l md:px-10 md:pt-9 md:pb-16"
        >
          <div className={wide ? '' : 'mx-auto max-w-[68rem]'}>{children}</div>
        </main>
        <footer className="no-print flex flex-wrap items-center justify-between gap-2 border-t border-line px-4 py-3 pb-24 md:fixed md:bottom-0 md:left-0 md:z-30 md:w-[199px] md:flex-col md:items-start md:border-0 md:px-4 md:pb-4">
          <ShellKeys listId={listId} letters={letters}>
            <Icon name="keyboard" size={16} />
            {t('keys')}
            <KeyNames keys={['?']} />
          </ShellKeys>
          <Look theme={await theme()} />
        </footer>
        <DeviceMark userId={userId} />
        <KeyList id={listId} />
      </div>
    </ViewTransition>
  )
}
