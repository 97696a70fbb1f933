import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { isLanguage, languageOfHeader, type Language } from '@/lib/i18n'

/** The cookie that remembers the chosen language. It holds no identity. */
export const LANGUAGE_COOKIE = 'language'

/**
 * The language of this request: what the reader chose, else what the browser asks for. Read on the server, so that the
 * first byte of a page is in the right language.
 */
export const language = cache(async (): Promise<Language> => {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value
  return isLanguage(chosen) ? chosen : languageOfHeader((await headers()).get('accept-language'))
})
