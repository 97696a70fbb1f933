/**
 * Gives the focus to what a card begins with: its control, or the verdict once the answer is shown, so that it is read
 * out and Enter goes on from there. On a touch screen a fresh question has it instead: a keyboard that jumps up would
 * cover what is to be read.
 */
export function focusCard(root: HTMLElement, isAnswered: boolean): void {
  const isTouch = window.matchMedia('(pointer: coarse)').matches
  const target = isTouch && !isAnswered ? '#question' : '[data-focus]'
  root.querySelector<HTMLElement>(target)?.focus({ preventScroll: !isAnswered })
}
