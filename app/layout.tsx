import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { htmlLanguage } from '@/lib/i18n'
import { language } from './_server/language'
import { currentUser } from './_server/session'
import { theme } from './_server/theme'
import { DeviceZone } from './_ui/device-zone'
import { PAPER } from './_ui/paper'
import { RouteFocus } from './_ui/route-focus'
import './globals.css'

const sans = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'swap',
  variable: '--face-sans',
})

// The same file for Chinese pages, without the punctuation that a Latin font draws too narrow.
const sansZh = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'swap',
  variable: '--face-sans-zh',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+20-7E,U+A0-B6,U+B8-FF,U+2190-2193,U+2212' }],
})

const mono = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'swap',
  variable: '--face-mono',
  preload: false,
  adjustFontFallback: false,
})

export async function generateMetadata(): Promise<Metadata> {
  // a fault of the database is the page's to tell
  const [t, user] = await Promise.all([getTranslations('app'), currentUser().catch(() => null)])
  return {
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('description'),
    applicationName: t('name'),
    appleWebApp: { title: t('name') },
    // whose page it is: a copy of it is kept on the device for nobody else
    ...(user ? { other: { user: user.userId } } : {}),
  }
}

export async function generateViewport(): Promise<Viewport> {
  const chosen = await theme()
  return {
    width: 'device-width',
    initialScale: 1,
    viewportFit: 'cover',
    themeColor:
      chosen === 'auto'
        ? [
            { media: '(prefers-color-scheme: light)', color: PAPER.light },
            { media: '(prefers-color-scheme: dark)', color: PAPER.dark },
          ]
        : PAPER[chosen],
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [reading, chosen, t] = await Promise.all([language(), theme(), getTranslations('app')])
  return (
    <html
      lang={htmlLanguage(reading)}
      data-theme={chosen === 'auto' ? undefined : chosen}
      className={`${sans.variable} ${sansZh.variable} ${mono.variable}`}
      // the theme switch sets the attribute at once, before the server knows
      suppressHydrationWarning
    >
      <body>
        {process.env['RECEPTIVE_DEMO'] ? <p className="demo-mark">{t('demo')}</p> : null}
        {children}
        <RouteFocus />
        <DeviceZone />
      </body>
    </html>
  )
}
