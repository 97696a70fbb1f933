import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { KeyNames } from '@/app/_ui/key-names'
import type { Scene } from '@/lib/figure'
import { LETTERS } from './letters'
import { Plate } from './picture'

export interface EnlargeProps {
  readonly scene: Scene
  readonly alt: string
  /** of the option, from 0 */
  readonly place: number
  /** picks the option; absent once the answer is shown */
  readonly onPick?: () => void
}

/** Shows an option's picture as large as the screen allows. */
export function Enlarge({ scene, alt, place, onPick }: EnlargeProps) {
  const t = useTranslations('review')
  const [isOpen, setOpen] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const letter = LETTERS[place] ?? ''
  const open = (): void => {
    setOpen(true)
    dialog.current?.showModal()
  }
  const close = (): void => dialog.current?.close()
  const pick = (): void => {
    close()
    onPick?.()
  }
  return (
    <>
      <button type="button" onClick={open} aria-label={t('enlarge', { letter })} className="plate-enlarge">
        <svg aria-hidden viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.5" className="size-4">
          <path d="M9.5 2.5h4v4m0-4L9 7m-2.5 6.5h-4v-4m0 4L7 9" />
        </svg>
      </button>
      <dialog
        ref={dialog}
        aria-label={t('option', { letter })}
        onClose={() => setOpen(false)}
        // a tap beside the picture puts it away
        onClick={(event) => (event.target === event.currentTarget ? close() : undefined)}
        className="plate-dialog"
      >
        {isOpen ? (
          <div className="grid gap-4 p-4 md:p-6">
            <p className="flex items-center justify-between gap-4">
              <span className="option-letter">{letter}</span>
              <button type="button" onClick={close} className="quiet-button">
                {t('closePicture')}
                <KeyNames keys={['Esc']} />
              </button>
            </p>
            <Plate scene={scene} alt={alt} />
            {onPick === undefined ? null : (
              <button type="button" onClick={pick} className="button">
                {t('pickOption', { letter })}
              </button>
            )}
          </div>
        ) : null}
      </dialog>
    </>
  )
}
