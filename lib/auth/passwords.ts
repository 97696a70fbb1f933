import { hash, verify } from '@node-rs/argon2'
import { LIMITS } from '@/lib/limits'
import { isCommonPassword } from './common-passwords'

/** Argon2id as OWASP's first choice for small servers: 19 MiB, two passes. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Compared with when there is no such account, so that an unknown address takes as long as a wrong password. */
let decoy: Promise<string> | null = null

let running = 0
const waiting: (() => void)[] = []

/** Hashes a password for keeping; at most two hashes run at once, for each takes 19 MiB. */
export function hashPassword(password: string): Promise<string> {
  return oneOfFew(() => hash(password.normalize('NFC'), PARAMETERS))
}

/** True when the password is the one that was hashed. With no hash it takes as long and is false. */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const against = kept ?? (await decoy)
  const right = await oneOfFew(() => verify(against, password.normalize('NFC')))
  return right && kept !== null
}

export type PasswordProblem =
  | { readonly code: 'password_too_short'; readonly values: { readonly least: number; readonly found: number } }
  | { readonly code: 'password_too_long'; readonly values: { readonly most: number; readonly found: number } }
  | { readonly code: 'password_too_common'; readonly values: Readonly<Record<string, never>> }

/**
 * Whether a password may protect an account: long enough, and not what everybody tries first. Nothing about its letters.
 *
 * @see NIST SP 800-63B-4, §3.1.1
 */
export async function passwordProblem(password: string, email: string): Promise<PasswordProblem | null> {
  const characters = [...password.normalize('NFC')]
  const least = leastCharacters()
  const most = LIMITS.passwordMaxCharacters.limit
  if (characters.length < least) return { code: 'password_too_short', values: { least, found: characters.length } }
  if (characters.length > most) return { code: 'password_too_long', values: { most, found: characters.length } }
  const folded = password.normalize('NFKC').toLowerCase()
  const guessable =
    new Set(characters).size < 3 ||
    (await isCommonPassword(folded)) ||
    // digits around a word that everybody takes are what everybody tries next
    (await isCommonPassword(folded.replace(/^\d+|\d+$/g, ''))) ||
    folded === email.toLowerCase() ||
    folded === email.split('@')[0]?.toLowerCase() ||
    folded.replaceAll('receptive', '').length < 4
  return guessable ? { code: 'password_too_common', values: {} } : null
}

/** The least length here; a home install may lower it with PASSWORD_MIN, to eight at least. */
export function leastCharacters(): number {
  const asked = Number(process.env['PASSWORD_MIN'])
  const floor = LIMITS.passwordMinCharactersAtHome.limit
  return Number.isInteger(asked) && asked >= floor ? asked : LIMITS.passwordMinCharacters.limit
}

async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  if (running >= LIMITS.concurrentHashes.limit) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}
