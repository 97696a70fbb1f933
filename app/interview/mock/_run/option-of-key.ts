import { LETTERS } from '@/app/review/letters'

/** What of a key press says which option it picks. */
type Press = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing' | 'defaultPrevented'
>

/**
 * Which option a key picks: its letter or its number, as in a session.
 *
 * @param count - of options there are
 * @returns its place; null where the key is another, or not meant for the options
 */
export function optionOfKey(press: Press, count: number): number | null {
  const { key, ctrlKey, metaKey, altKey, repeat, isComposing, defaultPrevented } = press
  if (ctrlKey || metaKey || altKey || repeat || isComposing || defaultPrevented) return null
  const place = /^[1-6]$/.test(key) ? Number(key) - 1 : LETTERS.findIndex((letter) => letter === key.toUpperCase())
  return place >= 0 && place < count ? place : null
}
