'use client'

import { useRouter } from 'next/navigation'
import { useEffect, type ReactNode } from 'react'
import { tinykeys } from 'tinykeys'

interface ShellKeysProps {
  /** id of the dialog with the list of keys */
  listId: string
  /** false: single letters do nothing (WCAG 2.1.4) */
  letters: boolean
  /** the face of the button that opens the list */
  children: ReactNode
}

/** The keys that work on every screen but the session, and the button that lists them. */
export function ShellKeys({ listId, letters, children }: ShellKeysProps) {
  const router = useRouter()
  useEffect(() => {
    if (!letters) return
    return tinykeys(window, {
      'g t': () => router.push('/'),
      'g r': () => router.push('/review'),
      'g m': () => router.push('/map'),
      'g i': () => router.push('/interview'),
      'g p': () => router.push('/progress'),
      'g s': () => router.push('/settings'),
      '[Shift]+?': () => openDialog(listId),
    })
  }, [letters, listId, router])
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => openDialog(listId)}
      className="flex min-h-9 items-center gap-2 rounded px-2 text-xs text-ink-2 hover:text-ink max-md:hidden"
    >
      {children}
    </button>
  )
}

function openDialog(id: string): void {
  const dialog = document.getElementById(id)
  if (!(dialog instanceof HTMLDialogElement) || dialog.open) return
  dialog.showModal()
  // `closedby` is not everywhere yet: a click on the backdrop is a click on the dialog itself, outside its box
  dialog.onclick = (event) => {
    if (event.target === dialog && !contains(dialog.getBoundingClientRect(), event)) dialog.close()
  }
}

function contains(box: DOMRect, { clientX, clientY }: MouseEvent): boolean {
  return clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom
}
