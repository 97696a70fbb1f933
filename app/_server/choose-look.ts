'use server'

import { cookies } from 'next/headers'
import { z } from 'zod'
import { LANGUAGES } from '@/lib/i18n'
import { saveSettings } from '@/lib/study'
import { LANGUAGE_COOKIE } from './language'
import { currentUser } from './session'
import { THEME_COOKIE, THEMES } from './theme'

const YEAR_S = 365 * 24 * 60 * 60

const ChoiceSchema = z.union([
  z.strictObject({ language: z.enum(LANGUAGES) }),
  z.strictObject({ theme: z.enum(THEMES) }),
])

/**
 * Remembers a language or a theme: in a cookie, for the next byte of the next page, and in the settings of whoever is
 * signed in, for their other devices. Setting the cookie makes Next draw the page anew, in place.
 *
 * @param choice - `{ language }` or `{ theme }`; anything else is ignored
 */
export async function chooseLook(choice: z.infer<typeof ChoiceSchema>): Promise<void> {
  const user = await currentUser()
  const parsed = ChoiceSchema.safeParse(choice)
  if (!parsed.success) return
  const [name, value] =
    'language' in parsed.data ? [LANGUAGE_COOKIE, parsed.data.language] : [THEME_COOKIE, parsed.data.theme]
  ;(await cookies()).set(name, value, { path: '/', maxAge: YEAR_S, sameSite: 'lax' })
  if (user) await saveSettings(user.userId, parsed.data)
}
