'use client'

import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import { TextField } from '@/app/_ui/field'
import { PasswordField } from '@/app/_ui/password-field'
import { signInOverHttp, type SignInTrouble } from '@/app/_ui/sign-in-request'

interface SignInFormProps {
  words: Record<SignInTrouble | 'email' | 'password' | 'show' | 'hide' | 'submit' | 'submitting', string>
}

/** E-mail and password. The answer is the same for an unknown e-mail and for a wrong password. */
export function SignInForm({ words }: SignInFormProps) {
  const router = useRouter()
  const [state, setState] = useState<'idle' | 'trying' | SignInTrouble>('idle')
  const trying = state === 'trying'

  const signIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (trying) return
    const data = new FormData(event.currentTarget)
    setState('trying')
    const outcome = await signInOverHttp('password', {
      email: String(data.get('email')),
      password: String(data.get('password')),
    })
    if (outcome !== 'ok') return setState(outcome)
    router.push('/')
    router.refresh()
  }

  return (
    <form onSubmit={signIn} noValidate className="mt-6 space-y-5">
      <TextField
        name="email"
        label={words.email}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField label={words.password} use="current-password" words={words} />
      <button type="submit" aria-disabled={trying} className="button w-full">
        {trying ? words.submitting : words.submit}
      </button>
      <p role="alert" className="text-seal empty:hidden">
        {state === 'idle' || state === 'trying' ? null : words[state]}
      </p>
    </form>
  )
}
