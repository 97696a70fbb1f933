import type { KeyboardEvent } from 'react'

/** Arrow keys go from box to box in a list of them, as they do by themselves between radio buttons. */
export function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key]
  if (step === undefined) return
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input')]
  const at = boxes.findIndex((box) => box === document.activeElement)
  const next = boxes[(at + step + boxes.length) % boxes.length]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }
