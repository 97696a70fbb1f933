'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'
import { ActStatus, type ActWords } from './act-status'
import { useEntry } from './use-entry'

interface Words {
  readonly text: string
  readonly wrong: boolean
}

interface NoteEditorProps {
  readonly userId: string
  readonly cardId: string
  readonly note: Words | null
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
  const [draft, setDraft] = useState<Words | null>(null)
  /** written here, and not on the page yet */
  const [written, setWritten] = useState<Words | null>(null)
  const stands = written ?? note
  const field = useRef<HTMLTextAreaElement>(null)
  const isOpen = draft !== null
  useEffect(() => {
    if (isOpen) field.current?.focus()
  }, [isOpen])
  if (draft === null) {
    return (
      <>
        {children}
        <button type="button" onClick={() => setDraft(stands ?? { text: '', wrong: false })} className="act mt-3">
          {words.edit}
        </button>
        <ActStatus state={state} words={status} />
      </>
    )
  }
  const save = (): void => {
    const words = { text: draft.text.trim(), wrong: draft.wrong }
    setDraft(null)
    if (words.text === (stands?.text ?? '') && words.wrong === (stands?.wrong ?? false)) return
    setWritten(words)
    void send({ type: 'note', cardId, ...words }).then((isKept) => {
      setWritten((latest) => (latest === words ? null : latest))
      // what was not taken stays to be sent again
      if (!isKept) setDraft((begun) => begun ?? words)
    })
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
