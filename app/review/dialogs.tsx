import { useLocale } from 'next-intl'
import { lazy, Suspense, useEffect, useState, type ComponentType } from 'react'
import { noteLost } from '@/app/_ui/stale'
import type { Language } from '@/lib/study'
import type { CardInfoProps } from './card-info'
import { NoteDialog } from './note-dialog'
import { noteOf } from './note-of'
import type { SessionController, SessionView } from './session-control'
import { pooled } from './session-order'
import type { Note } from './session-types'

/** Looked into now and then: loaded when it is asked for. */
const CardInfo = lazy(async (): Promise<{ default: ComponentType<CardInfoProps> }> => {
  try {
    return { default: (await import('./card-info')).CardInfo }
  } catch (error) {
    // the card on the screen stays: where a newer build is the cause, the page is loaded anew after it
    void noteLost(error)
    return { default: Unloaded }
  }
})

/** Stands in for what could not be loaded: the dialog does not open. */
function Unloaded({ onClose }: CardInfoProps) {
  useEffect(onClose)
  return null
}

interface DialogsProps {
  readonly view: SessionView
  readonly control: SessionController
}

/** What lies over the session: a card's history, or the person's note on it. */
export function Dialogs({ view, control }: DialogsProps) {
  /** notes that were begun and are not kept yet, by card */
  const [begun, setBegun] = useState<Readonly<Record<string, Note>>>({})
  const language = useLocale() as Language
  const { dialog, session } = view
  if (!dialog) return null
  const { cardId } = dialog
  const close = (): void => control.open(null)
  if (dialog.kind === 'info') {
    return (
      <Suspense fallback={null}>
        <CardInfo cardId={cardId} language={language} onClose={close} />
      </Suspense>
    )
  }
  const item = pooled(session, cardId)?.item
  const kept = (item && noteOf(session, item)) ?? { text: '', wrong: false }
  const note = begun[cardId] ?? { ...kept, wrong: kept.wrong || dialog.wrong }
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
