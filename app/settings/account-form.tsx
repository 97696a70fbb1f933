'use client'

import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { FieldProblems, TextField } from '@/app/_ui/field'
import { PasswordField } from '@/app/_ui/password-field'
import { signInOverHttp } from '@/app/_ui/sign-in-request'
import { makeAccount } from './actions'

interface AccountFormProps {
  words: {
    email: string
    emailNote: string
    password: string
    passwordNote: string
    show: string
    hide: string
    make: string
    making: string
    unreachable: string
  }
}

/** Turns the guest into an account, and signs in anew: the guest's session ended with it. */
export function AccountForm({ words }: AccountFormProps) {
  const router = useRouter()
  const [making, setMaking] = useState(false)
  const [problems, setProblems] = useState<Record<string, string>>({})

  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (making) return
    const form = event.currentTarget
    const data = new FormData(form)
    const input = { email: String(data.get('email')), password: String(data.get('password')) }
    setMaking(true)
    try {
      const refusal = await makeAccount(input)
      if (refusal !== null) {
        setProblems({ [refusal.field]: refusal.sentence })
        form.querySelector<HTMLElement>(`[name=${refusal.field}]`)?.focus()
      } else if ((await signInOverHttp('password', input)) === 'ok') {
        router.refresh()
      } else {
        router.push('/sign-in')
      }
    } catch {
      setProblems({ form: words.unreachable })
    } finally {
      setMaking(false)
    }
  }

  return (
    <FieldProblems value={problems}>
      <form onSubmit={make} noValidate className="space-y-5">
        <TextField
          name="email"
          label={words.email}
          note={words.emailNote}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <PasswordField label={words.password} note={words.passwordNote} use="new-password" words={words} />
        <button type="submit" aria-disabled={making} className="button-quiet min-w-48">
          {making ? words.making : words.make}
        </button>
        <p role="status" className="text-sm font-semibold text-seal empty:hidden">
          {problems['form']}
        </p>
      </form>
    </FieldProblems>
  )
}
