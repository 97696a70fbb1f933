import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'

interface SheetProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog over the session. It is open as long as it is drawn; then the focus goes back to where it was. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      onClose={onClose}
      // a tap beside it puts it away
      onClick={(event) => (event.target === event.currentTarget ? event.currentTarget.close() : undefined)}
      className="m-auto w-[min(36rem,calc(100vw-2rem))] rounded-dialog border border-line bg-plate text-ink shadow-dialog backdrop:bg-[oklch(0.19_0.018_262/0.5)]"
    >
      <div className="p-5 md:p-7">
        <h2 id={id} className="text-lg">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  )
}
