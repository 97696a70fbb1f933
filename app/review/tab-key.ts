import { newId } from '@/app/_ui/uuid'

const NAME = 'receptive-session'

/**
 * The name of this tab's session: it lives through reloads, and two tabs do not write over each other's place.
 *
 * A duplicated tab takes the name along; then the later one to save is where a reload goes on. Answers are safe in any
 * case: they are in the log and not in the session.
 */
export function tabKey(now: number): string {
  try {
    const known = sessionStorage.getItem(NAME)
    if (known !== null) return known
    const made = newId(now)
    sessionStorage.setItem(NAME, made)
    return made
  } catch {
    return 'page'
  }
}
