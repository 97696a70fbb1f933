'use client'

import { useTranslations } from 'next-intl'
import { startTransition, useActionState, useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { FieldProblems } from '@/app/_ui/field'
import { saveSettingsForm, type SaveState } from './actions'

const UNTOUCHED: SaveState = { saved: false, problems: {} }

/** The form around the fields: saves them all at once, keeps what was typed, says beside each field what would be right. */
export function SettingsForm({ children }: { children: ReactNode }) {
  const t = useTranslations('settings')
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
            {saving ? t('saving') : t('save')}
          </button>
          <span role="status" className={wrong > 0 ? 'text-seal' : 'text-ink-2'}>
            {saving ? '' : wrong > 0 ? t('notSaved', { count: wrong }) : state.saved ? t('saved') : ''}
          </span>
        </p>
      </form>
    </FieldProblems>
  )
}
