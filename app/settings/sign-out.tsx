'use client'

import { useTranslations } from 'next-intl'
import { startTransition, useState } from 'react'
import { clearDevice, unsentAnswers } from '@/app/_ui/device-data'
import { leave } from './actions'

interface SignOutProps {
  userId: string
  /** a guest cannot come back: asked first, always */
  guest: boolean
}

/** The way out. Asks first when something would be lost: answers not sent yet, or all that a guest has done. */
export function SignOut({ userId, guest }: SignOutProps) {
  const t = useTranslations('account')
  const [asking, setAsking] = useState<{ unsent: number } | null>(null)
  const [busy, setBusy] = useState(false)

  const goOut = async () => {
    setBusy(true)
    await clearDevice(userId)
    startTransition(() => leave())
  }
  const ask = async () => {
    if (busy) return
    setBusy(true)
    const unsent = await unsentAnswers(userId).catch(() => 0)
    setBusy(false)
    if (guest || unsent > 0) setAsking({ unsent })
    else await goOut()
  }

  if (asking === null) {
    return (
      <button type="button" aria-disabled={busy} onClick={ask} className="link min-h-11">
        {t(guest ? 'signOutGuest' : 'signOut')}
      </button>
    )
  }
  return (
    <div role="group" className="border-l-3 border-seal pl-4">
      {asking.unsent > 0 ? <p>{t('unsent', { count: asking.unsent })}</p> : null}
      {guest ? <p>{t('signOutGuestNote')}</p> : null}
      <p className="mt-2 flex flex-wrap gap-x-6">
        <button type="button" autoFocus onClick={() => setAsking(null)} className="link min-h-11">
          {t('cancel')}
        </button>
        <button type="button" aria-disabled={busy} onClick={goOut} className="min-h-11 font-semibold text-seal">
          {t(guest ? 'signOutGuestConfirm' : 'unsentConfirm')}
        </button>
      </p>
    </div>
  )
}
