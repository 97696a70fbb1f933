import { FIRST_SIGHT, type View } from './view'

const KEY = 'receptive-map'

/** How a person left the map in this tab. */
export interface KeptView {
  readonly view: View
  readonly folded: readonly string[]
}

/** Who comes back from a topic finds the map as it was. */
export function keepView(kept: KeptView): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // storage is switched off: the map begins anew
  }
}

/** The map as it was left, or as it is at first sight. */
export function keptView(): KeptView {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Partial<KeptView> | null
    return { view: { ...FIRST_SIGHT, ...kept?.view }, folded: kept?.folded ?? [] }
  } catch {
    return { view: FIRST_SIGHT, folded: [] }
  }
}
