'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { ActStatus, type ActWords } from './act-status'
import { useEntry } from './use-entry'

interface NoteEditorProps {
  readonly userId: string
  readonly cardId: string
  readonly note: { readonly text: string; readonly wrong: boolean } | null
  readonly longest: number
  /** the note as it stands, in place of which one writes */
  readonly children: ReactNode
  readonly status: ActWords
  readonly words: {
    readonly edit: string
    readonly label: string
    readonly help: string
    readonly wrong: string
    readonly save: string
    readonly cancel: string
  }
}

/** The person's own words about a card, and whether it is wrong. */
export function NoteEditor({ userId, cardId, note, longest, status, words, children }: NoteEditorProps) {
  const { state, send } = useEntry(userId)
  const [draft, setDraft] = useState<{ readonly text: string; readonly wrong: boolean } | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const isOpen = draft !== null
  useEffect(() => {
    if (isOpen) field.current?.focus()
  }, [isOpen])
  if (draft === null) {
    return (
      <>
        {children}
        <button type="button" onClick={() => setDraft(note ?? { text: '', wrong: false })} className="act mt-3">
          {words.edit}
        </button>
        <ActStatus state={state} words={status} />
      </>
    )
  }
  const save = (): void => {
    const text = draft.text.trim()
    if (text !== (note?.text ?? '') || draft.wrong !== (note?.wrong ?? false)) {
      send({ type: 'note', cardId, text, wrong: draft.wrong })
    }
    setDraft(null)
  }
  return (
    <form
      className="mt-1"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <label className="block">
        <span className="sr-only">{words.label}</span>
        <textarea
          ref={field}
          rows={4}
          maxLength={longest}
          value={draft.text}
          onChange={({ target }) => setDraft({ ...draft, text: target.value })}
          className="field"
        />
      </label>
      <p className="mt-1 text-xs text-ink-3">{words.help}</p>
      <label className="flex min-h-11 items-center gap-3 text-sm">
        <input
          type="checkbox"
          checked={draft.wrong}
          onChange={({ target }) => setDraft({ ...draft, wrong: target.checked })}
          className="size-5 accent-seal"
        />
        {words.wrong}
      </label>
      <p className="mt-2 flex flex-wrap gap-3">
        <button type="submit" className="act act-main">
          {words.save}
        </button>
        <button type="button" onClick={() => setDraft(null)} className="act">
          {words.cancel}
        </button>
      </p>
    </form>
  )
}
