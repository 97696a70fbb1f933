'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { TextField } from '@/app/_ui/field'
import { PasswordField } from '@/app/_ui/password-field'
import { signInOverHttp, type SignInTrouble } from '@/app/_ui/sign-in-request'

const WORDS = {
  refused: 'wrong',
  slowDown: 'slowDown',
  unreachable: 'unreachable',
  failed: 'failed',
} as const satisfies Record<SignInTrouble, string>

/** E-mail and password. The answer is the same for an unknown e-mail and for a wrong password. */
export function SignInForm() {
  const t = useTranslations('signIn')
  const fields = useTranslations('account')
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
        label={fields('email')}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField
        label={fields('password')}
        use="current-password"
        words={{ show: fields('show'), hide: fields('hide') }}
      />
      <button type="submit" aria-disabled={trying} className="button w-full">
        {trying ? t('submitting') : t('submit')}
      </button>
      <p role="alert" className="text-seal empty:hidden">
        {state === 'idle' || state === 'trying' ? null : t(WORDS[state])}
      </p>
    </form>
  )
}
