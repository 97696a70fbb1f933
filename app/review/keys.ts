import type { CardKind } from '@/lib/study'
import type { Further } from './session-control'

/** Where the keyboard is: what a key means depends on it. */
export type Place =
  /** words are being typed: keys are letters */
  | 'text'
  /** an empty field for a number: no number begins with the letters that act */
  | 'empty number'
  /** a button or a link, which has its own Enter and Space */
  | 'button'
  /** a box or an option, which has its own Space */
  | 'box'
  | 'page'

/** What a key does in a session. */
export type Act =
  | { readonly do: 'check' | 'accept' | 'hint' | 'undo' | 'flag' | 'bury' | 'suspend' | 'keys' | 'cancel' }
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

/** A key as pressed: `Enter`, `Space`, `3`, `a`, `*`; `mod` with Ctrl or Cmd. */
export interface Press {
  readonly key: string
  readonly mod: boolean
}

/**
 * What a key does, or null where it is left to the browser.
 *
 * @see PRODUCT.md, "Keys": Anki's, where Anki has one
 */
export function actOf({ key, mod }: Press, place: Place, shown: Shown): Act | null {
  if (mod) return modAct(key, place, shown)
  if (key === 'Escape') return shown.isPractice ? { do: 'further', way: 'back' } : { do: 'cancel' }
  if (key === 'Enter' || key === 'Space') return mainAct(key, place, shown)
  if (place === 'text' || !shown.letters) return null
  if (place === 'empty number' && /^[-\d]$/.test(key)) return null
  return digitAct(key, shown) ?? letterAct(key, shown) ?? furtherAct(key, shown) ?? COMMANDS[key] ?? null
}

const COMMANDS: Readonly<Record<string, Act>> = {
  h: { do: 'hint' },
  u: { do: 'undo' },
  '*': { do: 'flag' },
  '-': { do: 'bury' },
  '@': { do: 'suspend' },
  '?': { do: 'keys' },
}

function modAct(key: string, place: Place, { isAnswered }: Shown): Act | null {
  // in a text Ctrl+Z takes back letters first
  if (key === 'z') return place === 'text' ? null : { do: 'undo' }
  if (key === 'Enter') return { do: isAnswered ? 'accept' : 'check' }
  return null
}

/** Enter and Space show the answer, then take the proposed rating, or in practice another question. Controls with a meaning of their own for a key keep it. */
function mainAct(key: string, place: Place, { kind, isAnswered }: Shown): Act | null {
  if (place === 'text' || place === 'empty number' || place === 'button') return null
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
