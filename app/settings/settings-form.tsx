'use client'

import { startTransition, useActionState, useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { FieldProblems } from '@/app/_ui/field'
import { saveSettingsForm, type SaveState } from './actions'

const UNTOUCHED: SaveState = { said: '', problems: {} }

interface SettingsFormProps {
  words: { save: string; saving: string }
  children: ReactNode
}

/** The form around the fields: saves them all at once, keeps what was typed, says beside each field what would be right. */
export function SettingsForm({ words, children }: SettingsFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [state, save, saving] = useActionState(saveSettingsForm, UNTOUCHED)
  const wrong = Object.keys(state.problems).length
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [state])
  // React empties a form after `action`; sent by hand, it keeps what was typed
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    if (!saving) startTransition(() => save(data))
  }
  return (
    <FieldProblems value={state.problems}>
      <form ref={form} action={save} onSubmit={submit} noValidate>
        {children}
        <p className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-2 md:pl-58">
          <button type="submit" className="button min-w-40" aria-disabled={saving}>
            {saving ? words.saving : words.save}
          </button>
          <span role="status" className={wrong > 0 ? 'text-seal' : 'text-ink-2'}>
            {saving ? '' : state.said}
          </span>
        </p>
      </form>
    </FieldProblems>
  )
}
