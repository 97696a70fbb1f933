import type { CardKind } from '@/lib/study'
import type { Further } from './session-control'

/** Where the keyboard is: what a key means depends on it. */
export type Place =
  /** words are being typed: keys are letters */
  | 'text'
  /** the same while nothing stands there: it has nothing to take back */
  | 'empty text'
  /** an empty field for a number: no number begins with the letters that act */
  | 'empty number'
  /** a button or a link, which has its own Enter and Space */
  | 'button'
  /** a box or an option, which has its own Space */
  | 'box'
  | 'page'

/** What a key does in a session. */
export type Act =
  | { readonly do: 'check' | 'accept' | 'hint' | 'undo' | 'redo' | 'flag' | 'bury' | 'suspend' | 'keys' | 'cancel' }
  | { readonly do: 'open'; readonly dialog: 'info' | 'note' }
  | { readonly do: 'rate'; readonly rating: 1 | 2 | 3 | 4 }
  | { readonly do: 'pick'; readonly option: number }
  | { readonly do: 'tick'; readonly point: number }
  | { readonly do: 'further'; readonly way: Further }
  | { readonly do: 'type' }

/** What the screen shows, as far as keys go. */
export interface Shown {
  readonly kind: CardKind
  readonly isAnswered: boolean
  /** the question is asked for practice: nothing rates it */
  readonly isPractice: boolean
  /** false: the person turned single characters off (WCAG 2.1.4) */
  readonly letters: boolean
}

/** A key as pressed: `Enter`, `Space`, `3`, `a`, `*`; `mod` with Ctrl or Cmd, `shift` where it says more than the letter. */
export interface Press {
  readonly key: string
  readonly mod: boolean
  readonly shift?: boolean
}

/** What a key does where no card is on the screen: taking back and doing again alone. */
export function actAtEnd({ key, mod, shift = false }: Press, letters: boolean): 'undo' | 'redo' | null {
  if (key === 'y') return mod ? 'redo' : null
  if (mod ? key !== 'z' : key !== 'u' || !letters) return null
  return shift ? 'redo' : 'undo'
}

/**
 * What a key does, or null where it is left to the browser.
 *
 * @see PRODUCT.md, "Keys": Anki's, where Anki has one
 */
export function actOf({ key, mod, shift = false }: Press, place: Place, shown: Shown): Act | null {
  if (mod) return modAct(key, shift, place, shown)
  if (key === 'Escape') return shown.isPractice ? { do: 'further', way: 'back' } : { do: 'cancel' }
  if (key === 'Enter' || key === 'Space') return mainAct(key, place, shown)
  if (place === 'text' || place === 'empty text' || !shown.letters) return null
  if (place === 'empty number' && /^[-\d]$/.test(key)) return null
  if (shift && SHIFTED[key] !== undefined) return SHIFTED[key]
  return digitAct(key, shown) ?? letterAct(key, shown) ?? furtherAct(key, shown) ?? COMMANDS[key] ?? null
}

const COMMANDS: Readonly<Record<string, Act>> = {
  h: { do: 'hint' },
  u: { do: 'undo' },
  i: { do: 'open', dialog: 'info' },
  '*': { do: 'flag' },
  '-': { do: 'bury' },
  '@': { do: 'suspend' },
  '?': { do: 'keys' },
}

const SHIFTED: Readonly<Record<string, Act>> = {
  u: { do: 'redo' },
  n: { do: 'open', dialog: 'note' },
}

function modAct(key: string, shift: boolean, place: Place, { isAnswered }: Shown): Act | null {
  // in a text these take back letters first
  if (key === 'z') return place === 'text' ? null : { do: shift ? 'redo' : 'undo' }
  if (key === 'y') return place === 'text' ? null : { do: 'redo' }
  if (key === 'Enter') return { do: isAnswered ? 'accept' : 'check' }
  return null
}

/** Enter and Space show the answer, then take the proposed rating, or in practice another question. Controls with a meaning of their own for a key keep it. */
function mainAct(key: string, place: Place, { kind, isAnswered }: Shown): Act | null {
  if (place === 'text' || place === 'empty text' || place === 'empty number' || place === 'button') return null
  // an option or a box takes Space itself; Enter in it sends the form that it stands in
  if (place === 'box' && (key === 'Space' || !isAnswered)) return null
  if (isAnswered) return { do: 'accept' }
  return kind === 'numeric' || kind === 'cloze' ? { do: 'type' } : { do: 'check' }
}

function digitAct(key: string, { kind, isAnswered, isPractice }: Shown): Act | null {
  // several numbers may be begun with a bracket
  if (key === '(') return kind === 'numeric' && !isAnswered ? { do: 'type' } : null
  if (!/^\d$/.test(key)) return null
  const digit = Number(key)
  if (isAnswered) return isRating(digit) && !isPractice ? { do: 'rate', rating: digit } : null
  if (kind === 'numeric') return { do: 'type' }
  return hasOptions(kind) && digit >= 1 && digit <= 6 ? { do: 'pick', option: digit - 1 } : null
}

function letterAct(key: string, { kind, isAnswered }: Shown): Act | null {
  if (!/^[a-f]$/.test(key)) return null
  const place = key.charCodeAt(0) - 97
  if (!isAnswered) return hasOptions(kind) ? { do: 'pick', option: place } : null
  return kind === 'explain' ? { do: 'tick', point: place } : null
}

/** Once the answer is shown: the same card anew, or what may be asked next. */
function furtherAct(key: string, { kind, isAnswered }: Shown): Act | null {
  if (!isAnswered) return null
  if (kind === 'explain') return key === 'n' ? { do: 'further', way: 'follow_up' } : null
  if (kind !== 'numeric' && kind !== 'figure') return null
  if (key === 'n') return { do: 'further', way: 'another' }
  return key === 'r' ? { do: 'further', way: 'same' } : null
}

function hasOptions(kind: CardKind): boolean {
  return kind === 'choice' || kind === 'figure'
}

function isRating(digit: number): digit is 1 | 2 | 3 | 4 {
  return digit >= 1 && digit <= 4
}
