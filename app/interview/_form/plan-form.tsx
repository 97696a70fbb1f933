'use client'

import { startTransition, useActionState, useEffect, useRef, type FormEvent } from 'react'
import { FieldProblems, TextField } from '@/app/_ui/field'
import type { WeightedTopic } from '@/lib/study'
import { savePlanForm, type PlanFormState } from './actions'
import { InlineSentence } from './inline-sentence'
import type { PlanFormWords } from './plan-form-words'
import { TopicWeights } from './topic-weights'
import { WeekdayMinutes } from './weekday-minutes'

const UNTOUCHED: PlanFormState = { said: '', problems: {}, typed: null }

interface PlanFormProps {
  words: PlanFormWords
  /** what stands in each field before anything is typed */
  values: Readonly<Record<string, string>>
  roles: readonly { readonly id: string; readonly name: string }[]
  topics: readonly WeightedTopic[]
  /** whether the fields that are folded away hold something */
  isUnfolded: boolean
  /** earliest day that a picker offers, `2026-11-30` */
  earliest: string
}

/** The interview in a sentence, and on demand what more can be said; it keeps what was typed and says what would be right. */
export function PlanForm({ words, values, roles, topics, isUnfolded, earliest }: PlanFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [state, save, saving] = useActionState(savePlanForm, UNTOUCHED)
  const typed = state.typed ?? values
  const wrong = Object.keys(state.problems)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [state])
  // React empties a form after `action`; sent by hand, it keeps what was typed
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    if (!saving) startTransition(() => save(data))
  }
  const isWrongBelow = wrong.some((field) => !(field in words.fields))
  return (
    <FieldProblems value={state.problems}>
      <form ref={form} action={save} onSubmit={submit} noValidate>
        {values['id'] ? <input type="hidden" name="id" value={values['id']} /> : null}
        <InlineSentence words={words} typed={typed} roles={roles} earliest={earliest} />
        <details className="mt-6" open={isUnfolded || isWrongBelow}>
          <summary className="link min-h-11 w-fit content-center">{words.more}</summary>
          <div className="mt-4 max-w-[44rem] space-y-8">
            <WeekdayMinutes
              title={words.weekdays}
              note={words.weekdaysNote}
              names={words.weekdayNames}
              typed={typed}
              problems={state.problems}
            />
            <TextField
              name="daysOff"
              label={words.daysOff}
              note={words.daysOffNote}
              defaultValue={typed['daysOff']}
              autoComplete="off"
              width="w-full max-w-[30rem]"
            />
            <TopicWeights words={words.weights} topics={topics} typed={typed} />
            <TextField
              name="name"
              label={words.name}
              note={words.nameNote}
              defaultValue={typed['name']}
              maxLength={80}
              autoComplete="off"
              width="w-full max-w-[30rem]"
            />
          </div>
        </details>
        <p className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-2">
          <button type="submit" className="button w-full min-w-48 md:w-auto" aria-disabled={saving}>
            {saving ? words.saving : words.save}
          </button>
          <span role="status" className={wrong.length > 0 ? 'text-seal' : 'text-ink-2'}>
            {saving ? '' : state.said}
          </span>
        </p>
      </form>
    </FieldProblems>
  )
}
