import type { MetadataRoute } from 'next'
import { getTranslations } from 'next-intl/server'
import { htmlLanguage } from '@/lib/i18n'
import { language } from './_server/language'
import { PAPER } from './_ui/paper'

/** How the app presents itself where it is installed. The name fits below an icon in both languages. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const [reading, app, nav] = await Promise.all([language(), getTranslations('app'), getTranslations('nav')])
  return {
    id: '/',
    name: app('name'),
    short_name: app('name'),
    description: app('description'),
    lang: htmlLanguage(reading),
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: PAPER.light,
    theme_color: PAPER.light,
    categories: ['education'],
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: nav('review'), url: '/review', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] },
      { name: nav('map'), url: '/map', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] },
    ],
  }
}
