const RELOADED = 'receptive-reloaded'

let isStale = false

/**
 * Hears that a part of this page could not be loaded. Where the server answers all the same, it has been replaced by a
 * newer build, and this page is to be loaded anew at the next good moment.
 *
 * @returns whether it is
 */
export async function noteLost(error: unknown): Promise<boolean> {
  if (!isOfAnotherBuild(error) || !(await isServerThere())) return false
  isStale = true
  return true
}

/**
 * Loads the page anew if it is of another build: call it where nothing is lost by that, between two cards. Not twice in a
 * row: where a fresh page lacks the same part, another reload would not bring it.
 *
 * @returns whether it does
 */
export function reloadIfStale(): boolean {
  try {
    if (!isStale) {
      sessionStorage.removeItem(RELOADED)
      return false
    }
    if (sessionStorage.getItem(RELOADED) !== null) return false
    sessionStorage.setItem(RELOADED, '1')
  } catch {
    // without a memory of it, it could go on for ever
    return false
  }
  location.reload()
  return true
}

/** A script that is gone, or an action that the server of now does not know. */
function isOfAnotherBuild(error: unknown): boolean {
  return error instanceof Error && /^(ChunkLoadError|UnrecognizedActionError)$/.test(error.name)
}

async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch('/api/health/live', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}
