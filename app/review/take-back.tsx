import { useTranslations } from 'next-intl'
import { KeyNames } from '@/app/_ui/key-names'
import type { SessionController } from './session-control'
import type { SessionState } from './session-types'

interface TakeBackProps {
  readonly session: SessionState
  readonly control: SessionController
}

/** Undo and redo where no card is on the screen. */
export function TakeBack({ session, control }: TakeBackProps) {
  const t = useTranslations('review')
  return (
    <p className="take-back">
      <button type="button" onClick={control.undo} aria-keyshortcuts="U" className="quiet-button">
        {t('undo')}
        <KeyNames keys={['U']} />
      </button>
      {session.undone.length === 0 ? null : (
        <button type="button" onClick={control.redo} aria-keyshortcuts="Shift+U" className="quiet-button">
          {t('redo')}
          <KeyNames keys={['⇧', 'U']} />
        </button>
      )}
    </p>
  )
}
