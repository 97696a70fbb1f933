import { tinykeys } from 'tinykeys'
import { openKeyList } from './key-list-id'
import { actAtEnd, actOf, type Act, type Place } from './keys'
import { pooled } from './session-order'
import type { SessionController } from './session-control'

/** Two presses of Enter within this time are one that was held too long. */
const HELD_MS = 150

/**
 * Listens for the keys of the session.
 *
 * @param letters - false: single characters do nothing
 * @returns what ends it
 */
export function listenToKeys(control: SessionController, letters: boolean): () => void {
  const press = (key: string, mod: boolean) => (event: KeyboardEvent) => {
    const { current } = control.view().session
    const kind = current && pooled(control.view().session, current.cardId)?.item.kind
    const pressed = { key, mod, shift: event.shiftKey }
    if (!current || !kind || control.view().endedAt !== null) {
      const act = actAtEnd(pressed, letters)
      if (act !== null) control[act]()
      return
    }
    const isAnswered = current.judged !== null
    const isPractice = current.behind !== undefined
    const act = actOf(pressed, placeOf(event.target), { kind, isAnswered, isPractice, letters })
    if (act === null) return
    if (act.do !== 'type') event.preventDefault()
    perform(control, act)
  }
  const pressed = (event: KeyboardEvent) => press(event.key.toLowerCase(), false)(event)
  return tinykeys(
    window,
    {
      '$mod+Enter': press('Enter', true),
      '$mod+[Shift]+z': press('z', true),
      '$mod+y': press('y', true),
      Enter: press('Enter', false),
      Space: press('Space', false),
      Escape: press('Escape', false),
      // a layout may need Shift or AltGr for any of these
      '[Shift]+([0-9a-fhinru?*@\\(\\-])': pressed,
      '[Shift]+[Control]+[Alt]+@': press('@', false),
    },
    { ignore: isNotForUs },
  )
}

function perform(control: SessionController, act: Act): void {
  const { current, pool } = control.view().session
  switch (act.do) {
    case 'rate':
      return control.rate(act.rating)
    case 'accept':
      if (!current?.judged || Date.now() - current.judged.at < HELD_MS) return
      return current.behind === undefined ? control.rate(current.judged.proposed) : control.goFurther('another')
    case 'further':
      return control.goFurther(act.way)
    case 'tick':
      return control.tick(act.point)
    case 'pick':
      control.pick(act.option)
      // the ring goes where the pick went
      return document.querySelectorAll<HTMLInputElement>('.option-input')[act.option]?.focus()
    case 'type':
      // the key itself goes into the field that has the focus by then
      return document.querySelector<HTMLInputElement>('input[data-focus]')?.focus()
    case 'open':
      return control.open(act.dialog)
    case 'keys':
      return openKeyList()
    case 'cancel':
      return current?.doubted ? control.cancelDoubt() : undefined
    default:
      return pool.length > 0 ? control[act.do]() : undefined
  }
}

/** A held key repeats, an input method composes, an open dialog has its own keys: none of these is for the session. */
function isNotForUs(event: KeyboardEvent): boolean {
  return (
    event.repeat ||
    event.isComposing ||
    event.defaultPrevented ||
    document.querySelector('dialog[open], [popover]:popover-open') !== null
  )
}

function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof HTMLElement)) return 'page'
  if (target instanceof HTMLTextAreaElement) return target.value === '' ? 'empty text' : 'text'
  if (target.isContentEditable) return 'text'
  if (target instanceof HTMLInputElement) {
    if (target.type === 'radio' || target.type === 'checkbox') return 'box'
    if (target.type === 'range') return 'page'
    if (target.value !== '') return 'text'
    return target.inputMode === 'decimal' ? 'empty number' : 'empty text'
  }
  return target.closest('button, a, summary, select') ? 'button' : 'page'
}
