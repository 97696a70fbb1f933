import { useState } from 'react'
import { NoteDialog } from './note-dialog'
import { noteOf } from './note-of'
import type { SessionController, SessionView } from './session-control'
import { pooled } from './session-order'
import type { Note } from './session-types'

interface DialogsProps {
  readonly view: SessionView
  readonly control: SessionController
}

/** What lies over the session: the person's note on a card. */
export function Dialogs({ view, control }: DialogsProps) {
  /** notes that were begun and are not kept yet, by card */
  const [begun, setBegun] = useState<Readonly<Record<string, Note>>>({})
  const { dialog, session } = view
  if (!dialog || dialog.kind !== 'note') return null
  const { cardId } = dialog
  const item = pooled(session, cardId)?.item
  const kept = (item && noteOf(session, item)) ?? { text: '', wrong: false }
  const note = begun[cardId] ?? { ...kept, wrong: kept.wrong || dialog.wrong }
  const close = (): void => control.open(null)
  const drop = (): void => {
    setBegun(({ [cardId]: _, ...others }) => others)
    close()
  }
  const save = (): void => {
    const text = note.text.trim()
    if (text !== kept.text || note.wrong !== kept.wrong) control.note(cardId, { ...note, text })
    drop()
  }
  return (
    <NoteDialog
      note={note}
      onChange={(changed) => setBegun((others) => ({ ...others, [cardId]: changed }))}
      onSave={save}
      onCancel={drop}
      onClose={close}
    />
  )
}
