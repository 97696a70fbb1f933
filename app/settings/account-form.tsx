'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { FieldProblems, TextField } from '@/app/_ui/field'
import { PasswordField } from '@/app/_ui/password-field'
import { signInOverHttp } from '@/app/_ui/sign-in-request'
import { makeAccount } from './actions'

/** Turns the guest into an account, and signs in anew: the guest's session ended with it. */
export function AccountForm({ passwordNote }: { passwordNote: string }) {
  const t = useTranslations('account')
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
      setProblems({ form: t('unreachable') })
    } finally {
      setMaking(false)
    }
  }

  return (
    <FieldProblems value={problems}>
      <form onSubmit={make} noValidate className="space-y-5">
        <TextField
          name="email"
          label={t('email')}
          note={t('emailNote')}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <PasswordField
          label={t('password')}
          note={passwordNote}
          use="new-password"
          words={{ show: t('show'), hide: t('hide') }}
        />
        <button type="submit" aria-disabled={making} className="button-quiet min-w-48">
          {making ? t('making') : t('make')}
        </button>
        <p role="status" className="text-sm font-semibold text-seal empty:hidden">
          {problems['form']}
        </p>
      </form>
    </FieldProblems>
  )
}
