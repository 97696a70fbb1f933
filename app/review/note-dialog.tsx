import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { KeyNames } from '@/app/_ui/key-names'
import { LIMITS } from '@/lib/limits'
import type { Note } from './session-types'
import { Sheet } from './sheet'

const MOST = LIMITS.noteCharacters.limit
/** From here on it is said how much room is left. */
const NEAR_END = MOST - 200

interface NoteDialogProps {
  readonly note: Note
  readonly onChange: (note: Note) => void
  readonly onSave: () => void
  /** Leaves the note as it was kept. */
  readonly onCancel: () => void
  /** Puts the dialog away; what was written stays for the next time. */
  readonly onClose: () => void
}

/** The person's own words about a card, and whether it is wrong. */
export function NoteDialog({ note, onChange, onSave, onCancel, onClose }: NoteDialogProps) {
  const t = useTranslations('review')
  const left = MOST - note.text.length
  return (
    <Sheet title={t('noteTitle')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onSave()
        }}
      >
        <label className="mt-4 block">
          <span className="text-sm text-ink-2">{t('noteHelp')}</span>
          <textarea
            autoFocus
            rows={5}
            maxLength={MOST}
            value={note.text}
            onChange={(event) => onChange({ ...note, text: event.target.value })}
            onKeyDown={sendOnEnter}
            className="field words-field mt-2 max-h-[40dvh]"
          />
        </label>
        <p role="status" className="mt-1 min-h-5 text-end text-xs text-ink-3">
          {note.text.length < NEAR_END ? null : t('noteLeft', { count: left })}
        </p>
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            checked={note.wrong}
            onChange={(event) => onChange({ ...note, wrong: event.target.checked })}
            className="size-5 accent-seal"
          />
          {t('isWrong')}
        </label>
        <div className="mt-5 flex flex-wrap gap-3">
          <button type="submit" className="button">
            {t('save')}
            <KeyNames keys={['Ctrl', '⏎']} />
          </button>
          <button type="button" onClick={onCancel} className="button-quiet">
            {t('cancel')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}

/** In a text Enter is a new line; with Ctrl or Cmd it sends the form. */
function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}
