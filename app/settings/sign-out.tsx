'use client'

import { startTransition, useState } from 'react'
import { counted, type Counted } from '@/app/_ui/counted'
import { clearDevice, unsentAnswers } from '@/app/_ui/device-data'
import { leave } from './actions'

interface SignOutProps {
  userId: string
  /** a guest cannot come back: asked first, always */
  guest: boolean
  words: {
    signOut: string
    /** how many answers would be lost */
    unsent: Counted
    /** what else would be; empty for an account */
    loss: string
    confirm: string
    cancel: string
  }
}

/** The way out. Asks first when something would be lost: answers not sent yet, or all that a guest has done. */
export function SignOut({ userId, guest, words }: SignOutProps) {
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
        {words.signOut}
      </button>
    )
  }
  return (
    <div role="group" className="border-l-3 border-seal pl-4">
      {asking.unsent > 0 ? <p>{counted(words.unsent, asking.unsent)}</p> : null}
      {words.loss === '' ? null : <p>{words.loss}</p>}
      <p className="mt-2 flex flex-wrap gap-x-6">
        <button type="button" autoFocus onClick={() => setAsking(null)} className="link min-h-11">
          {words.cancel}
        </button>
        <button type="button" aria-disabled={busy} onClick={goOut} className="min-h-11 font-semibold text-seal">
          {words.confirm}
        </button>
      </p>
    </div>
  )
}
