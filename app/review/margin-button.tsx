'use no memo'

import type { ReactNode } from 'react'
import { KeyNames } from '@/app/_ui/key-names'

/** Id of the card's menu: a sheet on small screens, open in the margin on large ones. */
export const MENU_ID = 'card-menu'

interface MarginButtonProps {
  readonly onClick: () => void
  readonly keys?: readonly string[]
  readonly isOn?: boolean
  readonly children: ReactNode
}

/** Something that can be done with a card, with its key; it puts the menu away that it stands in. */
export function MarginButton({ onClick, keys, isOn, children }: MarginButtonProps) {
  const act = () => {
    document.getElementById(MENU_ID)?.hidePopover()
    onClick()
  }
  return (
    <button
      type="button"
      onClick={act}
      aria-pressed={isOn}
      aria-keyshortcuts={keys?.join('+')}
      className="margin-button"
    >
      {children}
      {keys && <KeyNames keys={keys} />}
    </button>
  )
}
