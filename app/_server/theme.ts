import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'

/** `auto` follows the system. */
export const THEMES = ['auto', 'light', 'dark'] as const

export type Theme = (typeof THEMES)[number]

/** The cookie that remembers the chosen theme. It holds no identity. */
export const THEME_COOKIE = 'theme'

/** The theme of this request. Read on the server, so that no page flashes in the other one. */
export const theme = cache(async (): Promise<Theme> => {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value
  return THEMES.find((name) => name === chosen) ?? 'auto'
})
