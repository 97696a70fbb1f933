import { getRequestConfig } from 'next-intl/server'
import type { Language, Messages } from '@/lib/i18n'
import { language } from './_server/language'

/** What next-intl needs for a request: the reader's language and its catalogue. */
export default getRequestConfig(async () => {
  const locale = await language()
  // Dates are written by `lib/i18n` from the calendar date of a study day, so no message is formatted in a time zone.
  return { locale, messages: await catalogueOf(locale), timeZone: 'UTC' }
})

/** The catalogue of a language, compiled by the build. */
export async function catalogueOf(language: Language): Promise<Messages> {
  const catalogue: { default: Messages } = await CATALOGUES[language]()
  return catalogue.default
}

const CATALOGUES = {
  en: () => import('@/lib/i18n/messages/en.json'),
  zh: () => import('@/lib/i18n/messages/zh.json'),
}
