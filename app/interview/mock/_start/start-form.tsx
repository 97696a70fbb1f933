'use client'

import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { Section } from '@/app/_ui/section'
import { newId } from '@/app/_ui/uuid'
import { useLive } from '../use-live'
import type { StartWords } from './start-words'

interface StartFormProps {
  readonly words: StartWords
  /** value and name of what it can ask about, the likeliest first */
  readonly scopes: readonly { readonly value: string; readonly name: string }[]
}

const PATIENCE_MS = 30_000

/** How long, what about, and how it is answered; then the first question. */
export function StartForm({ words, scopes }: StartFormProps) {
  const [state, setState] = useState<'ready' | 'starting' | 'unreachable' | 'nothing'>('ready')
  const router = useRouter()
  const isAlive = useLive()
  const start = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (state === 'starting') return
    setState('starting')
    const outcome = await send(new FormData(event.currentTarget))
    if (typeof outcome === 'object') router.push(`/interview/mock/${outcome.id}`)
    else setState(outcome)
  }
  const failure = state === 'unreachable' || state === 'nothing' ? words[state] : null
  return (
    <form onSubmit={(event) => void start(event)}>
      <Section id="length" title={words.length}>
        <Choices name="minutes" label={words.length} options={words.minutes} />
      </Section>
      <Section id="about" title={words.about}>
        <select name="scope" aria-labelledby="about-title" className="field max-w-md">
          {scopes.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </Section>
      <Section id="answers" title={words.answers}>
        <Choices name="way" label={words.answers} options={words.ways} />
      </Section>
      <Section id="verdicts" title={words.verdicts}>
        <Choices name="verdicts" label={words.verdicts} options={words.whens} />
      </Section>
      <p className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line pt-6 md:ps-[14.5rem]">
        <button
          type="submit"
          className="button w-full min-w-48 md:w-auto"
          disabled={!isAlive}
          aria-disabled={state === 'starting'}
        >
          {state === 'starting' ? words.starting : words.start}
        </button>
        <span role="status" className="text-seal">
          {failure ?? ''}
        </span>
      </p>
    </form>
  )
}

interface ChoicesProps {
  readonly name: string
  readonly label: string
  readonly options: readonly (readonly [value: string, name: string, note?: string])[]
}

/** A few ways to choose from, the first one chosen; what each means stands below its name. */
function Choices({ name, label, options }: ChoicesProps) {
  return (
    <fieldset className="flex flex-wrap gap-3">
      <legend className="sr-only">{label}</legend>
      {options.map(([value, title, note], place) => (
        <label key={value} className={note === undefined ? 'mock-choice' : 'mock-choice mock-choice-noted'}>
          <input type="radio" name={name} value={value} defaultChecked={place === 0} className="sr-only" />
          <span>{title}</span>
          {note === undefined ? null : <span className="mock-choice-note">{note}</span>}
        </label>
      ))}
    </fieldset>
  )
}

async function send(form: FormData): Promise<{ readonly id: string } | 'unreachable' | 'nothing'> {
  const read = (name: string): string => String(form.get(name) ?? '')
  const scope = read('scope')
  const id = newId(Date.now())
  try {
    const response = await fetch('/api/mocks', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        v: 1,
        id,
        minutes: Number(read('minutes')),
        scope: scope === 'plan' || scope === 'map' ? { by: scope } : { by: 'role', role: scope },
        way: read('way'),
        verdicts: read('verdicts'),
      }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.ok) return { id }
    return response.status === 409 ? 'nothing' : 'unreachable'
  } catch {
    return 'unreachable'
  }
}
