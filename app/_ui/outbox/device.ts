import { newId } from '../uuid'

/** The id of this browser, made once; a fresh one for each page where nothing can be stored. */
export function deviceId(now: number): string {
  const known = read(DEVICE)
  if (known !== null) return known
  const made = newId(now)
  write(DEVICE, made)
  return made
}

/** Server clock minus device clock at the last contact, in milliseconds; 0 before the first. */
export function clockSkewMs(): number {
  const skew = Number(read(SKEW) ?? 0)
  return Number.isSafeInteger(skew) ? skew : 0
}

/**
 * Notes how far the device's clock is off. The server's instant is taken to lie midway between request and answer.
 *
 * @param serverNow - what the server said its clock shows
 * @param sentAt - device clock when the request left
 * @param receivedAt - device clock when the answer was there
 */
export function noteServerClock(serverNow: number, sentAt: number, receivedAt: number): void {
  if (!Number.isSafeInteger(serverNow)) return
  write(SKEW, String(Math.round(serverNow - (sentAt + receivedAt) / 2)))
}

const DEVICE = 'receptive-device'
const SKEW = 'receptive-skew'
const fallback = new Map<string, string>()

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    // storage is switched off: the page's own memory does until it closes
    return fallback.get(key) ?? null
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    fallback.set(key, value)
  }
}
