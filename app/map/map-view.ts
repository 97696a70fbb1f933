/** The two ways to look at the map. */
export const VIEWS = ['map', 'outline'] as const
export type View = (typeof VIEWS)[number]

/** The cookie that remembers the one chosen last; the address sets it (proxy.ts). */
export const VIEW_COOKIE = 'map-view'

/** The view that a text names, if it does. */
export const asView = (text: string | undefined): View | undefined => VIEWS.find((view) => view === text)

/** What is shown to who has not chosen: rows to a phone, whose screen holds few chips, the map to others. */
export function firstView(headers: { get: (name: string) => string | null }): View {
  const isPhone = headers.get('sec-ch-ua-mobile') === '?1' || /\bMobi/.test(headers.get('user-agent') ?? '')
  return isPhone ? 'outline' : 'map'
}
